#include "tests/check_matrix.hpp"

#include "common/trainer/table.hpp"
#include "tests/little_memory.hpp"
#include "tests/temporary_csv.hpp"

#include <cmath>
#include <fstream>
#include <stdexcept>

using namespace nn;

namespace {

Table table_with(const std::string& content, const ReadOptions& options) {
    return read_table(TemporaryCsv(content).path, options);
}

Table table_of(const std::string& content, const std::string& label = "") {
    return table_with(content, {.label = label});
}

std::string label_of(const Table& table, Index row) {
    return table.labels
        .different[static_cast<std::size_t>(table.labels.of_row[static_cast<std::size_t>(row)])];
}

// "feature,feature>label: label label"
std::string columns(const Table& table) {
    std::string text;
    for (const Column& column : table.columns) text += (text.empty() ? "" : ",") + column.name;
    text += ">" + table.labels.column + ":";
    for (Index row = 0; row < table.rows(); ++row) text += " " + label_of(table, row);
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
    CHECK_THROWS(table_of("inf,2,cat\n1,2,dog\n"), std::runtime_error, ".csv:1", "inf", "column 1", "finite");
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
        CHECK_EQUAL(columns(table), "size>kind: x y");
        CHECK_EQUAL(table.features(1, 0), 6);
        CHECK_EQUAL(table.format, "without the first column, which has no name");
    }
    CHECK_EQUAL(table_of("# size,kind\n5,x\n6,y\n").columns[0].name, "size"); // as NumPy writes it
}

CLAIM(columns_may_be_left_out) {
    const TemporaryCsv file("a,b,c,kind\n1,word,,x\n2,other,4,y\n");
    const Table table = read_table(file.path, {.ignored = {"b", "c"}}); // whatever is in them
    CHECK_EQUAL(columns(table), "a>kind: x y");
    CHECK_EQUAL(table.format, "");
    const auto refuses = [&](const std::vector<std::string>& ignored, const char* fact, const char* other) {
        CHECK_THROWS(read_table(file.path, {.ignored = ignored}), std::runtime_error, fact, other);
    };
    refuses({"d"}, "\"d\"", "a, b, c, kind");
    refuses({"kind"}, "label", "\"kind\"");
    refuses({"a", "b", "c"}, "no column", "left");
}

CLAIM(columns_of_words_have_them_in_order) {
    const Table table = table_of("wind,size,kind\nnorth,1,x\neast,2,y\nnorth,3,y\nTRUE,4,x\n");
    CHECK((table.columns == std::vector<Column>{{"wind", {"TRUE", "east", "north"}}, {"size"}}));
    CHECK_MATRIX(table.features, {{2, 1}, {1, 2}, {2, 3}, {0, 4}});
    CHECK((table_of("a,k\n1,x\n2,y\n1,x\n2,y\n1,x\n3+,y\n").columns[0].categories ==
           std::vector<std::string>{"1", "2", "3+"}));
}

// A name or a date in each row says nothing about other rows.
CLAIM(a_column_with_a_word_for_nearly_every_row_is_left_out_and_that_is_said) {
    std::string names = "name,size,kind\n", kinds = names;
    for (int i = 0; i < 40; ++i) {
        const std::string end = "," + std::to_string(i) + "," + (i % 2 ? "x\n" : "y\n");
        names += "n" + std::to_string(i % 30) + end; // 30 different ones
        kinds += "n" + std::to_string(i % 20) + end; // 20
    }
    const Table table = table_of(names);
    CHECK_EQUAL(table.columns.size(), 1u);
    CHECK_EQUAL(table.format, "without \"name\", which has too many categories");
    CHECK_EQUAL(table_of(kinds).columns[0].categories.size(), 20u);
    std::string alone;
    for (int i = 0; i < 40; ++i)
        alone += "2026-01-" + std::to_string(10 + i) + ",x" + std::to_string(i % 2) + "\n";
    CHECK_THROWS(table_of("day,kind\n" + alone), std::runtime_error, "no column", "\"day\"");
}

CLAIM(what_is_meant_for_a_number_and_is_none_is_refused) {
    CHECK_THROWS(table_of("size,kind\n1,a\n\nabc,b\n"), std::runtime_error, ".csv:4", "abc", "size", "number",
                 "--ignore");
    for (const std::string bad : {"0x10", "\"1,000\"", "4.5%", "$ 3", "1 000", "−5", "\u20ac3"}) {
        CHECK_THROWS(table_of("a,b\n" + bad + ",x\n" + bad + ",y\n1,x\n"), std::runtime_error, ".csv:2",
                     "\"a\"", "no number");
    }
    CHECK_THROWS(table_of("a,b\n1.5,x\n2.5,y\n3.5,x\n#DIV/0!,y\n"), std::runtime_error, ".csv:5", "#DIV/0!",
                 "most");
    for (const std::string bad : {"inf", "-Infinity", "1e999"}) {
        CHECK_THROWS(table_of("a,b\n" + bad + ",2\n"), std::runtime_error, ".csv:2", bad, "\"a\"", "finite");
        CHECK_THROWS(table_of("a,b\n1," + bad + "\n2,1\n"), std::runtime_error, ".csv:2", bad, "\"b\"",
                     "finite");
    }
}

CLAIM(a_missing_value_is_refused_in_every_row_the_first_included) {
    for (const std::string mark : {"NA", "?", "NULL", "-", ".", "n/a", "#N/A", "None", "null", "NaN"}) {
        CHECK_THROWS(table_of(mark + ",1,x\n2,3,y\n"), std::runtime_error, ".csv:1", mark, "column 1",
                     "missing", "--missing mean", "--missing drop");
        CHECK_THROWS(table_of("a,b,c\n1,2,x\n" + mark + ",3,y\n"), std::runtime_error, ".csv:3", mark,
                     "\"a\"", "missing");
    }
    for (const std::string mark : {"NA", "?", "n/a", "nan"}) {
        CHECK_THROWS(table_of("1,2," + mark + "\n1,2,3\n"), std::runtime_error, ".csv:1", mark, "column 3",
                     "missing");
        CHECK_THROWS(table_of("a,b\n1,x\n2," + mark + "\n"), std::runtime_error, ".csv:3", mark, "\"b\"",
                     "missing", "--missing drop");
    }
    CHECK_EQUAL(columns("a,b\n1,+\n2,-\n"), "a>b: + -"); // among words some marks are words,
    CHECK_EQUAL(table_of("a,b\nNone,x\nsome,y\n").columns[0].categories.size(), 2u);
    CHECK_THROWS(table_of("a,b\n1,-\n2,3\n"), std::runtime_error, ".csv:2", "\"-\"",
                 "missing");                                                      // and among numbers not
    CHECK_THROWS(table_of("a,b,c\n1,,x\n?,2,y\n"), std::runtime_error, ".csv:2"); // the first of all
}

CLAIM(rows_with_missing_values_may_be_left_out_or_kept) {
    const std::string content = "a,wind,c\n1,north,x\nNA,east,y\n3,,x\n4,north,\n5,east,y\n";
    const Table dropped = table_with(content, {.missing = ReadOptions::Missing::drop});
    CHECK_MATRIX(dropped.features, {{1, 1}, {5, 0}});
    CHECK_EQUAL(dropped.format,
                "without 1 row that has no label, without 2 rows that have no value somewhere");
    const Table kept = table_with(content, {.missing = ReadOptions::Missing::keep});
    CHECK_EQUAL(kept.rows(), 4);
    CHECK(std::isnan(kept.features(1, 0)) && std::isnan(kept.features(2, 1)));
    CHECK_EQUAL(kept.features(3, 1), 0);
    CHECK_EQUAL(kept.format, "without 1 row that has no label");
    CHECK_THROWS(table_with("a,b\n1,?\n2,?\n", {.missing = ReadOptions::Missing::drop}), std::runtime_error,
                 "every row");
    const Table empty = table_with("a,b,c\n1,,x\n2,NA,y\n", {.missing = ReadOptions::Missing::keep});
    CHECK_EQUAL(columns(empty), "a>c: x y");
    CHECK_EQUAL(empty.format, "without \"b\", where nothing stands");
}

CLAIM(whether_the_first_row_names_the_columns_is_told_or_found) {
    CHECK_EQUAL(table_with("a,b\nc,d\n", {.header = Header::no}).rows(), 2);
    CHECK_EQUAL(columns(table_with("1,2\n3,4\n5,6\n", {.header = Header::yes})), "1>2: 4 6");
    CHECK_EQUAL(columns("0,1,2\n5.1,3.5,7\n4.9,3,8\n"), "0,1>2: 7 8"); // as pandas calls what has no names,
    CHECK_EQUAL(columns(",0,1,2\n0,5.1,3.5,7\n1,4.9,3,8\n"), "0,1>2: 7 8");
    CHECK_EQUAL(table_of("0,1,2\n5.1,3.5,7\n").format, "names 0, 1, 2, ... in the first row");
    CHECK_EQUAL(columns("0,1\n5,6\n"), "column 1>column 2: 1 6");                       // but not two numbers
    CHECK_EQUAL(columns("cap,odor,class\nx,a,e\nb,a,p\n"), "cap,odor>class: e p");      // words above words
    CHECK_EQUAL(columns("x,a,e\nb,a,p\nx,c,e\n"), "column 1,column 2>column 3: e p e"); // that come again
}

CLAIM(what_a_network_has_learned_from_is_read_again_by_name) {
    const std::vector<Column> known = {{"wind", {"east", "west"}}, {"size"}};
    const ReadOptions options{.label = "kind", .known = &known};
    const Table table = table_with("more,size,kind,wind\nfoo,1,x,west\nbar,2,y,north\n", options);
    CHECK((table.columns == known));
    CHECK_EQUAL(table.features(0, 0), 1);
    CHECK(std::isnan(table.features(1, 0)));
    CHECK_EQUAL(table.features(1, 1), 2);
    CHECK_EQUAL(table.unknown_categories, 1);
    CHECK_THROWS(table_with("size,kind\n1,x\n", options), std::runtime_error, "2 columns", "\"wind\"");
    CHECK_THROWS(table_with("wind,size,kind\neast,small,x\n", options), std::runtime_error, ".csv:2", "small",
                 "\"size\"", "numbers");
    CHECK_THROWS(table_with("wind,size\neast,1\n", {.known = &known}), std::runtime_error, "label",
                 "\"size\"");
    CHECK_THROWS(table_with("wind,size,wind,kind\neast,1,east,x\n", options), std::runtime_error, "2 columns",
                 "\"wind\"");
}

CLAIM(labels_know_the_lines_where_they_come_first) {
    CHECK((table_of("a,b\n\n1,x\n\n2,y\n3,x\n").labels.lines == std::vector<std::ptrdiff_t>{3, 5}));
}

CLAIM(a_class_may_be_called_as_what_is_not_finite) {
    CHECK_EQUAL(columns("a,b\n1,inf\n2,sus\n"), "a>b: inf sus");
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
    CHECK_THROWS(table_of("a,b\n\"0x\ny\x1b[31m\",2\n"), std::runtime_error, ".csv:2", "0x?y?[31m", "\"a\"");
    const std::string a = "0x" + std::string(37, 'a');
    CHECK_THROWS(table_of("a,b\n" + a + "b,2\n"), std::runtime_error, ".csv:2", "\"" + a + "b\"", "\"a\"");
    CHECK_THROWS(table_of("a,b\n" + a + "\xc3\xa4,2\n"), std::runtime_error, ".csv:2", a + "...\"", "\"a\"");
    CHECK_THROWS(table_of("\"a\nb\",c\n1,2\n", "x"), std::runtime_error, ".csv", "\"x\"", "a?b, c");
}

CLAIM(labels_are_numbers_where_all_of_them_are) {
    CHECK((table_of("a,b\n1,2\n3, 4.5\n").labels.numbers == std::vector<Scalar>{2, 4.5}));
    CHECK(!table_of("1,dog\n2,cat\n3,dog\n").labels.are_numbers());
    std::string many = "a,b\n";
    for (int i = 0; i <= 10'000; ++i) many += "1," + std::to_string(i) + "\n";
    const Table table = table_of(many);
    CHECK_EQUAL(table.labels.numbers.size(), 10'001u);
    CHECK(table.labels.different.empty() && table.labels.of_row.empty()); // no classes any more
}

CLAIM(a_file_that_is_too_large_for_the_memory_is_refused) {
    std::string row;
    for (int i = 0; i < 3'000'000; ++i) row += "1,";
    const TemporaryCsv file(row + "1\n");
    const check::LittleMemory little;
    CHECK_THROWS(read_table(file.path), std::runtime_error, file.path.string(), "memory");
}

// It is read twice: what comes in between has no place.
CLAIM(a_file_that_changes_while_it_is_read_is_refused) {
    std::string rows = "a,b\n";
    while (rows.size() < 1'500'000) rows += "1,2\n3,4\n"; // more than is read at once
    for (const std::string more : {"1,2\n", "1,2,3\n"}) {
        const TemporaryCsv file(rows);
        bool done = false;
        const auto append = [&](double share) {
            if (share < 0.5 || done) return; // the first time is over
            std::ofstream(file.path, std::ios::app) << more;
            done = true;
        };
        CHECK_THROWS(read_table(file.path, {.progress = append}), std::runtime_error, file.path.string(),
                     "changed");
        CHECK(done);
    }
}
