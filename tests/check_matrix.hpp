// The harness of check.hpp, and a check for matrices.
#pragma once

#include "common/math/shape.hpp"
#include "tests/check.hpp"

#include <algorithm>

namespace check {

// {{1, 2}, {3, 4}}
inline std::string shown(const nn::Matrix& a) {
    std::string text;
    for (nn::Index i = 0; i < a.size(); ++i) {
        text += (i % a.columns() != 0 ? ", " : i == 0 ? "{{" : "}, {") + shown(a.data()[i]);
    }
    return text.empty() ? "{}" : text + "}}";
}

// The shapes, if they differ; both matrices, if they are small; otherwise the first entry that differs.
inline std::string difference(const nn::Matrix& actual, const nn::Matrix& expected) {
    if (shape(actual) != shape(expected)) return " is " + shape(actual) + ", expected " + shape(expected);
    if (actual.size() <= 12) return " is " + shown(actual) + ", expected " + shown(expected);
    const nn::Index i = std::mismatch(actual.begin(), actual.end(), expected.begin()).first - actual.begin();
    if (i == actual.size()) return "";
    const nn::Index row = i / actual.columns(), column = i % actual.columns();
    return ": entry (" + std::to_string(row) + ", " + std::to_string(column) + ") is " +
           shown(actual(row, column)) + ", expected " + shown(expected(row, column));
}

inline void note_matrix(const char* file, int line, const std::string& what, const nn::Matrix& actual,
                        const nn::Matrix& expected) {
    note(actual == expected, file, line, what + difference(actual, expected));
}

} // namespace check

// CHECK_MATRIX(z, {{11, 22}, {13, 24}}): z has this shape, and these numbers.
#define CHECK_MATRIX(actual, ...) check::note_matrix(__FILE__, __LINE__, #actual, actual, __VA_ARGS__)
