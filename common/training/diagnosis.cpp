// Chapter 6: norms, slopes, and rows that cannot be told apart.
#include "common/training/diagnosis.hpp"

#include "common/network/activation_layer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nn {

namespace {

constexpr double close = 0.05; // answers, and answers and targets

double mean_target(const std::vector<Index>& rows, const Matrix& targets) {
    double sum = 0;
    for (const Index row : rows) sum += targets(row, 0);
    return sum / static_cast<double>(rows.size());
}

} // namespace

StepSize last_step(ConstParameters parameters, double learning_rate) {
    double slopes = 0, weights = 0;
    for (const Parameter* p : parameters) {
        for (const Scalar slope : p->gradient) slopes += double(slope) * double(slope);
        for (const Scalar weight : p->value) weights += double(weight) * double(weight);
    }
    const double norm = std::sqrt(slopes);
    return {norm, weights > 0 ? learning_rate * norm / std::sqrt(weights) : 0};
}

UnitHealth health_of(const Network& network, const Matrix& x) {
    UnitHealth health;
    Matrix in = x, out;
    for (Index l = 0; l < network.layer_count(); ++l) {
        network.layer(l).predict(in, out);
        if (const auto* bend = dynamic_cast<const ActivationLayer*>(&network.layer(l))) {
            health.units += in.columns();
            with_activation(bend->activation(), [&](auto f) {
                for (Index j = 0; j < in.columns(); ++j) {
                    double steepest = 0;
                    for (Index i = 0; i < in.rows(); ++i) {
                        steepest = std::max(steepest, std::abs(double(f.slope(in(i, j), out(i, j)))));
                    }
                    health.dead += steepest == 0;
                    health.saturated += steepest > 0 && steepest < 0.01;
                }
            });
        }
        in.swap(out);
    }
    return health;
}

std::vector<Alike> answered_alike(const Matrix& answers, const Matrix& targets) {
    std::vector<Index> order(static_cast<std::size_t>(std::min<Index>(answers.rows(), 1000)));
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return answers(a, 0) < answers(b, 0); });
    std::vector<Alike> groups;
    for (auto first = order.begin(); first != order.end();) {
        auto last = first + 1; // behind the last that is close to the first
        while (last != order.end() && answers(*last, 0) - answers(*first, 0) < close) ++last;
        Alike group{{first, last}, 0};
        for (const Index row : group.rows) {
            group.answer += answers(row, 0) / static_cast<double>(group.rows.size());
        }
        const double mean = mean_target(group.rows, targets);
        if (mean > 0 && mean < 1 && std::abs(group.answer - mean) < close) {
            std::sort(group.rows.begin(), group.rows.end());
            groups.push_back(group);
        }
        first = last;
    }
    return groups;
}

double shelf_of(const std::vector<Alike>& groups, const Matrix& targets) {
    double sum = 0;
    for (const Alike& group : groups) {
        const double q = mean_target(group.rows, targets);
        sum -= static_cast<double>(group.rows.size()) * (q * std::log(q) + (1 - q) * std::log(1 - q));
    }
    return sum / static_cast<double>(targets.rows());
}

double shelf_at(double loss, const std::vector<Alike>& groups, const Matrix& targets) {
    const double shelf = shelf_of(groups, targets);
    return std::abs(loss - shelf) < 0.05 * shelf ? shelf : 0;
}

} // namespace nn
