#include "tests/check.hpp"

#include "common/trainer/encoding.hpp"
#include "common/trainer/table_problem.hpp"

#include <cmath>
#include <stdexcept>

using namespace nn;

namespace {

Table table_with(const std::vector<std::string>& labels) {
    Table table{"data.csv", {"height", "width"}, "kind", Matrix(std::ssize(labels), 2), labels};
    for (Index i = 0; i < table.features.rows(); ++i) {
        table.features(i, 0) = static_cast<Scalar>(i);
        table.features(i, 1) = static_cast<Scalar>(100 * i);
    }
    return table;
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
    const Problem problem = problem_of(table_with(ten), Task::classification, 0, random);
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
    const Problem problem = problem_of(table_with(ten), Task::classification, 0.3, random);
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
        const Problem problem = problem_of(table, Task::classification, 0.3, random);
        return decoded(problem.validation, problem.encoding).x;
    };
    const Matrix rows = kept(one);
    CHECK_NEAR(largest_difference(kept(same), rows), 0, 1e-4);
    CHECK(largest_difference(kept(other), rows) > 0.5);
}

CLAIM(both_sides_of_a_split_have_samples) {
    Random random(1);
    CHECK_EQUAL(problem_of(table_with({"a", "b"}), Task::classification, 0.01, random).validation.size(), 1);
    CHECK_EQUAL(problem_of(table_with({"a", "b"}), Task::classification, 0.99, random).training.size(), 1);
}

CLAIM(the_target_of_a_regression_is_standardised_too) {
    Random random(1);
    const Problem problem = problem_of(table_with({"10", "20", "30", "40"}), Task::regression, 0, random);
    CHECK(problem.encoding.is_regression());
    CHECK_NEAR(problem.encoding.target.mean(0, 0), 25, 1e-5);
    CHECK_NEAR(problem.training.target(0, 0), -15 / std::sqrt(125.0), 1e-5);
}

CLAIM(encoded_samples_lead_back_to_the_table) {
    Random random(1);
    const Table table = table_with({"10", "20", "30", "40"});
    const Problem problem = problem_of(table, Task::regression, 0, random);
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
        const Problem encoded = problem_of(odd, Task::classification, 0, random);
        Matrix without_care = encoded.training.x;
        encoded.encoding.inputs.undo(without_care);
        residues += without_care(0, 0) != 0;
        CHECK_EQUAL(decoded(encoded.training, encoded.encoding).x(0, 0), 0);
    }
    CHECK(residues > 0); // otherwise it would have shown nothing
}

CLAIM(a_known_encoding_is_applied_and_not_learned) {
    Random random(1);
    const Encoding known = problem_of(table_with(ten), Task::classification, 0, random).encoding;
    const Problem problem = problem_of(table_with({"b", "b"}), known, 0, random);
    CHECK_EQUAL(problem.training.target(0, 0), 1);
    CHECK_NEAR(problem.training.x(0, 0), (0 - 4.5) / known.inputs.standard_deviation(0, 0), 1e-5);
}

CLAIM(of_three_classes_each_has_a_column) {
    Random random(1);
    const Problem problem = problem_of(table_with({"b", "c", "a", "b"}), Task::classification, 0, random);
    CHECK((problem.encoding.class_names == std::vector<std::string>{"a", "b", "c"}));
    CHECK_EQUAL(problem.encoding.outputs(), 3);
    CHECK((problem.training.target == Matrix{{0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}}));
    CHECK((decoded(problem.training, problem.encoding).target == problem.training.target));
    for (const auto& [row, number] : {std::pair{0, 1}, {1, 2}, {2, 0}}) {
        CHECK_EQUAL(class_in_row(problem.training.target, row), number);
    }
    CHECK_EQUAL(class_in_row({{Scalar(0.5)}, {Scalar(0.51)}}, 0), 0);
    CHECK_EQUAL(class_in_row({{Scalar(0.5)}, {Scalar(0.51)}}, 1), 1);
    CHECK_THROWS(problem_of(table_with({"d"}), problem.encoding, 0, random), std::runtime_error, "\"d\"",
                 "a, b, c");
}

CLAIM(the_task_is_decided_by_the_labels) {
    Random random(1);
    const auto is_regression = [&](const std::vector<std::string>& labels, Task task = Task::automatic) {
        return problem_of(table_with(labels), task, 0, random).encoding.is_regression();
    };
    CHECK(is_regression({"1", "2.5", "-3e2"}));
    CHECK(!is_regression({"1", "2.5", "1"})); // two values
    CHECK(!is_regression({"1", "two", "three"}));
    CHECK(is_regression({"-1", "1", "1"}, Task::regression));
    CHECK(!is_regression({"1", "2", "3"}, Task::classification));
    const auto summary = [&](const std::vector<std::string>& labels) {
        const Table table = table_with(labels);
        return summary_of(table, problem_of(table, Task::automatic, 0, random).encoding);
    };
    CHECK_EQUAL(summary({"a", "c", "b"}),
                "data.csv: 3 samples, 2 inputs; \"kind\" has 3 classes: a (1), b (1), c (1)");
    CHECK_EQUAL(summary({"1", "2", "3"}),
                "data.csv: 3 samples, 2 inputs; \"kind\" is an amount: a regression");
    CHECK_EQUAL(summary({"1", "2", "3", "1", "2", "3"}),
                "data.csv: 6 samples, 2 inputs; \"kind\" is an amount: a regression\n"
                "(--task classification makes its 3 values classes)");
}

CLAIM(what_does_not_fit_is_refused) {
    Random random(1);
    const auto refuses = [&](const std::vector<std::string>& labels, Task task, const std::string& fact) {
        CHECK_THROWS(problem_of(table_with(labels), task, 0, random), std::runtime_error, "data.csv",
                     "label \"kind\"", fact);
    };
    refuses({"a", "a"}, Task::classification, "same");
    std::vector<std::string> many;
    for (int i = 0; i <= 10'000; ++i) many.push_back("x" + std::to_string(i));
    refuses(many, Task::classification, "10001 classes");
    CHECK_THROWS(problem_of(table_with({"1", "b"}), Task::regression, 0, random), std::runtime_error,
                 "data.csv", "\"b\"", "\"kind\"", "number");
    Table with_lines = table_with({"1", "2", "3", "n/a", "4"});
    with_lines.lines = {2, 3, 5, 6, 7};
    CHECK_THROWS(problem_of(with_lines, Task::automatic, 0, random), std::runtime_error, "data.csv:6",
                 "\"n/a\"", "\"kind\"", "--task classification");
    CHECK_EQUAL(problem_of(with_lines, Task::classification, 0, random).encoding.outputs(), 5);
    const Encoding known = problem_of(table_with(ten), Task::classification, 0, random).encoding;
    CHECK_THROWS(problem_of(table_with({"c"}), known, 0, random), std::runtime_error, "data.csv", "\"c\"",
                 "a, b");
    CHECK_THROWS(problem_of(table_with({"a"}), known, 0.5, random), std::runtime_error, "data.csv",
                 "one row");
    Table other = table_with(ten);
    other.feature_names[1] = "depth";
    CHECK_THROWS(problem_of(other, known, 0, random), std::runtime_error, "data.csv", "height, width",
                 "height, depth");
}
