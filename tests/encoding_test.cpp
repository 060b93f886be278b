#include "tests/check.hpp"

#include "common/trainer/encoding.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/table_problem.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

using namespace nn;

namespace {

// Whose rows have these labels, and inputs that grow from row to row.
Table table_with(const std::vector<std::string>& labels) {
    Table table{.path = "data.csv",
                .columns = {{"height"}, {"width"}},
                .features = Matrix(std::ssize(labels), 2),
                .labels = labels_of("kind", labels)};
    for (Index i = 0; i < table.features.rows(); ++i) {
        table.features(i, 0) = static_cast<Scalar>(i);
        table.features(i, 1) = static_cast<Scalar>(100 * i);
    }
    return table;
}

Problem problem_with(const std::vector<std::string>& labels, Task task, double validation, Random& random) {
    return problem_of(table_with(labels), {.task = task, .validation = validation}, random);
}

const std::vector<std::string> ten = {"b", "a", "b", "a", "a", "b", "a", "b", "a", "b"};

} // namespace

CLAIM(exclusive_or_stays_as_it_is) {
    for (const bool as_numbers : {false, true}) {
        const Problem problem = exclusive_or_problem(as_numbers);
        CHECK((problem.training.x == exclusive_or().x));
        CHECK((problem.training.target == exclusive_or().target));
        CHECK_EQUAL(problem.validation.size(), 0);
        CHECK_EQUAL(problem.encoding.is_regression(), as_numbers);
        CHECK_EQUAL(problem.encoding.inputs.standard_deviation(0, 1), 1);
    }
}

CLAIM(two_words_become_0_and_1_and_inputs_are_standardised) {
    Random random(1);
    const Problem problem = problem_with(ten, Task::classification, 0, random);
    CHECK((problem.encoding.class_names == std::vector<std::string>{"a", "b"}));
    for (Index i = 0; i < 10; ++i) {
        CHECK_EQUAL(problem.training.target(i, 0), ten[static_cast<std::size_t>(i)] == "b" ? 1 : 0);
        CHECK_NEAR(problem.training.x(i, 0), problem.training.x(i, 1), 1e-5); // both columns alike
    }
    CHECK_NEAR(problem.encoding.inputs.mean(0, 0), 4.5, 1e-6);
    CHECK_NEAR(problem.encoding.inputs.mean(0, 1), 450, 1e-4);
}

CLAIM(the_figures_are_those_of_the_training_samples_alone) {
    Random random(1);
    const Problem problem = problem_with(ten, Task::classification, 0.3, random);
    CHECK_EQUAL(problem.training.size(), 7);
    CHECK_EQUAL(problem.validation.size(), 3);
    double sum = 0, all = 0;
    for (Index i = 0; i < 7; ++i) sum += problem.training.x(i, 0);
    CHECK_NEAR(sum, 0, 1e-5);
    const Standardizer& figures = problem.encoding.inputs;
    for (const Dataset* part : {&problem.training, &problem.validation}) { // every row is in one of them
        for (Index i = 0; i < part->size(); ++i)
            all += part->x(i, 0) * figures.standard_deviation(0, 0) + figures.mean(0, 0);
    }
    CHECK_NEAR(all, 45, 1e-3);
}

CLAIM(which_samples_are_kept_for_validation_is_drawn) {
    Random one(1), same(1), other(2);
    const Table table = table_with(ten);
    const auto kept = [&](Random& random) { // in the units of the table
        const Problem problem = problem_of(table, {.validation = 0.3}, random);
        return decoded(problem.validation, problem.encoding).x;
    };
    const Matrix rows = kept(one);
    CHECK_NEAR(largest_difference(kept(same), rows), 0, 1e-4);
    CHECK(largest_difference(kept(other), rows) > 0.5);
}

CLAIM(both_sides_of_a_split_have_samples) {
    Random random(1);
    const std::vector<std::string> three = {"a", "b", "b"};
    CHECK_EQUAL(problem_with(three, Task::classification, 0.01, random).validation.size(), 1);
    CHECK_EQUAL(problem_with(three, Task::classification, 0.99, random).training.size(),
                2); // one of each class
}

CLAIM(the_target_of_a_regression_is_standardised_too) {
    Random random(1);
    const Problem problem = problem_with({"10", "20", "30", "40"}, Task::regression, 0, random);
    CHECK(problem.encoding.is_regression());
    CHECK_NEAR(problem.encoding.target.mean(0, 0), 25, 1e-5);
    CHECK_NEAR(problem.training.target(0, 0), -15 / std::sqrt(125.0), 1e-5);
}

CLAIM(encoded_samples_lead_back_to_the_table) {
    Random random(1);
    const Table table = table_with({"10", "20", "30", "40"});
    const Problem problem = problem_of(table, {.task = Task::regression}, random);
    const Dataset back = decoded(problem.training, problem.encoding);
    CHECK_NEAR(largest_difference(back.x, table.features), 0, 1e-4);
    CHECK_NEAR(largest_difference(back.target, {{10}, {20}, {30}, {40}}), 0, 1e-4);
}

// In which tables rounding leaves a residue depends on whether the processor multiplies and adds in one step.
CLAIM(what_was_0_is_0_again_and_no_residue_of_rounding) {
    if (sizeof(Scalar) < sizeof(double)) throw check::Skip{"the residues of float are too large to be told"};
    Random random(1);
    int residues = 0;
    for (int tenths = 1; tenths <= 50; ++tenths) {
        Table odd = table_with({"a", "b", "a", "b", "a", "b", "a"});
        for (Index i = 1; i < 7; ++i) odd.features(i, 0) = Scalar(0.1) * static_cast<Scalar>(tenths * i * i);
        const Problem encoded = problem_of(odd, {}, random);
        Matrix without_care = encoded.training.x;
        encoded.encoding.inputs.undo(without_care);
        residues += without_care(0, 0) != 0;
        CHECK_EQUAL(decoded(encoded.training, encoded.encoding).x(0, 0), 0);
    }
    CHECK(residues > 0); // otherwise it would have shown nothing
}

CLAIM(a_known_encoding_is_applied_and_not_learned) {
    Random random(1);
    const Encoding known = problem_with(ten, Task::classification, 0, random).encoding;
    const Problem problem = problem_of(table_with({"b", "b"}), {.known = &known}, random);
    CHECK_EQUAL(problem.training.target(0, 0), 1);
    CHECK_NEAR(problem.training.x(0, 0), (0 - 4.5) / known.inputs.standard_deviation(0, 0), 1e-5);
}

CLAIM(of_three_classes_each_has_a_column) {
    Random random(1);
    const Problem problem = problem_with({"b", "c", "a", "b"}, Task::classification, 0, random);
    CHECK((problem.encoding.class_names == std::vector<std::string>{"a", "b", "c"}));
    CHECK_EQUAL(problem.encoding.outputs(), 3);
    CHECK((problem.training.target == Matrix{{0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}}));
    CHECK((decoded(problem.training, problem.encoding).target == problem.training.target));
    for (const auto& [row, number] : {std::pair{0, 1}, {1, 2}, {2, 0}}) {
        CHECK_EQUAL(class_in_row(problem.training.target, row), number);
    }
    CHECK_EQUAL(class_in_row({{Scalar(0.5)}, {Scalar(0.51)}}, 0), 0);
    CHECK_EQUAL(class_in_row({{Scalar(0.5)}, {Scalar(0.51)}}, 1), 1);
    CHECK_THROWS(problem_of(table_with({"d"}), {.known = &problem.encoding}, random), std::runtime_error,
                 "data.csv:2", "\"d\"", "a, b, c");
}

CLAIM(the_task_is_decided_by_the_labels) {
    Random random(1);
    const auto is_regression = [&](const std::vector<std::string>& labels, Task task = Task::automatic) {
        return problem_with(labels, task, 0, random).encoding.is_regression();
    };
    CHECK(is_regression({"1", "2.5", "-3e2"}));
    CHECK(!is_regression({"1", "2.5", "1"})); // two values
    CHECK(!is_regression({"1", "two", "three"}));
    CHECK(is_regression({"-1", "1", "1"}, Task::regression));
    CHECK(!is_regression({"1", "2", "3"}, Task::classification));
    const auto summary = [&](const std::vector<std::string>& labels) {
        return problem_with(labels, Task::automatic, 0, random).summary;
    };
    CHECK_EQUAL(
        summary({"a", "c", "b"}),
        "data.csv: 3 samples, 2 inputs; \"kind\" has 3 classes: a (1, line 2), b (1, line 4), c (1, line 3)");
    CHECK_EQUAL(summary({"1", "2", "3"}),
                "data.csv: 3 samples, 2 inputs; \"kind\" is an amount: a regression");
    CHECK_EQUAL(summary({"1", "2", "3", "1", "2", "3"}),
                "data.csv: 6 samples, 2 inputs; \"kind\" is an amount: a regression\n"
                "(--task classification makes its 3 values classes)");
}

CLAIM(what_does_not_fit_is_refused) {
    Random random(1);
    const auto refuses = [&](const std::vector<std::string>& labels, Task task, const std::string& fact) {
        CHECK_THROWS(problem_with(labels, task, 0, random), std::runtime_error, "data.csv", "label \"kind\"",
                     fact);
    };
    refuses({"a", "a"}, Task::classification, "same");
    Table many = table_with({"a", "b"});
    many.labels.different.clear(); // as there are too many
    CHECK_THROWS(problem_of(many, {}, random), std::runtime_error, "data.csv", "label \"kind\"",
                 "10000 classes");
    CHECK_THROWS(problem_with({"1", "b"}, Task::regression, 0, random), std::runtime_error, "data.csv:3",
                 "\"b\"", "\"kind\"", "number");
    const std::vector<std::string> numbers_and_a_word = {"1", "2", "3", "none", "4"};
    CHECK_THROWS(problem_with(numbers_and_a_word, Task::automatic, 0, random), std::runtime_error,
                 "data.csv:5", "\"none\"", "\"kind\"", "--task classification");
    CHECK_EQUAL(problem_with(numbers_and_a_word, Task::classification, 0, random).encoding.outputs(), 5);
    const Encoding known = problem_with(ten, Task::classification, 0, random).encoding;
    CHECK_THROWS(problem_of(table_with({"c"}), {.known = &known}, random), std::runtime_error, "data.csv:2",
                 "\"c\"", "a, b");
    CHECK_THROWS(problem_of(table_with({"a"}), {.validation = 0.5, .known = &known}, random),
                 std::runtime_error, "data.csv", "too few rows");
    CHECK_THROWS(problem_with({"a", "b", "c"}, Task::classification, 0.5, random), std::runtime_error,
                 "data.csv", "too few");
}

CLAIM(words_become_columns_of_0_and_1_in_the_order_of_the_training_samples) {
    Random random(1);
    Table table = table_with({"a", "b", "a", "b"});
    table.columns[1] = {"wind", {"east", "north", "west"}};
    for (Index i = 0; i < 4; ++i) table.features(i, 1) = static_cast<Scalar>(i == 1 ? 0 : 2);
    const Problem problem = problem_of(table, {}, random);
    CHECK((problem.encoding.columns == std::vector<Column>{{"height"}, {"wind", {"east", "west"}}}));
    CHECK_EQUAL(problem.training.x.columns(), 3);
    for (Index i = 0; i < 4; ++i) {
        CHECK_EQUAL(problem.training.x(i, 1), i == 1 ? 1 : 0);
        CHECK_EQUAL(problem.training.x(i, 2), i == 1 ? 0 : 1);
    }
    const Matrix back = decoded(problem.training, problem.encoding).x;
    CHECK((row_as_text(back, 1, problem.encoding) == std::vector<std::string>{"1", "east"}));
    CHECK_EQUAL(inputs_of(problem.encoding.columns), 3);
}

// A word of the validation samples alone is not known: otherwise something of them would be learned.
CLAIM(words_that_only_others_have_are_none_of_the_network) {
    Table table = table_with(std::vector<std::string>(40, "1"));
    table.labels = labels_of("kind", [] {
        std::vector<std::string> labels;
        for (int i = 0; i < 40; ++i) labels.push_back(i % 2 ? "a" : "b");
        return labels;
    }());
    table.columns[1] = {"word", {}};
    for (int i = 0; i < 40; ++i)
        table.columns[1].categories.push_back("w" + std::to_string(100 + i)); // each row its own
    for (Index i = 0; i < 40; ++i) table.features(i, 1) = static_cast<Scalar>(i);
    Random random(1);
    const Problem problem = problem_of(table, {.validation = 0.25}, random);
    CHECK_EQUAL(problem.encoding.columns[1].categories.size(), 30u);
    for (Index i = 0; i < problem.validation.size(); ++i) {
        for (Index j = 1; j <= 30; ++j) CHECK_EQUAL(problem.validation.x(i, j), 0);
    }
}

CLAIM(a_word_that_was_never_learned_is_none) {
    Random random(1);
    Table table = table_with({"a", "b"});
    const std::vector<Column> columns = {{"height"}, {"wind", {"east", "west"}}};
    Matrix x;
    one_hot({{3, 1}, {4, NAN}}, columns, x);
    CHECK((x == Matrix{{3, 0, 1}, {4, 0, 0}}));
    const Encoding encoding{.columns = columns, .class_names = {"a", "b"}};
    CHECK((row_as_text(x, 1, encoding) == std::vector<std::string>{"4", "?"}));
}

CLAIM(a_missing_number_becomes_the_mean_of_the_training_samples) {
    Random random(1);
    Table table = table_with({"a", "b", "a", "b", "a"});
    table.features(2, 0) = NAN; // among 0, 1, 3 and 4
    const Problem problem = problem_of(table, {.fills_missing = true}, random);
    CHECK_EQUAL(problem.training.x(2, 0), 0);
    CHECK_EQUAL(decoded(problem.training, problem.encoding).x(2, 0), 2);
    CHECK(problem.encoding.fills_missing);
    const Dataset again = encoded_samples(table, problem.encoding);
    CHECK((again.x == problem.training.x));
    CHECK((again.target == problem.training.target));
}

CLAIM(of_each_class_as_many_are_kept) {
    std::vector<std::string> labels(1000, "a");
    std::fill_n(labels.begin(), 100, "b");
    std::fill_n(labels.begin(), 12, "c");
    labels[999] = "d"; // of which there is one: it is learned from
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Random random(seed);
        const Problem problem = problem_of(table_with(labels), {.validation = 0.25, .test = 0.25}, random);
        CHECK_EQUAL(problem.validation.size(), 250);
        CHECK_EQUAL(problem.test.size(), 250);
        CHECK_EQUAL(problem.training.size(), 500);
        for (const auto& [part, expected] :
             {std::pair{&problem.validation, 0.25}, {&problem.test, 0.25}, {&problem.training, 0.5}}) {
            std::vector<double> counts(4);
            for (Index i = 0; i < part->size(); ++i)
                ++counts[static_cast<std::size_t>(class_in_row(part->target, i))];
            CHECK(std::abs(counts[0] - expected * 899) <= 1.5);
            CHECK(std::abs(counts[1] - expected * 88) <= 1.5);
            CHECK(std::abs(counts[2] - expected * 12) <= 1.5);
            CHECK_EQUAL(counts[3], part == &problem.training ? 1 : 0);
        }
    }
}
