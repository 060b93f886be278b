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
    CHECK_THROWS(table_of("nan,2,cat\n1,2,dog\n"), std::runtime_error, ".csv:1", "nan", "column 1", "finite");
    CHECK_THROWS(table_of(",2,cat\n1,2,dog\n"), std::runtime_error, ".csv:1", "field 1", "empty");
}

CLAIM(ragged_rows_are_refused) {
    CHECK_THROWS(table_of("a,b,c\n1,2,3\n\n4,5\n"), std::runtime_error, ".csv:4", "3 fields", "2");
    CHECK_THROWS(table_of("a,b\n1,2\n\n3,4,5\n"), std::runtime_error, ".csv:4", "2 fields", "3");
    CHECK_THROWS(table_of("a,b\n1,2,\n"), std::runtime_error, ".csv:2", "2 fields", "3");
    CHECK_THROWS(table_of("a,\"b\nb\"\n1\n"), std::runtime_error, ".csv:3", "2 fields", "1");
}

CLAIM(empty_fields_are_refused) {
    CHECK_THROWS(table_of("a,b,c\n1,,3\n"), std::runtime_error, ".csv:2", "field 2", "empty");
    CHECK_THROWS(table_of("a,b,c\n1,2,\n"), std::runtime_error, ".csv:2", "field 3", "empty");
    CHECK_THROWS(table_of("a,b,c\n1,\" \",3\n"), std::runtime_error, ".csv:2", "field 2", "empty");
    CHECK_THROWS(table_of("a,,c\n1,2,3\n"), std::runtime_error, ".csv", "field 2", "first row", "empty");
}

CLAIM(a_first_column_without_a_name_is_left_out_and_that_is_said) {
    for (const std::string content : {",size,kind\n1,5,x\n2,6,y\n", "\"\",size,kind\n\"a\",5,x\n\"b\",6,y\n",
                                      "size,kind\n1,5,x\n2,6,y\n"}) { // as pandas and R write it
        const Table table = table_of(content);
        CHECK((table.feature_names == std::vector<std::string>{"size"}));
        CHECK_EQUAL(table.features(1, 0), 6);
        CHECK_EQUAL(table.labels[1], "y");
        CHECK_EQUAL(table.format, "without the first column, which has no name");
    }
    CHECK_EQUAL(table_of("# size,kind\n5,x\n6,y\n").feature_names[0], "size"); // as NumPy writes it
}

CLAIM(columns_may_be_left_out) {
    const TemporaryCsv file("a,b,c,kind\n1,word,,x\n2,other,4,y\n");
    const Table table = read_table(file.path, "", {"b", "c"}); // whatever is in them
    CHECK((table.feature_names == std::vector<std::string>{"a"}));
    CHECK_EQUAL(table.format, "");
    CHECK_THROWS(read_table(file.path, "", {"d"}), std::runtime_error, "\"d\"", "a, b, c, kind");
    CHECK_THROWS(read_table(file.path, "", {"kind"}), std::runtime_error, "label", "\"kind\"");
    CHECK_THROWS(read_table(file.path, "", {"a", "b", "c"}), std::runtime_error, "no column");
}

CLAIM(features_that_are_no_finite_numbers_are_refused) {
    CHECK_THROWS(table_of("size,kind\n1,a\n\nabc,b\n"), std::runtime_error, ".csv:4", "abc", "size",
                 "number");
    CHECK_THROWS(table_of("1,2\n0x10,2\n"), std::runtime_error, ".csv:2", "0x10", "column 1", "number");
    CHECK_THROWS(table_of("a,b\n\"1,000\",2\n"), std::runtime_error, ".csv:2", "1,000", "\"a\"", "number");
    for (const std::string bad : {"nan", "NaN", "inf", "-Infinity", "1e999"}) {
        CHECK_THROWS(table_of("a,b\n" + bad + ",2\n"), std::runtime_error, ".csv:2", bad, "\"a\"", "finite");
    }
}

CLAIM(a_missing_value_is_refused_in_every_row_the_first_included) {
    for (const std::string mark : {"NA", "?", "NULL", "-", ".", "n/a", "#N/A", "None", "null"}) {
        CHECK_THROWS(table_of(mark + ",1,x\n2,3,y\n"), std::runtime_error, ".csv:1", mark, "column 1",
                     "missing");
        CHECK_THROWS(table_of("a,b,c\n1,2,x\n" + mark + ",3,y\n"), std::runtime_error, ".csv:3", mark,
                     "\"a\"", "missing");
    }
    for (const std::string mark : {"NA", "?", "n/a", "nan"}) {
        CHECK_THROWS(table_of("1,2," + mark + "\n1,2,3\n"), std::runtime_error, ".csv:1", mark, "column 3",
                     "missing");
        CHECK_THROWS(table_of("a,b\n1,x\n2," + mark + "\n"), std::runtime_error, ".csv:3", mark, "\"b\"",
                     "missing");
    }
    CHECK_EQUAL(table_of("a,b\n1,+\n2,-\n").labels[1], "-"); // these two may be classes
}

CLAIM(rows_know_their_lines) {
    CHECK((table_of("a,b\n\n1,x\n\n2,y\n").lines == std::vector<std::ptrdiff_t>{3, 5}));
}

CLAIM(a_class_may_be_called_as_what_is_not_finite) {
    CHECK_EQUAL(table_of("a,b\n1,inf\n2,sus\n").labels[0], "inf");
}

CLAIM(an_unknown_label_is_refused_with_the_names_there_are) {
    CHECK_THROWS(table_of("a,b,c\n1,2,3\n", "specie"), std::runtime_error, ".csv", "specie", "a, b, c");
    CHECK_THROWS(table_of("1,2\n", "specie"), std::runtime_error, ".csv", "specie", "column 1, column 2");
    CHECK_THROWS(table_of("a,b\n1,2\n", "column 2"), std::runtime_error, ".csv", "column 2", "a, b");
    std::string names = "n1", row = "1";
    for (int i = 2; i <= 30; ++i) {
        names += ",n" + std::to_string(i);
        row += ",1";
    }
    CHECK_THROWS(table_of(names + "\n" + row + "\n", "specie"), std::runtime_error, ".csv", "specie",
                 "n1, n2, n3", "n19, n20, ...", "30");
    CHECK_THROWS(table_of("a,a,b\n1,2,3\n", "a"), std::runtime_error, ".csv", "\"a\"");
    CHECK_EQUAL(columns("a,a,b\n1,2,3\n", "b"), "a,a>b: 3"); // does no harm here
}

CLAIM(a_file_without_rows_or_features_is_refused) {
    for (const char* nothing : {"", "\n\r\n  \n", "\xef\xbb\xbf"}) {
        CHECK_THROWS(table_of(nothing), std::runtime_error, ".csv", "nothing");
    }
    CHECK_THROWS(table_of("a,b\n"), std::runtime_error, ".csv", "rows", "header");
    CHECK_THROWS(table_of("1,kind\n", "kind"), std::runtime_error, ".csv", "rows", "header");
    CHECK_THROWS(table_of("\na:b\n1:2\n"), std::runtime_error, ".csv:2", "2 fields", "commas", "1");
}

CLAIM(what_the_reader_refuses_is_refused) {
    CHECK_THROWS(table_of("a,b\n1,\"2\n"), std::runtime_error, ".csv:2", "quote", "closed");
    CHECK_THROWS(table_of(std::string("a,b\n1,\0\n", 8)), std::runtime_error, ".csv:2", "NUL");
    CHECK_THROWS(read_table("nowhere.csv"), std::runtime_error, "nowhere.csv", "no such file");
    CHECK_THROWS(read_table("."), std::runtime_error, ".:", "folder");
}

CLAIM(a_message_is_one_line_and_not_too_long) {
    CHECK_THROWS(table_of("a,b\n\"x\ny\x1b[31m\",2\n"), std::runtime_error, ".csv:2", "x?y?[31m", "\"a\"");
    const std::string a(39, 'a');
    CHECK_THROWS(table_of("a,b\n" + a + "b,2\n"), std::runtime_error, ".csv:2", "\"" + a + "b\"", "\"a\"");
    CHECK_THROWS(table_of("a,b\n" + a + "\xc3\xa4,2\n"), std::runtime_error, ".csv:2", a + "...\"", "\"a\"");
    CHECK_THROWS(table_of("\"a\nb\",c\n1,2\n", "x"), std::runtime_error, ".csv", "\"x\"", "a?b, c");
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
    CHECK_THROWS(read_table(file.path), std::runtime_error, file.path.string(), "memory");
}
