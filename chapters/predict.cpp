// Tool: what a network that ./train has kept predicts for new rows: each row's inputs encoded, its prediction decoded.
#include "common/cli/program.hpp"
#include "common/files/csv.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/table.hpp"
#include "common/trainer/table_layout.hpp"
#include "common/trainer/training.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <map>

using namespace nn;

struct Settings {
    cli::Options& options;
    std::string unknown =
        options.choice("--unknown", "refuse", {"refuse", "zero"},
                       "a word that the network has not learned: the row is refused, or the word "
                       "counts as none");
    std::string model = options.operand("MODEL"); // that ./train has kept
    // Of new rows; "-" is standard input. Without it, the program says which columns the network wants.
    std::string rows = options.optional_operand("ROWS.csv");
};

// Where the column stands that read_table() calls so in a table without names: 2 for "column 3".
std::optional<std::size_t> column_index(const std::string& name) {
    const std::string begin = "column ";
    if (!name.starts_with(begin)) return {};
    const auto number = text::whole_number<std::size_t>(name.substr(begin.size()));
    return number && *number > 0 ? std::optional(*number - 1) : std::nullopt;
}

bool are_numbered(const std::vector<Column>& columns) {
    return std::all_of(columns.begin(), columns.end(),
                       [](const Column& column) { return column_index(column.name).has_value(); });
}

// In a row without names: where they stood in the table, or one after the other where no others are.
std::vector<std::size_t> numbered_columns(const std::vector<Column>& columns, std::size_t fields) {
    std::vector<std::size_t> places;
    for (const Column& column : columns) {
        places.push_back(fields == columns.size() ? places.size() : *column_index(column.name));
    }
    return places;
}

std::string line_of(std::vector<std::string> fields, char separator) {
    for (std::string& field : fields) field = files::csv_field(field, separator);
    return text::joined(fields, std::string(1, separator)) + "\n";
}

class Predictor {
public:
    Predictor(const Checkpoint& file, bool refuses_unknown)
        : encoding_(file.model.encoding),
          refuses_unknown_(refuses_unknown),
          loss_(loss_of(encoding_)),
          features_(1, std::ssize(encoding_.columns)),
          words_(encoding_.columns.size()) {
        if (encoding_.is_regression()) { // of amounts that differ by little beside what they are, more digits
            const double mean = std::abs(encoding_.target.mean(0, 0)),
                         deviation = encoding_.target.standard_deviation(0, 0);
            digits_ = std::clamp(6 + static_cast<int>(std::log10(std::max(1.0, mean / deviation))), 6, 17);
        }
        Random random(0); // for weights that are replaced at once
        network_ = Architecture{file.model.sizes, file.model.activation}.build(random);
        const bool has_best = file.training && !file.training->best.weights.empty();
        network_.restore(has_best ? file.training->best.weights : file.model.parameters);
        for (std::size_t j = 0; j < words_.size(); ++j) {
            for (const std::string& word : encoding_.columns[j].words)
                words_[j].emplace(word, static_cast<Scalar>(words_[j].size()));
        }
    }

    std::vector<std::string> titles() const {
        std::vector<std::string> titles = {"prediction"};
        for (const std::string& name : encoding_.class_names) titles.push_back("p(" + name + ")");
        return titles;
    }

    std::vector<std::string> predict(const files::CsvReader& row, const std::vector<std::size_t>& places) {
        for (std::size_t j = 0; j < places.size(); ++j) {
            features_(0, static_cast<Index>(j)) = value_of(row, row.fields()[places[j]], j);
        }
        one_hot(features_, encoding_.columns, x_);
        standardize(x_, encoding_);
        loss_.predictions(network_.predict(x_, buffers_), y_);
        encoding_.target.undo(y_);
        if (!all_finite(y_)) row.refuse("the network's prediction is not finite");
        if (encoding_.is_regression()) return {text::general(y_(0, 0), digits_)};
        std::vector<std::string> predicted = {
            encoding_.class_names[static_cast<std::size_t>(class_in_row(y_, 0))]};
        if (encoding_.outputs() == 1) predicted.push_back(text::general(1 - double(y_(0, 0)), 6));
        for (const Scalar p : y_) predicted.push_back(text::general(p, 6));
        return predicted;
    }

private:
    // The number, or the position of the word; NaN for none. Throws where the network has learned from no such field.
    Scalar value_of(const files::CsvReader& row, std::string_view field, std::size_t j) const {
        constexpr Scalar none = std::numeric_limits<Scalar>::quiet_NaN();
        const Column& column = encoding_.columns[j];
        const bool is_word = !column.words.empty();
        const auto refuse = [&](const std::string& reason) {
            row.refuse(in_quotes(field) + " in column " + in_quotes(column.name) + " " + reason);
        };
        if (is_word) {
            const auto found = words_[j].find(field);
            if (found != words_[j].end()) return found->second;
        } else if (const std::optional<Scalar> number = number_of(row.with_point(field))) {
            return *number;
        }
        if (is_missing(field, is_word)) {
            if (encoding_.fills_missing) return none;
            refuse("stands for a missing value; train with --missing mean to have such rows predicted");
        }
        if (!is_word) refuse("is no number");
        if (refuses_unknown_)
            refuse("is a word that the network has not learned; with --unknown zero it counts as none");
        return none;
    }

    const Encoding& encoding_;
    const bool refuses_unknown_;
    int digits_ = 6; // of an amount
    const Loss& loss_;
    Network network_;
    Network::Buffers buffers_;
    Matrix features_, x_, y_;
    std::vector<std::map<std::string, Scalar, std::less<>>> words_; // of each column, and their positions
};

// What the network wants, a line for each column, and what it predicts.
void describe(const Model& model) {
    constexpr std::size_t most = 10;
    const Encoding& encoding = model.encoding;
    const auto listed = [most](std::vector<std::string> words) {
        const std::size_t count = words.size();
        words.resize(std::min(most, count));
        return text::printable(text::joined(words, ", ") +
                               (count > most ? ", ... (" + std::to_string(count) + " in all)" : ""));
    };
    std::cout
        << "From these columns, in any order, among others if you like (- reads rows from standard input):\n";
    for (const Column& column : encoding.columns) {
        std::cout << "  " << text::printable(column.name) << ": "
                  << (column.words.empty() ? "a number" : "one of " + listed(column.words)) << "\n";
    }
    if (encoding.fills_missing) std::cout << "A value may be missing.\n";
    std::cout << "it predicts "
              << (encoding.is_regression() ? "a number" : "one of " + listed(encoding.class_names)) << ".\n";
}

// Writes the rows to standard output, as CSV, with what the network predicts in further columns: the class and the
// probability of each, or the number. Where the first row names the network's columns, they may stand in any order among
// others, such as the label; a file without names has them where they stood in the table, or no others. Throws
// std::runtime_error with file, line and column for a column that is not there or there twice, and a field that is no
// number or word that the network has learned from, and what reading model and rows throws.
int predict(Settings& settings) {
    const Checkpoint file = load_checkpoint(settings.model);
    if (settings.rows.empty()) {
        describe(file.model);
        return 0;
    }
    const std::vector<Column>& wanted = file.model.encoding.columns;
    files::CsvReader reader(settings.rows, files::CsvReader::Passes::one);
    Predictor predictor(file, settings.unknown == "refuse");
    const std::vector<std::string> names = first_row(reader);
    const bool has_names =
        !are_numbered(wanted) || std::find(names.begin(), names.end(), wanted[0].name) != names.end();
    const std::vector<std::size_t> places =
        has_names ? places_of(reader, wanted, names) : numbered_columns(wanted, names.size());
    const std::size_t least = *std::max_element(places.begin(), places.end()) + 1;
    if (has_names) {
        std::vector<std::string> titles = names;
        const std::vector<std::string> further = predictor.titles();
        titles.insert(titles.end(), further.begin(), further.end());
        std::cout << line_of(titles, reader.separator());
    }
    for (bool more = !has_names || reader.next(); more; more = reader.next()) {
        std::vector<std::string> fields(reader.fields().begin(), reader.fields().end());
        if (fields.size() != names.size() || fields.size() < least) {
            reader.refuse("expected " + std::to_string(std::max(names.size(), least)) + " fields, got " +
                          std::to_string(fields.size()));
        }
        std::vector<std::string> predicted = predictor.predict(reader, places);
        for (std::size_t i = 0; reader.has_decimal_commas() && i < predicted.size(); ++i) {
            if (text::decimal_number(predicted[i]))
                std::replace(predicted[i].begin(), predicted[i].end(), '.', ',');
        }
        fields.insert(fields.end(), predicted.begin(), predicted.end());
        std::cout << line_of(fields, reader.separator());
    }
    return 0;
}

int main(int argc, char** argv) {
    return cli::run_program(
        {.program = "predict",
         .purpose = "Predicts with a network that ./train has kept.",
         .examples = {"./predict output/throws.safetensors notes/data/throws.csv > predicted.csv",
                      "./predict output/throws.safetensors - < notes/data/throws.csv",
                      "./predict output/throws.safetensors    (says which columns it wants)"},
         .note = "notes/train.md"},
        argc, argv, predict);
}
