#include "common/trainer/predictor.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/training.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nn {

Predictor::Predictor(const Checkpoint& file, bool refuses_unknown, int digits)
    : encoding_(file.model.encoding),
      refuses_unknown_(refuses_unknown),
      digits_(digits),
      digits_of_amounts_(digits),
      loss_(loss_of(encoding_)),
      features_(1, std::ssize(encoding_.columns)),
      positions_(encoding_.columns.size()) {
    if (encoding_.is_regression()) {
        const double mean = std::abs(encoding_.target.mean(0, 0)),
                     deviation = encoding_.target.standard_deviation(0, 0);
        digits_of_amounts_ =
            std::clamp(digits + static_cast<int>(std::log10(std::max(1.0, mean / deviation))), digits, 17);
    }
    Random random(0); // for weights that are replaced at once
    network_ = Architecture{file.model.sizes, file.model.activation}.build(random);
    network_.restore(best_parameters(file));
    for (std::size_t j = 0; j < positions_.size(); ++j) {
        for (const std::string& category : encoding_.columns[j].categories)
            positions_[j].emplace(category, static_cast<Scalar>(positions_[j].size()));
    }
}

std::vector<std::string> Predictor::titles() const {
    std::vector<std::string> titles = {"prediction"};
    for (const std::string& name : encoding_.class_names) titles.push_back("p(" + name + ")");
    return titles;
}

std::vector<std::string> Predictor::predict(const files::CsvReader& row,
                                            const std::vector<std::size_t>& places) {
    for (std::size_t j = 0; j < places.size(); ++j) {
        features_(0, static_cast<Index>(j)) = value_of(row, row.fields()[places[j]], j);
    }
    if (!compute()) row.refuse("the network's prediction is not finite");
    return words();
}

std::vector<std::string> Predictor::predict(std::span<const Scalar> numbers) {
    std::copy(numbers.begin(), numbers.end(), features_.data());
    if (!compute()) throw std::runtime_error("the network's prediction is not finite");
    return words();
}

bool Predictor::compute() {
    one_hot(features_, encoding_.columns, x_);
    standardize(x_, encoding_);
    const Matrix& z = network_.predict(x_, buffers_);
    loss_.predictions(z, y_);
    if (!encoding_.is_regression() &&
        encoding_.outputs() == 1) { // not 1 - p, which has few digits where it is small
        negative_ = z;
        negative_(0, 0) = -z(0, 0);
        loss_.predictions(negative_, first_);
    }
    encoding_.target.undo(y_);
    return all_finite(y_);
}

std::vector<std::string> Predictor::words() const {
    if (encoding_.is_regression()) return {text::general(y_(0, 0), digits_of_amounts_)};
    std::vector<std::string> predicted = {
        encoding_.class_names[static_cast<std::size_t>(class_in_row(y_, 0))]};
    if (encoding_.outputs() == 1) predicted.push_back(text::general(first_(0, 0), digits_));
    for (const Scalar p : y_) predicted.push_back(text::general(p, digits_));
    return predicted;
}

Scalar Predictor::value_of(const files::CsvReader& row, std::string_view field, std::size_t j) const {
    constexpr Scalar none = std::numeric_limits<Scalar>::quiet_NaN();
    const Column& column = encoding_.columns[j];
    const bool is_categorical = !column.categories.empty();
    const auto refuse = [&](const std::string& reason) {
        row.refuse(text::in_quotes(field) + " in column " + text::in_quotes(column.name) + " " + reason);
    };
    if (is_categorical) {
        const auto found = positions_[j].find(field);
        if (found != positions_[j].end()) return found->second;
    } else if (const std::optional<Scalar> number = number_of(row.with_point(field))) {
        return *number;
    }
    if (is_missing(field, is_categorical)) {
        if (encoding_.fills_missing) return none;
        refuse("stands for a missing value; train with --missing mean to have such rows predicted");
    }
    if (!is_categorical) refuse("is no number");
    if (refuses_unknown_)
        refuse("is a category that the network has not learned; with --unknown zero it counts as none");
    return none;
}

} // namespace nn
