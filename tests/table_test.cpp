#include "tests/check_matrix.hpp"

#include "common/trainer/labels.hpp"
#include "common/trainer/table.hpp"
#include "tests/little_memory.hpp"
#include "tests/temporary_csv.hpp"

#include <filesystem>
#include <stdexcept>

using namespace nn;

namespace {

Table table_of(const std::string& content, const std::string& label = "") {
    return read_table(TemporaryCsv(content).path, label);
}

// "feature,feature>label: label label"
std::string columns(const Table& table) {
    std::string text;
    for (const std::string& name : table.feature_names) text += (text.empty() ? "" : ",") + name;
    text += ">" + table.label_name + ":";
    for (const std::string& label : table.labels) text += " " + label;
    return text;
}

std::string columns(const std::string& content, const std::string& label = "") {
    return columns(table_of(content, label));
}

std::string refusal_of(const std::string& content, const std::string& label = "") {
    return refusal(TemporaryCsv(content).path, [&](const auto& path) { read_table(path, label); });
}

} // namespace

CLAIM(a_table_has_names_features_and_labels) {
    const Table table = table_of("height,width,kind\n1,2.5,cat\n-3,4e1,dog\n");
    CHECK_EQUAL(columns(table), "height,width>kind: cat dog");
    CHECK_MATRIX(table.features, {{1, 2.5}, {-3, 40}});
}

CLAIM(marks_blanks_quotes_and_line_ends_leave_the_table_as_it_is) {
    const Table table = table_of("\xef\xbb\xbf \"height\", width ,\"kind, \"\"of\"\"\"\r\n"
                                 "\r\n"
                                 "\"1\" ,\t2.5, big cat \r\n"
                                 "3,4,\"small\ncat\"");
    CHECK_EQUAL(columns(table), "height,width>kind, \"of\": big cat small\ncat");
    CHECK_MATRIX(table.features, {{1, 2.5}, {3, 4}});
}

CLAIM(the_label_is_the_last_column_or_the_one_that_is_named) {
    const std::string content = "a,b,c\n1,2,3\n4,5,6\n";
    CHECK_EQUAL(columns(content), "a,b>c: 3 6");
    CHECK_EQUAL(columns(content, "c"), "a,b>c: 3 6");
    CHECK_EQUAL(columns(content, "b"), "a,c>b: 2 5");
    CHECK_MATRIX(table_of(content, "b").features, {{1, 3}, {4, 6}});
    CHECK_EQUAL(columns(content, "a"), "b,c>a: 1 4");
    CHECK_MATRIX(table_of(content, "a").features, {{2, 3}, {5, 6}});
    CHECK_EQUAL(columns("kind,x\ncat,1\ndog,2\n", "kind"), "x>kind: cat dog");
}

CLAIM(without_a_header_the_columns_are_numbered) {
    const Table table = table_of("1,2,3\n4,5,6\n");
    CHECK_EQUAL(columns(table), "column 1,column 2>column 3: 3 6");
    CHECK_MATRIX(table.features, {{1, 2}, {4, 5}});
    CHECK_EQUAL(columns("1,2,3\n4,5,6\n", "column 1"), "column 2,column 3>column 1: 1 4");
    CHECK_EQUAL(columns("1,2\n"), "column 1>column 2: 2"); // one row, one feature
}

CLAIM(a_first_row_with_a_word_for_its_label_is_not_lost) {
    const Table table = table_of("5.1,3.5,setosa\n4.9,3.0,setosa\n7,3.2,versicolor\n");
    CHECK_EQUAL(columns(table), "column 1,column 2>column 3: setosa setosa versicolor");
    CHECK_MATRIX(table.features, {{5.1, 3.5}, {4.9, 3}, {7, 3.2}});
    CHECK_EQUAL(columns("1,a\n2,b\n3,c\n"), "column 1>column 2: a b c"); // none of them comes again
    CHECK_EQUAL(columns("1,a\n2,b\n3,4\n"), "column 1>column 2: a b 4");
    CHECK_EQUAL(columns("1,a\n"), "column 1>column 2: a");
    CHECK_EQUAL(columns("cat,1\ndog,2\n", "column 1"), "column 2>column 1: cat dog");
}

CLAIM(a_header_may_be_known_by_one_word) {
    CHECK_EQUAL(columns("year,1990,1991\n1,2,3\n"), "year,1990>1991: 3"); // a feature
    CHECK_EQUAL(columns("year,1990,1991\n1,2,3\n", "1990"), "year,1991>1990: 2");
    CHECK_EQUAL(columns("0,1,target\n5,6,7\n8,9,10\n"), "0,1>target: 7 10"); // the label of numbers
    CHECK_EQUAL(columns("0,1,kind\n5,6,cat\n", "kind"), "0,1>kind: cat");    // the label that is asked for
    CHECK_EQUAL(columns("0,1,24.5\n5,6,7\n"), "column 1,column 2>column 3: 24.5 7"); // all are numbers: none
}

CLAIM(a_first_row_that_is_not_finite_is_refused_not_taken_for_a_header) {
    CHECK_EQUAL(refusal_of("nan,2,cat\n1,2,dog\n"),
                "data.csv:1: \"nan\" in column \"column 1\" is no finite number");
    CHECK_EQUAL(refusal_of(",2,cat\n1,2,dog\n"), "data.csv:1: field 1 is empty");
}

CLAIM(ragged_rows_are_refused) {
    CHECK_EQUAL(refusal_of("a,b,c\n1,2,3\n\n4,5\n"), "data.csv:4: expected 3 fields, got 2");
    CHECK_EQUAL(refusal_of("a,b\n1,2\n3,4,5\n"), "data.csv:3: expected 2 fields, got 3");
    CHECK_EQUAL(refusal_of("a,b\n1,2,\n"), "data.csv:2: expected 2 fields, got 3");
    CHECK_EQUAL(refusal_of("a,\"b\nb\"\n1\n"), "data.csv:3: expected 2 fields, got 1");
}

CLAIM(empty_fields_are_refused) {
    CHECK_EQUAL(refusal_of("a,b,c\n1,,3\n"), "data.csv:2: field 2 is empty");
    CHECK_EQUAL(refusal_of("a,b,c\n1,2,\n"), "data.csv:2: field 3 is empty");
    CHECK_EQUAL(refusal_of("a,b,c\n1,\" \",3\n"), "data.csv:2: field 2 is empty");
    CHECK_EQUAL(refusal_of(",b,c\n1,2,3\n"), "data.csv:1: field 1 is empty");
}

CLAIM(features_that_are_no_finite_numbers_are_refused) {
    CHECK_EQUAL(refusal_of("height,kind\n1,a\n\nabc,b\n"),
                "data.csv:4: \"abc\" in column \"height\" is no number");
    CHECK_EQUAL(refusal_of("1,2\n0x10,2\n"), "data.csv:2: \"0x10\" in column \"column 1\" is no number");
    CHECK_EQUAL(refusal_of("a,b\n\"1,000\",2\n"), "data.csv:2: \"1,000\" in column \"a\" is no number");
    for (const std::string bad : {"nan", "NaN", "inf", "-Infinity", "1e999"}) {
        CHECK_EQUAL(refusal_of("a,b\n" + bad + ",2\n"),
                    "data.csv:2: \"" + bad + "\" in column \"a\" is no finite number");
    }
}

CLAIM(labels_that_are_not_finite_are_refused) {
    CHECK_EQUAL(refusal_of("a,b\n1,2\n1,nan\n"), "data.csv:3: \"nan\" in column \"b\" is no finite number");
    CHECK_EQUAL(refusal_of("a,b\n1,2\n1,1e999\n"),
                "data.csv:3: \"1e999\" in column \"b\" is no finite number");
}

CLAIM(an_unknown_label_is_refused_with_the_names_there_are) {
    const std::string start = "data.csv: no column is called \"specie\"; there are: ";
    CHECK_EQUAL(refusal_of("a,b,c\n1,2,3\n", "specie"), start + "a, b, c");
    CHECK_EQUAL(refusal_of("1,2\n", "specie"), start + "column 1, column 2");
    CHECK_EQUAL(refusal_of("a,b\n1,2\n", "column 2"),
                "data.csv: no column is called \"column 2\"; there are: a, b");
    std::string names = "n1", row = "1";
    for (int i = 2; i <= 30; ++i) {
        names += ",n" + std::to_string(i);
        row += ",1";
    }
    CHECK_EQUAL(refusal_of(names + "\n" + row + "\n", "specie"),
                start +
                    "n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14, n15, n16, n17, n18, n19, "
                    "n20, ... (30 in all)");
    CHECK_EQUAL(refusal_of("a,a,b\n1,2,3\n", "a"), "data.csv: more than one column is called \"a\"");
    CHECK_EQUAL(columns("a,a,b\n1,2,3\n", "b"), "a,a>b: 3"); // does no harm here
}

CLAIM(a_file_without_rows_or_features_is_refused) {
    for (const char* nothing : {"", "\n\r\n  \n", "\xef\xbb\xbf"}) {
        CHECK_EQUAL(refusal_of(nothing), "data.csv: there is nothing in it");
    }
    CHECK_EQUAL(refusal_of("a,b\n"), "data.csv: there are no rows below the header");
    CHECK_EQUAL(refusal_of("1,kind\n", "kind"), "data.csv: there are no rows below the header");
    CHECK_EQUAL(refusal_of("\na;b\n1;2\n"),
                "data.csv:2: expected at least 2 fields, with commas between them, got 1");
}

CLAIM(what_the_reader_refuses_is_refused) {
    CHECK_EQUAL(refusal_of("a,b\n1,\"2\n"), "data.csv:2: a quote is opened and never closed");
    CHECK_EQUAL(refusal_of(std::string("a,b\n1,\0\n", 8)),
                "data.csv:2: holds a NUL byte, so this is no text");
    CHECK_THROWS(read_table("nowhere.csv"), std::runtime_error, "nowhere.csv", "no such file");
    CHECK_THROWS(read_table("."), std::runtime_error, ".:", "folder");
}

CLAIM(a_message_is_one_line_and_not_too_long) {
    CHECK_EQUAL(refusal_of("a,b\n\"x\ny\x1b[31m\",2\n"),
                "data.csv:2: \"x?y?[31m\" in column \"a\" is no number");
    const std::string a(39, 'a');
    CHECK_EQUAL(refusal_of("a,b\n" + a + "b,2\n"), "data.csv:2: \"" + a + "b\" in column \"a\" is no number");
    CHECK_EQUAL(refusal_of("a,b\n" + a + "\xc3\xa4,2\n"),
                "data.csv:2: \"" + a + "...\" in column \"a\" is no number");
    CHECK_EQUAL(refusal_of("\"a\nb\",c\n1,2\n", "x"),
                "data.csv: no column is called \"x\"; there are: a?b, c");
}

CLAIM(labels_become_numbers_or_classes) {
    CHECK_MATRIX(numbers_of(table_of("a,b\n1,2\n3, 4.5\n").labels).value(), {{2}, {4.5}});
    const Table table = table_of("1,dog\n2,cat\n3,dog\n");
    CHECK(!numbers_of(table.labels));
    CHECK((classes_of(table.labels) == std::vector<std::string>{"cat", "dog"}));
}

CLAIM(a_file_that_is_too_large_for_the_memory_is_refused) {
    const check::LittleMemory little;
    const TemporaryCsv file("1,2\n");
    std::error_code error; // the file has a hole, so it takes no room on the disk
    std::filesystem::resize_file(file.path, 1 << 30, error);
    if (error) throw check::Skip{error.message()};
    CHECK_EQUAL(refusal(file.path, [](const auto& path) { read_table(path); }),
                "data.csv: is too large for the memory");
}
