// Predictions of kept networks for new rows.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/files/safetensors.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/trainer/training.hpp"

#include <cstdlib>
#include <sstream>

namespace {

using trainer::content_of, trainer::run, trainer::Run, trainer::work_folder;
using Rows = std::vector<std::vector<std::string>>;

// A network that tells two classes apart, its report, and what it predicts for the rows it was trained on.
const std::string begin = "train notes/data/throws.csv --epochs 200 --save m > report && ";
const std::string predicted = begin + "./predict m notes/data/throws.csv > predicted && ";

// Of CSV without quotes.
Rows rows_of(const std::string& text) {
    Rows rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) rows.push_back(text::split(line, ','));
    return rows;
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// What the network in the file m predicts for all rows of the table at once.
nn::Matrix predictions_for(const std::string& table) {
    const nn::Checkpoint file = nn::load_checkpoint(work_folder / "m");
    nn::Random random(0);
    nn::Training training(
        nn::problem_of(nn::read_table(work_folder / table), {.known = &file.model.encoding}, random),
        {file.model.sizes, file.model.activation}, 0);
    training.resume(file);
    nn::Matrix y = training.predictions();
    file.model.encoding.target.undo(y);
    return y;
}

// Runs the command, which has to succeed and to print nothing.
void check_quiet(const std::string& command) {
    const Run result = run(command);
    check::note(result.code == 0 && result.output.empty() && result.error.empty(), __FILE__, __LINE__,
                command + ": " + result.output + result.error);
}

} // namespace

CLAIM(every_row_comes_back_with_what_the_network_predicts) {
    check_quiet(predicted + "cut -d, -f-3 predicted | cmp - notes/data/throws.csv");
    const Rows rows = rows_of(content_of("predicted"));
    const nn::Matrix y = predictions_for("notes/data/throws.csv");
    CHECK_EQUAL(text::joined(rows[0], " "), "speed angle over prediction p(no) p(yes)");
    CHECK_EQUAL(std::ssize(rows), y.rows() + 1);
    int correct = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double p = y(static_cast<nn::Index>(i) - 1, 0);
        CHECK_NEAR(number(rows[i][5]), p, 1e-5);
        CHECK_NEAR(number(rows[i][4]) + number(rows[i][5]), 1, 1e-5);
        CHECK_EQUAL(rows[i][3], p > 0.5 ? "yes" : "no");
        correct += rows[i][2] == rows[i][3];
    }
    CHECK_NAMES(content_of("report"), std::to_string(correct) + " of " + std::to_string(y.rows()));
}

CLAIM(it_says_what_the_report_of_the_training_says) {
    // Its table has the columns speed, angle, target and probability.
    check_quiet(predicted + "sed -n '5,14s/  */,/gp' report > table");
    const Rows rows = rows_of(content_of("predicted")), table = rows_of(content_of("table"));
    CHECK_EQUAL(table.size(), 10u);
    for (std::size_t i = 0; i < 10; ++i) {
        const std::vector<std::string>& row = rows[1 + i * (rows.size() - 1) / 10]; // it shows every 24th
        CHECK_EQUAL(number(table[i][1]), number(row[0]));
        CHECK_NEAR(number(table[i][4]), number(row[5]), 6e-5);
    }
}

CLAIM(columns_are_found_by_their_names_and_all_are_carried_through) {
    check_quiet(predicted +
                "awk -F, 'NR == 1 { print \"angle,thrower,speed\" } NR > 1 { print $2 \",t\" NR \",\" $1 }' "
                "notes/data/throws.csv > other.csv && ./predict m other.csv > further && "
                "cut -d, -f-3 further | cmp - other.csv && cut -d, -f4- further > a && "
                "cut -d, -f4- predicted > b && cmp a b");
}

CLAIM(quotes_are_kept_where_they_are_needed) {
    const std::string names = "speed,\"a \"\"b\"\", c\",angle,\" d\"",
                      row = "14,\"x,\ny\",\"50\",\"say \"\"hi\"\"\"";
    const Run result =
        run(begin + "printf '%s\\n' '" + names + "' '" + row + "' > q.csv && ./predict m q.csv");
    CHECK_EQUAL(result.error, "");
    CHECK(result.output.starts_with("speed,\"a \"\"b\"\", c\",angle,d,prediction,"));
    CHECK_NAMES(result.output, "\n14,\"x,\ny\",50,\"say \"\"hi\"\"\",yes,");
}

CLAIM(a_network_from_a_table_without_names_takes_columns_by_their_place) {
    // What it predicts for these rows of its table is what the same table has with names.
    const auto check_same = [](const std::string& columns, const std::string& label,
                               const std::string& rows) {
        const std::string last_three = "awk -F, '{ print $(NF - 2), $(NF - 1), $NF }'";
        check_quiet(predicted + "awk -F, '{ OFS = FS } NR > 1 { print " + columns +
                    " }' notes/data/throws.csv > bare.csv && "
                    "train bare.csv --label 'column " +
                    label + "' --epochs 200 --save m > first && " + rows +
                    " bare.csv > rows.csv && ./predict m rows.csv | " + last_three +
                    " > a && "
                    "tail -n +2 predicted | " +
                    last_three + " | cmp - a");
    };
    check_same("$1, $2, $3", "3", "cat");
    check_same("$1, $2, $3", "3", "cut -d, -f1,2");
    check_same("$1, $3, $2", "2", "cat");
    check_same("$1, $3, $2", "2", "cut -d, -f1,3");
}

CLAIM(a_regression_predicts_numbers) {
    check_quiet("train notes/data/degrees.csv --learning-rate 0.1 --save m > report && "
                "./predict m notes/data/degrees.csv > predicted && sed -n '5,9s/  */,/gp' report > table");
    const Rows rows = rows_of(content_of("predicted")), table = rows_of(content_of("table"));
    const nn::Matrix y = predictions_for("notes/data/degrees.csv");
    CHECK_EQUAL(text::joined(rows[0], " "), "celsius fahrenheit prediction");
    CHECK_EQUAL(rows.size(), 6u);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK_NEAR(number(rows[i + 1][2]), double(y(static_cast<nn::Index>(i), 0)), 1e-3);
        CHECK_EQUAL(rows[i + 1][2], table[i][3]);
    }
}

CLAIM(rows_that_do_not_fit_are_refused_with_their_place) {
    const auto rows = [](const std::string& text) {
        return begin + "printf '" + text + "' > r.csv && ./predict m r.csv";
    };
    CHECK_REFUSED(rows("speed,over\\n12,yes\\n"), 1, "predict: r.csv", "2 columns", "missing", "\"angle\"");
    CHECK_REFUSED(rows("12,40\\n"), 1, "predict: r.csv", "2 columns", "\"speed\", \"angle\"");
    CHECK_REFUSED(rows("speed,angle,speed\\n12,40,13\\n"), 1, "predict: r.csv", "2 columns", "\"speed\"");
    CHECK_REFUSED(rows(""), 1, "predict: r.csv");
    CHECK_REFUSED(rows("speed,angle\\n12,40\\n") + " > p; ./predict m nowhere.csv", 1,
                  "predict: nowhere.csv");
    for (const std::string field : {"fast", "", "nan", "1e999"}) {
        CHECK_REFUSED(rows("angle,speed\\n40,12\\n40," + field + "\\n") + " > p", 1, "predict: r.csv:3",
                      "\"" + field + "\"", "\"speed\"");
    }
    CHECK_REFUSED(rows("speed,angle,over\\n12,40,no\\n\\n12,40\\n") + " > p", 1, "predict: r.csv:4", "3",
                  "2");
    // What stands before is printed.
    CHECK_EQUAL(rows_of(content_of("p")).size(), 2u);
}

CLAIM(a_prediction_that_is_not_finite_is_refused_with_its_row) {
    if (sizeof(nn::Scalar) < sizeof(double)) throw check::Skip{"a float holds no such number"};
    CHECK_REFUSED(
        "printf 'a,y\\n1e-5,0\\n2e-5,1\\n' > t.csv && train t.csv --task regression --hidden none --save m "
        "> report && printf 'a\\n1e-5\\n1e305\\n' > r.csv && ./predict m r.csv > p",
        1, "predict: r.csv:3", "not finite");
}

CLAIM(help_names_both_files) {
    const Run result = run("./predict --help");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    CHECK_NAMES(result.output, "./predict MODEL [ROWS.csv]", "--unknown", "\n  --help ");
}

namespace {

const std::string flowers = "printf "
                            "'place,size,kind\\nsun,1,rose\\nshade,5,fern\\nsun,2,rose\\nshade,6,fern\\nwood,"
                            "NA,fern\\nsun,1.5,rose\\n' "
                            "> f.csv && train f.csv --missing mean --save f > report && ";

}

CLAIM(words_and_missing_values_are_predicted_as_they_were_learned) {
    const Run result = run(
        flowers + "printf 'size,more,place\\n1.2,a,sun\\n,b,shade\\nNA,c,?\\n' > r.csv && "
                  "./predict f r.csv && ./predict f - < r.csv > again && ./predict f r.csv | cmp - again");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    CHECK_NAMES(result.output, "size,more,place,prediction,p(fern),p(rose)\n1.2,a,sun,rose,",
                ",b,shade,fern,", "NA,c,?,");
    CHECK_NAMES(content_of("report"), "6 samples, 2 inputs, 1 of them categorical", "4-100-1 relu");
}

CLAIM(a_word_that_was_not_learned_is_refused_or_counts_as_none) {
    const std::string row = "printf 'size,place\\n1,sun\\n2,sea\\n' > r.csv && ./predict f r.csv ";
    CHECK_REFUSED(flowers + row + "> p", 1, "predict: r.csv:3", "\"sea\"", "\"place\"", "--unknown zero");
    const Run zero = run(flowers + row + "--unknown zero");
    CHECK_EQUAL(zero.code, 0);
    CHECK_NAMES(zero.output, "2,sea,");
    const std::string plain = "train notes/data/throws.csv --epochs 5 --save m > report && printf "
                              "'speed,angle\\n1,\\n' > r.csv && ./predict m r.csv > p";
    CHECK_REFUSED(plain, 1, "predict: r.csv:2", "\"angle\"", "missing", "--missing mean");
}

CLAIM(amounts_that_differ_by_little_have_the_digits_to_show_it) {
    const Run result = run("awk 'BEGIN { print \"x,y\"; for (i = 0; i < 40; ++i) print i \",\" 1700000000 + "
                           "10 * i }' > t.csv && "
                           "train t.csv --hidden none --optimizer sgd --lr 0.3 --l2 0 --save m > report && "
                           "./predict m t.csv | tail -n 1");
    CHECK_EQUAL(result.code, 0);
    CHECK_NEAR(number(result.output.substr(result.output.rfind(',') + 1)), 1700000390,
               (sizeof(nn::Scalar) == 8 ? 0.1 : 200.0));
}

CLAIM(without_rows_it_says_which_columns_it_wants) {
    const Run result = run(flowers + "./predict f");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "place: one of shade, sun, wood\n", "size: a number\n", "may be missing",
                "one of fern, rose");
    const Run amount = run("train notes/data/degrees.csv --epochs 5 --save m > report && ./predict m");
    CHECK_NAMES(amount.output, "celsius: a number\n", "predicts a number");
}

CLAIM(what_is_no_model_is_refused) {
    CHECK_REFUSED("./predict notes/data/throws.csv notes/data/throws.csv", 1,
                  "predict: notes/data/throws.csv");
    CHECK_REFUSED("./predict nowhere notes/data/throws.csv", 1, "predict: nowhere");
    CHECK_REFUSED("./predict", 2, "predict: MODEL", "--help");
    CHECK_REFUSED("./predict m", 1, "predict: m", "No such file");
    CHECK_REFUSED("./predict m r.csv further", 2, "predict", "further");
    CHECK_REFUSED(begin + "./predict m notes/data/throws.csv > /dev/full", 1, "predict", "standard output");
}

CLAIM(what_r_numpy_and_pandas_write_is_learned_and_predicted_alike) {
    const std::string rows = "1,x\\n2,y\\n3,x\\n", numbered = "0,1,x\\n1,2,y\\n2,3,x\\n";
    for (const std::string& content : {"size,kind\\n" + rows, "# size,kind\\n" + rows,
                                       ",size,kind\\n" + numbered, "size,kind\\n" + numbered}) {
        const Run result = run("printf '" + content +
                               "' > t.csv && train t.csv --epochs 9 --save m > first && ./predict m t.csv");
        check::note(result.code == 0, __FILE__, __LINE__, content + ": " + result.error);
        CHECK_NAMES(result.output, "size,kind,prediction,p(x),p(y)");
        CHECK_EQUAL(rows_of(result.output).size(), 4u);
    }
}

CLAIM(of_three_kinds_each_has_its_probability) {
    const Run result = run(
        "printf 'x,kind\\n1,a\\n2,b\\n3,c\\n1.1,a\\n2.1,b\\n3.1,c\\n' > t.csv && "
        "train t.csv --epochs 300 --save m > first && printf 'x\\n1\\n2\\n3\\n' > rows && ./predict m rows");
    CHECK_EQUAL(result.code, 0);
    const Rows rows = rows_of(result.output);
    CHECK_EQUAL(text::joined(rows.at(0), " "), "x prediction p(a) p(b) p(c)");
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK_EQUAL(rows.at(i).at(1), std::string(1, "abc"[i - 1]));
        CHECK_NEAR(number(rows[i][2]) + number(rows[i][3]) + number(rows[i][4]), 1, 1e-5);
        CHECK(number(rows[i][i + 1]) > 0.5);
    }
}

// As PyTorch's nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1)) has them: max(x, 0) + 2 max(y, 0) + 3.
CLAIM(a_state_dict_is_asked_evaluated_and_learned_on_from) {
    const files::TensorFile file{.tensors = {{"0.weight", {{2, 2}, {1, 0, 0, 1}}},
                                             {"0.bias", {{2}, {0, 0}}},
                                             {"2.weight", {{1, 2}, {1, 2}}},
                                             {"2.bias", {{1}, {3}}}},
                                 .metadata = {{"format", "pt"}}};
    cli::write_file_atomically((work_folder.parent_path() / "predict_test_data" / "sd").string(),
                               files::tensor_file_bytes(file));
    const std::string with_files = "cp ../predict_test_data/sd . && printf 'x,y\\n1,2\\n-1,0.5\\n' > r && "
                                   "printf 'x,y,z\\n1,2,8\\n-1,0.5,4\\n2,2,9\\n' > t.csv && ";
    CHECK_EQUAL(run(with_files + "./predict sd r --activation relu").output,
                "x,y,prediction\n1,2,8\n-1,0.5,4\n");
    CHECK_EQUAL(run(with_files + "tail -n 2 r | ./predict sd - --activation relu --digits 17").output,
                "1,2,8\n-1,0.5,4\n");
    CHECK_NAMES(run(with_files + "train t.csv --evaluate sd --activation relu").output, "2-2-1 relu",
                "R² 1.000");
    const Run begun = run(
        with_files + "train t.csv --start-from sd --activation relu --epochs 0 --save m > report && "
                     "./predict m r && grep -o 'start-from sd' report && grep -o 'activation relu' report");
    CHECK_NAMES(begun.output, "x,y,prediction\n1,2,8\n-1,0.5,4\n", "start-from sd", "activation relu");
    CHECK_REFUSED(with_files + "./predict sd r", 1, "predict: sd: ", "--activation");
    CHECK_REFUSED(with_files + "train t.csv --start-from sd", 1, "train: sd: ", "--activation");
    CHECK_REFUSED(with_files + "train t.csv --evaluate sd --activation relu --task classification", 1,
                  "t.csv: ", "3 classes");
    CHECK_REFUSED(
        with_files +
            "train notes/data/xor.csv --epochs 2 --save m > first && ./predict m r --activation relu",
        2, "m says it itself");
}

int main(int count, char** words) { return trainer::test(count, words); }
