// Tool: what the columns of a CSV file are, found by going through all of its rows: names, numbers, words, the label.
#pragma once

#include "common/trainer/table.hpp"

#include <optional>

namespace nn {

struct Layout {
    enum class Use { label, numbers, words, left_out };
    struct ColumnLayout {
        std::string name;
        Use use = Use::left_out;
        std::vector<std::string> words = {}; // in the order of their bytes, where it is one of words
    };
    bool header = false;                    // the first row of the file
    std::vector<ColumnLayout> columns;      // of the file
    std::vector<std::size_t> features = {}; // those to learn from
    std::size_t label = 0;
    bool label_is_words = false;
    Index rows = 0;     // without the header, with those that are left out for a missing value
    std::string format; // as in Table
};

// How a field reads in a column of words, or of numbers: a few marks of missing values may be words.
bool is_missing(std::string_view field, bool among_words);

// A field in a message: in quotes, in one line, and not too long.
std::string in_quotes(std::string_view field);

// Where the columns that a network has learned from stand in a file whose columns are called `names`: by their names, several of one
// name in their order. Throws std::runtime_error where one is not there, or not as often.
std::vector<std::size_t> places_of(const files::CsvReader& reader, const std::vector<Column>& columns,
                                   const std::vector<std::string>& names);

// Goes through the file two or three times; afterwards the reader is at its end. `at_row` is called for each row
// of the first time. Throws as read_table() says.
Layout layout_of(files::CsvReader& reader, const ReadOptions& options, const std::function<void()>& at_row);

} // namespace nn
