// Tool: what a network from a file predicts for the rows of a table: their inputs encoded, its prediction decoded.
#pragma once

#include "common/files/csv.hpp"
#include "common/network/losses.hpp"
#include "common/trainer/architecture.hpp"
#include "common/trainer/model.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nn {

class Predictor {
public:
    // Of a checkpoint the weights of the best epoch. A category that the network has not learned is refused, or else
    // counts as none. Numbers have so many digits, and more where they differ by little beside what they are. The file has to
    // outlive it.
    Predictor(const Checkpoint& file, bool refuses_unknown, int digits = 6);

    // The names of what predict() returns: "prediction", and for classes "p(ant)", "p(bee)", ...
    std::vector<std::string> titles() const;

    // `places` says in which of the row's fields each of the network's columns stands. The class and the probability of
    // each, or the number. Throws std::runtime_error, with file, line and column, for a field that is no number or no
    // category that the network has learned, and for one that is missing, if it has learned from no such rows.
    std::vector<std::string> predict(const files::CsvReader& row, const std::vector<std::size_t>& places);

    // Of the numbers of one row. Throws std::runtime_error when the prediction is not finite.
    std::vector<std::string> predict(std::span<const Scalar> numbers);

private:
    bool compute();                         // features_ -> y_; whether that is finite
    std::vector<std::string> words() const; // for y_

    // The number, or the position of the category; NaN for none.
    Scalar value_of(const files::CsvReader& row, std::string_view field, std::size_t column) const;

    const Encoding& encoding_;
    const bool refuses_unknown_;
    int digits_, digits_of_amounts_;
    const Loss& loss_;
    Network network_;
    Network::Buffers buffers_;
    Matrix features_, x_, y_;
    Matrix negative_, first_; // of two classes: -z, and the probability of the first one
    std::vector<std::map<std::string, Scalar, std::less<>>> positions_; // of each column's categories
};

} // namespace nn
