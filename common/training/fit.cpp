#include "common/training/fit.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace nn {

namespace {

constexpr Index rows_scored_at_once = 1024; // so that scoring a large data set needs little memory

double penalties_of(const Network& network, const Optimizer& optimizer, const FitOptions& options) {
    double sum = optimizer.penalty(network.parameters());
    for (const Penalty& penalty : options.penalties) sum += penalty.value(network.parameters());
    return sum;
}

// The mean loss over all rows, chunk by chunk.
Score score(const Network& network, const Loss& loss, Batches& chunks, double penalty,
            Network::Buffers& buffers) {
    double sum = 0;
    Index rows = 0, right = 0;
    for (Index i = 0; i < chunks.count(); ++i) {
        const Dataset& chunk = chunks[i];
        const Matrix& y = network.predict(chunk.x, buffers);
        sum += loss.value(y, chunk.target) * static_cast<double>(chunk.size());
        right += loss.count_correct(y, chunk.target);
        rows += chunk.size();
    }
    const double mean = sum / static_cast<double>(rows);
    return {.objective = mean + penalty,
            .loss = mean,
            .accuracy = static_cast<double>(right) / static_cast<double>(rows)};
}

void require_sensible(const FitOptions& options) {
    if (options.first_epoch < 0 || options.epochs < options.first_epoch) {
        throw std::invalid_argument(
            "fit: needs 0 or more epochs, and an end that is not before the beginning");
    }
    if (!(options.learning_rate > 0) || !std::isfinite(options.learning_rate)) {
        throw std::invalid_argument("fit: the learning rate has to be a number above 0");
    }
}

// Where a forward pass first meets a number that is not finite: "0.weight", "the output of layer 2".
std::string first_not_finite(const Network& network, const Matrix& x) {
    Matrix in = x, out;
    for (Index l = 0; l < network.layer_count(); ++l) {
        const std::string number = std::to_string(l);
        for (const Parameter* p : network.parameters()) {
            if (p->name.starts_with(number + ".") && !all_finite(p->value)) return p->name;
        }
        network.layer(l).predict(in, out);
        if (!all_finite(out)) return "the output of layer " + number;
        in.swap(out);
    }
    return "the loss";
}

// Throws, naming the place, when the loss on these inputs is not finite.
void require_finite(double loss, const Network& network, const Matrix& x, Index epoch, long long step) {
    if (std::isfinite(loss)) return;
    throw std::runtime_error("epoch " + std::to_string(epoch) + ", step " + std::to_string(step) +
                             ": the numbers are no longer finite, beginning with " +
                             first_not_finite(network, x) + "; a smaller learning rate may help");
}

// A loss may be finite although they are not: the tanh of infinity is 1.
bool has_finite_parameters(const Network& network) {
    for (const Parameter* p : network.parameters()) {
        if (!all_finite(p->value)) return false;
    }
    return true;
}

} // namespace

Score score_of(const Network& network, const Loss& loss, const Dataset& data) {
    Batches chunks(data, rows_scored_at_once);
    Network::Buffers buffers;
    return score(network, loss, chunks, 0, buffers);
}

Epoch fit(Network& network, const Loss& loss, Optimizer& optimizer, const Dataset& training,
          const FitOptions& options, Random& random) {
    require_sensible(options);
    require_valid(training, "fit: training data");
    if (options.validation) require_valid(*options.validation, "fit: validation data");
    Batches batches(training, options.batch_size);
    Batches training_chunks(training, rows_scored_at_once);
    std::optional<Batches> validation_chunks;
    if (options.validation) validation_chunks.emplace(*options.validation, rows_scored_at_once);

    long long steps = 0;
    Network::Buffers buffers;
    const auto score_epoch = [&](Index number) {
        const double penalty = penalties_of(network, optimizer, options);
        Epoch epoch{number, score(network, loss, training_chunks, penalty, buffers), {}};
        require_finite(epoch.training.objective, network, training.x, number, steps);
        if (!has_finite_parameters(network)) require_finite(NAN, network, training.x, number, steps);
        if (validation_chunks) {
            epoch.validation = score(network, loss, *validation_chunks, penalty, buffers);
            require_finite(epoch.validation->loss, network, options.validation->x, number, steps);
        }
        return epoch;
    };
    const auto somebody_stops = [&](const Epoch& epoch) {
        bool stop = false;
        for (const Observer& observer : options.observers) stop |= observer(epoch) == Decision::stop;
        return stop;
    };

    Matrix dy;
    Epoch epoch = score_epoch(options.first_epoch);
    bool stopped = somebody_stops(epoch);
    for (Index number = options.first_epoch + 1; number <= options.epochs && !stopped; ++number) {
        const double rate = options.rate_in(number);
        if (!(rate >= 0) || !std::isfinite(rate)) {
            throw std::invalid_argument("fit: the schedule gives no learning rate from 0 in epoch " +
                                        std::to_string(number));
        }
        if (options.shuffle) batches.shuffle(random);
        for (Index i = 0; i < batches.count(); ++i) {
            const Dataset& batch = batches[i];
            const Matrix& y = network.forward(batch.x);                             // forward pass
            const double batch_loss = loss.value_and_gradient(y, batch.target, dy); // the loss, and ∂L/∂y
            network.backward(dy); // backpropagation: ∂L/∂w of every parameter
            require_finite(batch_loss, network, batch.x, number, ++steps);
            for (const Penalty& penalty : options.penalties) {
                if (penalty.add_gradient) penalty.add_gradient(network.parameters());
            }
            optimizer.step(network.parameters(), rate); // gradient descent
        }
        // The weights moved between the batches, so their losses are of many networks; this is of one.
        epoch = score_epoch(number);
        stopped = somebody_stops(epoch);
    }
    return epoch;
}

} // namespace nn
