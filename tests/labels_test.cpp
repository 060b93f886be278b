#include "tests/check_matrix.hpp"

#include "common/trainer/labels.hpp"

#include <clocale>
#include <cmath>

using namespace nn;

namespace {

// Each label in brackets.
std::string classes(const std::vector<std::string>& labels) {
    std::string text;
    for (const std::string& name : classes_of(labels)) text += "[" + name + "]";
    return text;
}

} // namespace

CLAIM(decimal_numbers_are_read) {
    const std::vector<std::pair<std::string, double>> numbers = {
        {"0", 0},        {"-0.0", 0},  {"12", 12},        {"+3", 3},        {"-12.5", -12.5},
        {".5", 0.5},     {"5.", 5},    {"-.25", -0.25},   {"1e3", 1000},    {"1E+3", 1000},
        {"25e-2", 0.25}, {"5.e1", 50}, {"007", 7},        {" \t42 \t", 42}, {"1e-999", 0},
        {"-1e-999", 0},  {"0e999", 0}, {"1e0000001", 10}, {"1e30", 1e30}};
    for (const auto& [text, value] : numbers) {
        const auto number = number_of(text);
        check::note(number == static_cast<Scalar>(value), __FILE__, __LINE__, text);
    }
    CHECK_EQUAL(*number_of("0.1"), static_cast<Scalar>(0.1));
    CHECK_EQUAL(*number_of("000000000000000000000000.1000000000000000000000000000000000000000"),
                static_cast<Scalar>(0.1));
}

CLAIM(nothing_else_is_a_number) {
    for (const char* text : {"",
                             " ",
                             "+",
                             "-",
                             ".",
                             "e5",
                             ".e5",
                             "1e",
                             "1e+",
                             "1.5.2",
                             "--1",
                             "+-1",
                             "- 1",
                             "0x10",
                             "0x1p3",
                             "1,5",
                             "1 5",
                             "1_000",
                             "1'000",
                             "1 000",
                             "1f",
                             "12a",
                             "a12",
                             "1e2.5",
                             "nan",
                             "NaN",
                             "inf",
                             "-inf",
                             "+Infinity",
                             "nan(1)",
                             "1e999",
                             "-1e999",
                             "1\n",
                             "\xe2\x88\x92"
                             "1",
                             "\xd9\xa1",
                             "\xc2\xa0"
                             "1"}) {
        check::note(!number_of(text), __FILE__, __LINE__, text);
    }
    CHECK(!number_of(std::string_view("1\0", 2)));
}

CLAIM(what_stands_for_a_number_but_is_not_finite_is_nan) {
    for (const char* text :
         {"nan", "NaN", "-nan", "inf", "-Inf", "+INFINITY", " infinity ", "1e999", "-1e999"}) {
        const auto number = written_number(text);
        check::note(number && std::isnan(*number), __FILE__, __LINE__, text);
    }
    for (const char* text : {"", "nana", "in", "--inf", "+", "nan(1)", "word"}) {
        check::note(!written_number(text), __FILE__, __LINE__, text);
    }
    CHECK_EQUAL(*written_number("-1.5"), static_cast<Scalar>(-1.5));
}

CLAIM(what_a_scalar_cannot_hold_is_no_number) {
    CHECK_EQUAL(number_of("1e300").has_value(), sizeof(Scalar) == 8);
}

CLAIM(a_point_is_a_point_whatever_the_locale) {
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    bool found = false;
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8"}) {
        found = found || std::setlocale(LC_NUMERIC, name) != nullptr;
    }
    if (!found) throw check::Skip{"there is no locale with a decimal comma here"};
    const auto number = number_of("1.5"), with_comma = number_of("1,5");
    std::setlocale(LC_NUMERIC, before.c_str());
    CHECK(number == Scalar{1.5});
    CHECK(!with_comma);
}

CLAIM(classes_are_the_different_labels_in_order) {
    CHECK_EQUAL(classes({"virginica", "setosa", "virginica", "Setosa"}), "[Setosa][setosa][virginica]");
    CHECK_EQUAL(classes({"10", "9", "-1", "9", "1e1", "2.5"}), "[-1][2.5][9][10]"); // by value, not by digits
    CHECK_EQUAL(classes({"b", "10", "a", "9", "inf"}), "[9][10][a][b][inf]");
    CHECK_EQUAL(classes({"1.0", "0", "1", "-0"}), "[0][1.0]"); // as written first
    CHECK_EQUAL(classes({}), "");
}

CLAIM(a_label_is_found_among_its_classes) {
    const std::vector<std::string> labels = {"b", "10", "9", "a", "10.0"}, names = classes_of(labels);
    CHECK_EQUAL(names.size(), 4u);
    CHECK(class_of("9", names) == 0);
    CHECK(class_of("10", names) == 1);
    CHECK(class_of("10.0", names) == 1);
    CHECK(class_of("a", names) == 2);
    CHECK(class_of("b", names) == 3);
    for (const char* other : {"c", "A", "", "8", "11"}) CHECK(!class_of(other, names));
    CHECK(!class_of("a", {}));
}

CLAIM(marks_of_missing_values_are_known) {
    for (const char* mark : {"", "NA", "n/a", "#N/A", "?", "NULL", "null", "None", "nan", "-", ".", " NA "})
        CHECK(is_missing_mark(mark));
    for (const char* value : {"0", "no", "NAN1", "--", "Nairobi", "1.", "+"}) CHECK(!is_missing_mark(value));
}
