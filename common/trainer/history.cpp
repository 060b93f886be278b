#include "common/trainer/history.hpp"

#include "common/trainer/training.hpp"
#include "common/training/fit.hpp"

#include <cmath>

namespace nn {

bool Goal::is_reached(const Epoch& epoch, const Network& network, const Loss& loss, const Dataset& training,
                      Buffers& buffers) const {
    if (target_loss > 0) return epoch.training.loss <= target_loss;
    if (close_enough == 0) return false;
    loss.predictions(network.predict(training.x, buffers.network), buffers.predictions);
    return largest_difference(buffers.predictions, training.target) < close_enough;
}

void History::add(const Epoch& epoch, bool is_solved) {
    const auto x = static_cast<double>(epoch.number);
    loss.add(x, epoch.training.loss);
    objective.add(x, epoch.training.objective);
    if (epoch.validation) validation.add(x, epoch.validation->loss);
    last = epoch;
    if (!is_solved) solved_since.reset();
    if (is_solved && !solved_since) solved_since = epoch.number;
}

void History::restore(const BestEpoch& best, Training& training, const Goal& goal) {
    training.network.restore(best.weights);
    restored_epoch = best.number;
    if (best.number == last.number) return; // it is the network that was scored last
    last.training = score_of(training.network, training.loss, training.problem.training);
    last.validation = score_of(training.network, training.loss, training.problem.validation);
    solved_since.reset();
    Goal::Buffers buffers;
    if (goal.is_reached(last, training.network, training.loss, training.problem.training, buffers)) {
        solved_since = restored_epoch;
    }
}

constexpr Index small = 5'000, largest = 100'000; // parameters

void Snapshots::add(Index epoch, double loss, const Network& network) {
    if (all_.empty()) {
        first_ = next_ = epoch;
        size_ = 0;
        for (const Parameter* parameter : network.parameters()) size_ += parameter->value.size();
    }
    last_ = {epoch, loss, {}};
    if (epoch < next_ || size_ > largest) return;
    all_.push_back({epoch, loss, network.snapshot()});
    next_ = epoch + 1 + (epoch - first_) / (size_ <= small ? 50 : 8);
}

std::vector<Snapshot> Snapshots::with_current(const Network& network) const {
    std::vector<Snapshot> snapshots = all_;
    if (!snapshots.empty() && snapshots.back().epoch < last_.epoch) {
        snapshots.push_back({last_.epoch, last_.loss, network.snapshot()});
    }
    return snapshots;
}

} // namespace nn
