#include "common/trainer/encoding.hpp"

#include "common/text/numbers.hpp"

#include <cmath>

namespace nn {

namespace {

void undo(const Standardizer& standardizer, Matrix& values) {
    standardizer.undo(values);
    for (Index i = 0; i < values.rows(); ++i) {
        for (Index j = 0; j < values.columns();
             ++j) { // 0 that is no longer 0 after there and back, by rounding
            const Scalar unit = standardizer.standard_deviation(0, j);
            if (std::abs(values(i, j)) < Scalar(1e-12) * unit) values(i, j) = 0;
        }
    }
}

} // namespace

Index inputs_of(const std::vector<Column>& columns) {
    Index count = 0;
    for (const Column& column : columns) count += column.inputs();
    return count;
}

std::vector<Column> pixel_columns(Index rows, Index columns) {
    std::vector<Column> names;
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column)
            names.push_back({"pixel " + std::to_string(row) + " " + std::to_string(column)});
    }
    return names;
}

std::vector<std::string> Encoding::input_names() const {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    return names;
}

void one_hot(const Matrix& features, const std::vector<Column>& columns, Matrix& x) {
    x.resize(features.rows(), inputs_of(columns));
    for (Index i = 0; i < x.rows(); ++i) {
        Index input = 0, column = 0;
        for (const Column& here : columns) {
            const Scalar value = features(i, column++);
            if (here.categories.empty()) {
                x(i, input++) = value;
                continue;
            }
            for (Index word = 0; word < here.inputs(); ++word)
                x(i, input++) = value == static_cast<Scalar>(word);
        }
    }
}

void standardize(Matrix& x, const Encoding& encoding) {
    encoding.inputs.apply(x);
    if (!encoding.fills_missing) return;
    for (Scalar& value : x) {
        if (std::isnan(value)) value = 0;
    }
}

Dataset decoded(const Dataset& encoded, const Encoding& encoding) {
    Dataset data = encoded;
    undo(encoding.inputs, data.x);
    undo(encoding.target, data.target);
    return data;
}

std::vector<std::string> row_as_text(const Matrix& decoded, Index row, const Encoding& encoding) {
    std::vector<std::string> fields;
    Index input = 0;
    for (const Column& column : encoding.columns) {
        if (column.categories.empty()) {
            fields.push_back(text::general(decoded(row, input++), 6));
            continue;
        }
        std::string field = "?";
        for (const std::string& word : column.categories) {
            if (decoded(row, input++) > Scalar(0.5)) field = word;
        }
        fields.push_back(field);
    }
    return fields;
}

} // namespace nn
