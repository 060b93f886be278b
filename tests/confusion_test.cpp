#include "tests/check.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/confusion.hpp"

#include <algorithm>

using namespace nn;

namespace {

// Of ten cats eight are predicted to be cats and two for dogs; of five dogs one for a cat; the only owl for a dog.
const Confusion animals{{"cat", "dog", "owl"}, {{8, 2, 0}, {1, 4, 0}, {0, 1, 0}}};

Confusion perfect(std::size_t classes) {
    Confusion confusion;
    for (std::size_t i = 0; i < classes; ++i) {
        confusion.classes.push_back("a class with a long name " + std::to_string(i));
        confusion.counts.emplace_back(classes);
        confusion.counts[i][i] = static_cast<std::ptrdiff_t>(i) + 1;
    }
    return confusion;
}

} // namespace

CLAIM(precision_recall_and_f1_are_those_of_the_counts) {
    CHECK_EQUAL(animals.samples_of(0), 10);
    CHECK_EQUAL(animals.predicted_as(0), 9);
    CHECK_NEAR(animals.precision(0), 8.0 / 9, 1e-12);
    CHECK_NEAR(animals.recall(0), 0.8, 1e-12);
    CHECK_NEAR(animals.f1(0), 2 * (8.0 / 9) * 0.8 / (8.0 / 9 + 0.8), 1e-12);
    CHECK_NEAR(animals.precision(1), 4.0 / 7, 1e-12);
    // Nothing is predicted to be an owl: no division by 0.
    CHECK_EQUAL(animals.precision(2), 0);
    CHECK_EQUAL(animals.recall(2), 0);
    CHECK_EQUAL(animals.f1(2), 0);
}

CLAIM(the_tables_have_a_row_for_each_class) {
    CHECK_EQUAL(classes_table(animals), "  class  samples  precision  recall     F1\n"
                                        "  cat         10      0.889   0.800  0.842\n"
                                        "  dog          5      0.571   0.800  0.667\n"
                                        "  owl          1          -   0.000  0.000\n");
    CHECK_EQUAL(confusion_table(animals), "  true \\ predicted  cat  dog  owl\n"
                                          "  cat                 8    2    0\n"
                                          "  dog                 1    4    0\n"
                                          "  owl                 0    1    0\n");
}

CLAIM(of_many_classes_those_with_the_lowest_f1_are_shown) {
    Confusion many = perfect(30);
    std::swap(many.counts[17][17], many.counts[17][3]);
    const std::string table = classes_table(many);
    CHECK_EQUAL(std::count(table.begin(), table.end(), '\n'), 12); // ten, their head, and what is left out
    CHECK(check::names(text::split(table, '\n')[1], "17"));
    CHECK(check::names(table, "30"));
    CHECK_EQUAL(confusion_table(many), "");
}

CLAIM(no_line_is_wider_than_80_columns) {
    for (std::size_t classes = 3; classes <= 10; ++classes) {
        for (const std::string& text : {classes_table(perfect(classes)), confusion_table(perfect(classes))}) {
            for (const std::string& line : text::split(text, '\n')) CHECK(text::width_of(line) <= 80);
        }
    }
}
