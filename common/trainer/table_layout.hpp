// Tool: what the columns of a CSV file are, found by going through all of its rows: names, numbers, categories, the label.
#pragma once

#include "common/trainer/table.hpp"

#include <optional>

namespace nn {

struct Layout {
    enum class Use { label, numeric, categorical, left_out };
    struct ColumnLayout {
        std::string name;
        Use use = Use::left_out;
        std::vector<std::string> categories = {}; // in the order of their bytes, where it is categorical
    };
    bool header = false;                    // the first row of the file
    std::vector<ColumnLayout> columns;      // of the file
    std::vector<std::size_t> features = {}; // those to learn from
    std::size_t label = 0;
    bool label_is_categorical = false;
    Index rows = 0;     // without the header, with those that are left out for a missing value
    std::string format; // as in Table
};

// Goes through the file once, and once more where a column is categorical; afterwards the reader is at its end. `at_row` is
// called for each row of the first time. Throws as read_table() says.
Layout layout_of(files::CsvReader& reader, const ReadOptions& options, const std::function<void()>& at_row);

} // namespace nn
