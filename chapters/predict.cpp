// Tool: what a network that ./train has kept predicts for new rows.
#include "common/cli/program.hpp"
#include "common/files/csv.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/architecture.hpp"
#include "common/trainer/image_table.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/predictor.hpp"
#include "common/trainer/table_header.hpp"

#include <algorithm>
#include <iostream>
#include <optional>

using namespace nn;

std::vector<std::string> activation_choices() {
    std::vector<std::string> choices = {"file"};
    for (const std::string& name : activation_names()) choices.push_back(name);
    return choices;
}

struct Settings {
    cli::Options& options;
    std::string unknown =
        options.choice("--unknown", "refuse", {"refuse", "zero"},
                       "a category that the network has not learned: the row is refused, or it counts as "
                       "none");
    std::ptrdiff_t digits =
        options.integer("--digits", 6, 1, 17, "of a predicted number; 17 give it to the bit");
    std::string images =
        options.text("--images", "", "images (IDX) in place of rows, where the network reads such");
    std::string activation = options.choice(
        "--activation", "file", activation_choices(),
        "of the hidden layers; file: as MODEL says. The state dict of a PyTorch network says nothing");
    std::string model = options.operand("MODEL"); // that ./train has kept, or a state dict
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

// What the network wants, a line for each column, and what it predicts.
void describe(const Model& model) {
    const Encoding& encoding = model.encoding;
    const auto one_of = [](const std::vector<std::string>& names) {
        return "one of " + text::printable(text::listed(names, 10));
    };
    if (encoding.are_pixels()) {
        std::cout << "From images (--images FILE), or rows of these numbers, a pixel each:\n  "
                  << encoding.columns.front().name << " to " << encoding.columns.back().name
                  << "\nit predicts "
                  << (encoding.is_regression() ? "a number" : one_of(encoding.class_names)) << ".\n";
        return;
    }
    std::cout
        << "From these columns, in any order, among others if you like (- reads rows from standard input):\n";
    for (const Column& column : encoding.columns) {
        std::cout << "  " << text::printable(column.name) << ": "
                  << (column.categories.empty() ? "a number" : one_of(column.categories)) << "\n";
    }
    if (encoding.fills_missing) std::cout << "A value may be missing.\n";
    std::cout << "it predicts " << (encoding.is_regression() ? "a number" : one_of(encoding.class_names))
              << ".\n";
}

Checkpoint model_in(const Settings& settings) {
    if (settings.activation == "file") return load_checkpoint(settings.model);
    const Checkpoint file = load_checkpoint(settings.model, activation_named(settings.activation));
    if (!file.model.is_state_dict)
        throw cli::UsageError("--activation: " + settings.model + " says it itself");
    return file;
}

// Columns that have no names of their own may stand below others' names.
bool are_titles(const std::vector<std::string>& fields) {
    return std::none_of(fields.begin(), fields.end(),
                        [](const std::string& field) { return number_of(field); });
}

// A line for each image, counted from 0 as in its file.
void predict_images(const Checkpoint& file, const std::string& path, int digits) {
    const Table images = read_image_table(path);
    const bool fits = file.model.is_state_dict && images.columns.size() == file.model.encoding.columns.size();
    if (!fits) require_columns(images, file.model.encoding.columns);
    Predictor predictor(file, true, digits);
    std::vector<std::string> titles = {"image"};
    for (const std::string& title : predictor.titles()) titles.push_back(title);
    std::cout << line_of(titles, ',');
    for (Index i = 0; i < images.rows(); ++i) {
        std::vector<std::string> fields = {std::to_string(i)};
        const Scalar* const pixels = images.features.data() + i * images.features.columns();
        for (const std::string& field : predictor.predict({pixels, images.columns.size()}))
            fields.push_back(field);
        std::cout << line_of(fields, ',');
    }
}

// Writes the rows to standard output, as CSV, with what the network predicts in further columns: the class and the
// probability of each, or the number. Where the first row names the network's columns, they may stand in any order among
// others, such as the label; a file without names has them where they stood in the table, or no others. Throws
// std::runtime_error with file, line and column for a column that is not there or there twice, and a field that is no
// number or no category that the network has learned, and what reading model and rows throws.
int predict(Settings& settings) {
    const Checkpoint file = model_in(settings);
    if (!settings.images.empty()) {
        if (!settings.rows.empty()) throw cli::UsageError("--images takes the place of ROWS.csv");
        predict_images(file, settings.images, static_cast<int>(settings.digits));
        return 0;
    }
    if (settings.rows.empty()) {
        describe(file.model);
        return 0;
    }
    const std::vector<Column>& wanted = file.model.encoding.columns;
    files::CsvReader reader(settings.rows, files::CsvReader::Passes::one);
    Predictor predictor(file, settings.unknown == "refuse", static_cast<int>(settings.digits));
    const std::vector<std::string> names = first_row(reader);
    const bool has_names =
        !are_numbered(wanted) || std::find(names.begin(), names.end(), wanted[0].name) != names.end();
    const bool has_titles = has_names || (file.model.is_state_dict && are_titles(names));
    const std::vector<std::size_t> places =
        has_names ? places_of(reader, wanted, names) : numbered_columns(wanted, names.size());
    const std::size_t least = *std::max_element(places.begin(), places.end()) + 1;
    if (has_titles) {
        std::vector<std::string> titles = names;
        const std::vector<std::string> further = predictor.titles();
        titles.insert(titles.end(), further.begin(), further.end());
        std::cout << line_of(titles, reader.separator());
    }
    for (bool more = !has_titles || reader.next(); more; more = reader.next()) {
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
