#include "tests/check.hpp"

#include "common/trainer/task.hpp"

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
    for (const bool as_amount : {false, true}) {
        const Task task = exclusive_or_task(as_amount);
        CHECK((task.training.x == exclusive_or().x));
        CHECK((task.training.target == exclusive_or().target));
        CHECK_EQUAL(task.validation.size(), 0);
        CHECK_EQUAL(task.coding.is_amount(), as_amount);
        CHECK_EQUAL(task.coding.inputs.deviation(0, 1), 1);
    }
}

CLAIM(two_words_become_0_and_1_and_inputs_are_standardised) {
    Random random(1);
    const Task task = task_of(table_with(ten), false, 0, random);
    CHECK((task.coding.class_names == std::vector<std::string>{"a", "b"}));
    for (Index i = 0; i < 10; ++i) {
        CHECK_EQUAL(task.training.target(i, 0), ten[static_cast<std::size_t>(i)] == "b" ? 1 : 0);
        CHECK_NEAR(task.training.x(i, 0), task.training.x(i, 1), 1e-5); // both columns alike
    }
    CHECK_NEAR(task.coding.inputs.mean(0, 0), 4.5, 1e-6);
    CHECK_NEAR(task.coding.inputs.mean(0, 1), 450, 1e-4);
}

CLAIM(the_figures_are_those_of_the_training_rows_alone) {
    Random random(1);
    const Task task = task_of(table_with(ten), false, 0.3, random);
    CHECK_EQUAL(task.training.size(), 7);
    CHECK_EQUAL(task.validation.size(), 3);
    double sum = 0, all = 0;
    for (Index i = 0; i < 7; ++i) sum += task.training.x(i, 0);
    CHECK_NEAR(sum, 0, 1e-5);
    const Standardizer& figures = task.coding.inputs;
    for (const Dataset* part : {&task.training, &task.validation}) { // every row is in one of them
        for (Index i = 0; i < part->size(); ++i)
            all += part->x(i, 0) * figures.deviation(0, 0) + figures.mean(0, 0);
    }
    CHECK_NEAR(all, 45, 1e-3);
}

CLAIM(which_rows_are_kept_for_validation_is_drawn) {
    Random one(1), same(1), other(2);
    const Table table = table_with(ten);
    const auto kept = [&](Random& random) { // in the units of the table
        const Task task = task_of(table, false, 0.3, random);
        return in_units(task.validation, task.coding).x;
    };
    const Matrix rows = kept(one);
    CHECK_NEAR(largest_difference(kept(same), rows), 0, 1e-4);
    CHECK(largest_difference(kept(other), rows) > 0.5);
}

CLAIM(both_sides_of_a_split_have_rows) {
    Random random(1);
    CHECK_EQUAL(task_of(table_with({"a", "b"}), false, 0.01, random).validation.size(), 1);
    CHECK_EQUAL(task_of(table_with({"a", "b"}), false, 0.99, random).training.size(), 1);
}

CLAIM(amounts_are_standardised_too) {
    Random random(1);
    const Task task = task_of(table_with({"10", "20", "30", "40"}), true, 0, random);
    CHECK(task.coding.is_amount());
    CHECK_NEAR(task.coding.target.mean(0, 0), 25, 1e-5);
    CHECK_NEAR(task.training.target(0, 0), -15 / std::sqrt(125.0), 1e-5);
}

CLAIM(coded_rows_lead_back_to_the_table) {
    Random random(1);
    const Table table = table_with({"10", "20", "30", "40"});
    const Task task = task_of(table, true, 0, random);
    const Dataset back = in_units(task.training, task.coding);
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
        const Task coded = task_of(odd, false, 0, random);
        Matrix without_care = coded.training.x;
        coded.coding.inputs.undo(without_care);
        residues += without_care(0, 0) != 0;
        CHECK_EQUAL(in_units(coded.training, coded.coding).x(0, 0), 0);
    }
    CHECK(residues > 0); // otherwise it would have shown nothing
}

CLAIM(a_known_coding_is_applied_not_learnt) {
    Random random(1);
    const Coding known = task_of(table_with(ten), false, 0, random).coding;
    const Task task = task_of(table_with({"b", "b"}), known, 0, random);
    CHECK_EQUAL(task.training.target(0, 0), 1);
    CHECK_NEAR(task.training.x(0, 0), (0 - 4.5) / known.inputs.deviation(0, 0), 1e-5);
}

CLAIM(what_does_not_fit_is_refused) {
    Random random(1);
    const auto refused = [&](const std::vector<std::string>& labels, bool amounts, double share) {
        try {
            task_of(table_with(labels), amounts, share, random);
        } catch (const std::runtime_error& error) { return std::string(error.what()); }
        return std::string("nothing thrown");
    };
    CHECK_EQUAL(refused({"a", "a"}, false, 0),
                "data.csv: the label \"kind\" is the same in every row: there is nothing to tell apart");
    CHECK_EQUAL(refused({"a", "b", "c"}, false, 0),
                "data.csv: the label \"kind\" has 3 classes; this chapter tells two apart (more come with "
                "chapter 8); for an "
                "amount, use --loss mse");
    CHECK_EQUAL(refused({"1", "b"}, true, 0),
                "data.csv: the label \"kind\" holds words: no amount (--loss mse)");
    const Coding known = task_of(table_with(ten), false, 0, random).coding;
    CHECK_THROWS(task_of(table_with({"c"}), known, 0, random), std::runtime_error,
                 std::string("data.csv: \"c\" is none of the classes that the network knows: a and b"));
    CHECK_THROWS(task_of(table_with({"a"}), known, 0.5, random), std::runtime_error,
                 std::string("data.csv: one row cannot be split into training and validation"));
    Table other = table_with(ten);
    other.feature_names[1] = "depth";
    CHECK_THROWS(
        task_of(other, known, 0, random), std::runtime_error,
        std::string(
            "data.csv: the network was trained with the inputs height, width; here are height, depth"));
}
