#include "common/trainer/evaluation.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace nn {

namespace {

constexpr std::size_t most_classes_for_confusion = 1000;
constexpr Index at_once = 1024;                  // samples, so that many need little memory
constexpr double most_work_for_importance = 1e9; // multiplications

void copy_rows(const Matrix& from, Index first, Index count, Matrix& to) {
    to.resize(count, from.columns());
    std::copy_n(from.data() + first * from.columns(), to.size(), to.data());
}

// The class that most of the targets have.
Index most_frequent(const Matrix& targets) {
    std::vector<Index> counts(static_cast<std::size_t>(std::max<Index>(2, targets.columns())));
    for (Index i = 0; i < targets.rows(); ++i) ++counts[static_cast<std::size_t>(class_in_row(targets, i))];
    return std::max_element(counts.begin(), counts.end()) - counts.begin();
}

} // namespace

double Evaluation::score(bool is_regression) const {
    return is_regression ? r2 : static_cast<double>(correct) / static_cast<double>(samples);
}

double Evaluation::mean_recall() const {
    double sum = 0;
    int classes = 0;
    for (std::size_t i = 0; confusion && i < confusion->classes.size(); ++i) {
        if (confusion->samples_of(i) == 0) continue;
        sum += confusion->recall(i);
        ++classes;
    }
    return classes > 0 ? sum / classes : 0;
}

Evaluation evaluation_of(const Training& training, const Network& network, const Dataset& samples) {
    const Encoding& encoding = training.problem.encoding;
    Evaluation evaluation{.samples = samples.size(), .baseline_class = "", .confusion = {}};
    const std::size_t classes = encoding.class_names.size();
    const Index baseline = encoding.is_regression() ? 0 : most_frequent(training.problem.training.target);
    if (!encoding.is_regression()) {
        evaluation.baseline_class = encoding.class_names[static_cast<std::size_t>(baseline)];
        if (classes <= most_classes_for_confusion)
            evaluation.confusion =
                Confusion{encoding.class_names, {classes, std::vector<std::ptrdiff_t>(classes)}};
    }
    const double unit = encoding.is_regression() ? encoding.target.standard_deviation(0, 0) : 1;
    double errors = 0, sum = 0,
           squares = 0; // of standardised numbers, whose mean is that of the training samples
    Matrix x, predictions;
    Network::Buffers buffers;
    for (Index first = 0; first < samples.size(); first += at_once) {
        copy_rows(samples.x, first, std::min(at_once, samples.size() - first), x);
        training.loss.predictions(network.predict(x, buffers), predictions);
        for (Index i = 0; i < x.rows(); ++i) {
            if (encoding.is_regression()) {
                const double target = samples.target(first + i, 0), error = predictions(i, 0) - target;
                errors += error * error;
                sum += target;
                squares += target * target;
                continue;
            }
            const Index target = class_in_row(samples.target, first + i),
                        predicted = class_in_row(predictions, i);
            evaluation.correct += predicted == target;
            evaluation.baseline_correct += target == baseline;
            if (evaluation.confusion)
                ++evaluation.confusion
                      ->counts[static_cast<std::size_t>(target)][static_cast<std::size_t>(predicted)];
        }
    }
    const auto n = static_cast<double>(samples.size());
    evaluation.rmse = unit * std::sqrt(errors / n);
    evaluation.baseline_rmse = unit * std::sqrt(squares / n);
    const double own =
        squares - sum * sum / n; // squared distances from the samples' own mean; 0 but for rounding
    evaluation.r2 = own > 1e-12 * squares ? 1 - errors / own : std::numeric_limits<double>::quiet_NaN();
    return evaluation;
}

std::string words_for(const Evaluation& evaluation, bool is_regression) {
    if (is_regression) {
        const std::string r2 = std::isfinite(evaluation.r2) ? ", R² " + text::fixed(evaluation.r2, 3) : "";
        return "RMSE " + text::general(evaluation.rmse, 5) + r2;
    }
    const double percent = 100 * evaluation.score(false);
    return text::general(evaluation.correct < evaluation.samples ? std::min(percent, 99.9) : percent, 3) +
           " %, " + std::to_string(evaluation.correct) + " of " + std::to_string(evaluation.samples);
}

std::vector<Importance> importances_of(const Training& training, const Dataset& samples) {
    const Encoding& encoding = training.problem.encoding;
    double weights = 0;
    for (const Parameter* p : training.network.parameters()) weights += static_cast<double>(p->value.size());
    const double work = weights * static_cast<double>(encoding.columns.size());
    if (work * static_cast<double>(std::min<Index>(samples.size(), 100)) > 20 * most_work_for_importance)
        return {};
    const Index count =
        std::min(samples.size(), std::max<Index>(100, static_cast<Index>(most_work_for_importance / work)));
    const Dataset some = evenly_spaced(samples, count);
    const double score = evaluation_of(training, training.network, some).score(encoding.is_regression());
    std::vector<Index> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), Index{0});
    Random random(1);
    std::vector<Importance> importances;
    Index input = 0;
    for (const Column& column : encoding.columns) {
        Dataset shuffled = some;
        shuffle(order, random);
        for (Index i = 0; i < count; ++i) {
            std::copy_n(some.x.data() + order[static_cast<std::size_t>(i)] * some.x.columns() + input,
                        column.inputs(), shuffled.x.data() + i * some.x.columns() + input);
        }
        input += column.inputs();
        importances.push_back(
            {column.name,
             score - evaluation_of(training, training.network, shuffled).score(encoding.is_regression())});
    }
    std::stable_sort(importances.begin(), importances.end(),
                     [](const Importance& a, const Importance& b) { return a.lost > b.lost; });
    return importances;
}

} // namespace nn
