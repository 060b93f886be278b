// Tool: what a network that ./train has kept predicts for new rows: each row's inputs encoded, its prediction decoded.
#include "common/cli/program.hpp"
#include "common/files/csv.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/table.hpp"
#include "common/trainer/training.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

struct Settings {
    cli::Options& options;
    std::string model = options.operand("MODEL"); // that ./train has kept
    std::string rows = options.operand("ROWS.csv");
};

// Where each of the network's inputs stands in a row, by the names in the first one.
std::vector<std::size_t> columns_of(const files::CsvReader& reader, const std::vector<std::string>& names,
                                    const std::vector<std::string>& inputs) {
    std::vector<std::size_t> columns;
    for (const std::string& input : inputs) {
        const std::string called = "column is called \"" + text::one_line(input) + "\"";
        const auto found = std::find(names.begin(), names.end(), input);
        if (found == names.end()) {
            reader.refuse_file("no " + called + "; the network needs " +
                               text::one_line(text::joined(inputs, ", ")));
        }
        if (std::count(found, names.end(), input) > 1) reader.refuse_file("more than one " + called);
        columns.push_back(static_cast<std::size_t>(found - names.begin()));
    }
    return columns;
}

// Where the column stands that read_table() calls so in a table without names: 2 for "column 3".
std::optional<std::size_t> column_index(const std::string& name) {
    const std::string begin = "column ";
    if (!name.starts_with(begin)) return {};
    const auto number = text::whole_number<std::size_t>(name.substr(begin.size()));
    return number && *number > 0 ? std::optional(*number - 1) : std::nullopt;
}

bool are_numbered(const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [](auto& name) { return column_index(name).has_value(); });
}

// In a row without names: where they stood in the table, or one after the other where no others are.
std::vector<std::size_t> numbered_columns(const std::vector<std::string>& inputs, std::size_t fields) {
    std::vector<std::size_t> columns;
    for (const std::string& input : inputs) {
        columns.push_back(fields == inputs.size() ? columns.size() : *column_index(input));
    }
    return columns;
}

std::string line_of(std::vector<std::string> fields, char separator) {
    for (std::string& field : fields) field = files::csv_field(field, separator);
    return text::joined(fields, std::string(1, separator)) + "\n";
}

class Predictor {
public:
    explicit Predictor(const Checkpoint& file)
        : encoding_(file.model.encoding), loss_(loss_of(encoding_)), x_(1, file.model.sizes.front()) {
        Random random(0); // for weights that are replaced at once
        network_ = Architecture{file.model.sizes, file.model.activation}.build(random);
        const bool has_best = file.training && !file.training->best.weights.empty();
        network_.restore(has_best ? file.training->best.weights : file.model.parameters);
    }

    std::vector<std::string> titles() const {
        std::vector<std::string> titles = {"prediction"};
        for (const std::string& name : encoding_.class_names) titles.push_back("p(" + name + ")");
        return titles;
    }

    std::vector<std::string> predict(const files::CsvReader& row, const std::vector<std::size_t>& columns) {
        for (std::size_t j = 0; j < columns.size(); ++j) {
            const std::string& field = row.fields()[columns[j]];
            const std::optional<Scalar> number = number_of(row.with_point(field));
            if (!number) {
                row.refuse("\"" + text::one_line(text::shortened(field, 40)) + "\" in column \"" +
                           text::one_line(encoding_.input_names[j]) + "\" is no number");
            }
            x_(0, static_cast<Index>(j)) = *number;
        }
        encoding_.inputs.apply(x_);
        loss_.predictions(network_.predict(x_, buffers_), y_);
        encoding_.target.undo(y_);
        if (!all_finite(y_)) row.refuse("the network's prediction is not finite");
        if (encoding_.is_regression()) return {text::general(y_(0, 0), 6)};
        std::vector<std::string> predicted = {
            encoding_.class_names[static_cast<std::size_t>(class_in_row(y_, 0))]};
        if (encoding_.outputs() == 1) predicted.push_back(text::general(1 - double(y_(0, 0)), 6));
        for (const Scalar p : y_) predicted.push_back(text::general(p, 6));
        return predicted;
    }

private:
    const Encoding& encoding_;
    const Loss& loss_;
    Network network_;
    Network::Buffers buffers_;
    Matrix x_, y_;
};

// Writes the rows to standard output, as CSV, with what the network predicts in further columns: the class and the
// probability of each, or the number. Where the first row names the network's inputs, they may stand in any order among
// others, such as the label; a file without names has them where they stood in the table, or no others. Throws
// std::runtime_error with file, line and column for an input that is missing, ambiguous or no number, and what reading
// model and rows throws.
int predict(Settings& settings) {
    const Checkpoint file = load_checkpoint(settings.model);
    const std::vector<std::string>& inputs = file.model.encoding.input_names;
    files::CsvReader reader(settings.rows);
    Predictor predictor(file);
    const std::vector<std::string> names = first_row(reader);
    const bool has_names =
        !are_numbered(inputs) || std::find(names.begin(), names.end(), inputs[0]) != names.end();
    const std::vector<std::size_t> columns =
        has_names ? columns_of(reader, names, inputs) : numbered_columns(inputs, names.size());
    const std::size_t least = *std::max_element(columns.begin(), columns.end()) + 1;
    if (has_names) {
        std::vector<std::string> titles = names;
        const std::vector<std::string> further = predictor.titles();
        titles.insert(titles.end(), further.begin(), further.end());
        std::cout << line_of(titles, reader.separator());
    }
    for (bool more = !has_names || reader.next(); more; more = reader.next()) {
        std::vector<std::string> fields = reader.fields();
        if (fields.size() != names.size() || fields.size() < least) {
            reader.refuse("expected " + std::to_string(std::max(names.size(), least)) + " fields, got " +
                          std::to_string(fields.size()));
        }
        std::vector<std::string> predicted = predictor.predict(reader, columns);
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
         .examples = {"./predict output/throws.safetensors notes/data/throws.csv > predicted.csv"},
         .note = "notes/train.md"},
        argc, argv, predict);
}
