// Tool: what stands in a column of a CSV file: how many numbers, words and missing values, and where the first of each is.
#pragma once

#include "common/math/matrix.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace nn {

struct ColumnStatistics {
    struct Place {
        std::string field;
        std::ptrdiff_t line;
    };
    Index numbers = 0, words = 0, doubtful = 0; // doubtful: a missing value among numbers, a word among words
    std::optional<Place> word, missing, doubt;  // where the first of them is
    bool holds_first_row = false; // below a first row that may be a header stands what stands in it

    // A field, with a point in place of its decimal comma.
    void add(std::string_view field, std::ptrdiff_t line);
    // The same, of a line above those that were added.
    void add_first(std::string_view field, std::ptrdiff_t line);

    // Otherwise it is a column of numbers.
    bool is_categorical() const { return words > 0 || (numbers == 0 && doubtful > 0); }
    // Those in which something stands.
    Index rows() const { return numbers + words + (is_categorical() ? doubtful : 0); }
    const std::optional<Place>& first_missing() const;
};

} // namespace nn
