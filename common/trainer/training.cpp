#include "common/trainer/training.hpp"

#include "common/network/softmax_cross_entropy.hpp"
#include "common/text/numbers.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/weighted_loss.hpp"
#include "common/training/penalty.hpp"

#include <stdexcept>
#include <utility>

namespace nn {

const Loss& loss_of(const Encoding& encoding) {
    static const BinaryCrossEntropy cross_entropy;
    static const MeanSquaredError squared_error;
    static const SoftmaxCrossEntropy softmax;
    if (encoding.is_regression()) return squared_error;
    if (encoding.outputs() > 1) return softmax;
    return cross_entropy;
}

std::vector<Index> layer_sizes(const std::vector<Index>& hidden, const Problem& problem) {
    std::vector<Index> sizes = {problem.training.x.columns()};
    sizes.insert(sizes.end(), hidden.begin(), hidden.end());
    sizes.push_back(problem.encoding.outputs());
    return sizes;
}

OptimizerChoice sgd(double l1) {
    return {"sgd", l1 > 0 ? "L1 " + text::general(l1) : "",
            [l1] { return std::make_unique<ProximalSgd>(l1); }};
}

Training::Training(Problem learned, Architecture built, const Random& drawn_from, std::uint64_t begun_with,
                   const OptimizerChoice& choice)
    : seed(begun_with),
      random(drawn_from),
      before_weights(drawn_from),
      problem(std::move(learned)),
      architecture(std::move(built)),
      network(architecture.build(random)),
      weighted_loss(problem.class_weights.empty()
                        ? nullptr
                        : std::make_unique<WeightedLoss>(loss_of(problem.encoding), problem.class_weights)),
      loss(weighted_loss ? *weighted_loss : loss_of(problem.encoding)),
      optimizer_choice(choice),
      optimizer(choice.make()) {}

Training::Training(Problem learned, Architecture built, std::uint64_t begun_with,
                   const OptimizerChoice& choice)
    : Training(std::move(learned), std::move(built), Random(begun_with), begun_with, choice) {}

void Training::resume(const Checkpoint& file) {
    network.restore(file.model.parameters);
    epochs_trained = file.model.epochs;
    if (!file.training) return;
    if (file.training->optimizer_name != optimizer_choice.name) {
        throw std::invalid_argument("training: goes on with " + file.training->optimizer_name +
                                    ", not with " + optimizer_choice.name);
    }
    random = Random(file.training->random);
    optimizer->resume_from(file.training->optimizer, network.parameters());
}

Matrix Training::predictions() const {
    Matrix predictions;
    loss.predictions(network.predict(problem.training.x), predictions);
    return predictions;
}

// Of more rows than that a file keeps no fingerprints: its header would be too long.
constexpr std::size_t most_fingerprints = 5'000'000;

Model Training::model(Index epochs) const {
    std::vector<std::uint32_t> learned = problem.fingerprints;
    learned.insert(learned.end(), problem.learned_before.begin(), problem.learned_before.end());
    return {architecture.sizes,
            architecture.activation,
            problem.encoding,
            epochs,
            network.snapshot(),
            learned.empty() || learned.size() > most_fingerprints
                ? std::nullopt
                : std::optional(sorted_without_repeats(std::move(learned))),
            options};
}

Checkpoint Training::checkpoint(Index epochs, const BestEpoch& best) const {
    return {model(epochs), TrainingState{seed, problem.validation_fraction, random.state(), best,
                                         optimizer_choice.name, optimizer->state(),
                                         problem.table == 0 ? std::nullopt : std::optional(problem.table)}};
}

} // namespace nn
