#include "tests/check.hpp"

#include "common/files/csv.hpp"
#include "tests/temporary_csv.hpp"

#include <filesystem>
#include <random>
#include <stdexcept>

namespace {

// Every row as "line:[field][field] ".
std::string rows_of(const std::string& content) {
    const TemporaryCsv file(content);
    files::CsvReader reader(file.path);
    std::string rows;
    while (reader.next()) {
        rows += std::to_string(reader.line()) + ":";
        for (const std::string_view field : reader.fields()) rows += "[" + std::string(field) + "]";
        rows += " ";
    }
    return rows;
}

} // namespace

CLAIM(commas_separate_fields_and_line_ends_rows) {
    CHECK_EQUAL(rows_of("a,b\n1,2\n"), "1:[a][b] 2:[1][2] ");
    CHECK_EQUAL(rows_of("a,b\n1,2"), "1:[a][b] 2:[1][2] "); // the last line need not end
    CHECK_EQUAL(rows_of("a,b\r\n1,2\r\n"), "1:[a][b] 2:[1][2] ");
    CHECK_EQUAL(rows_of("a,b\r\n1,2\n3,4"), "1:[a][b] 2:[1][2] 3:[3][4] ");
    CHECK_EQUAL(rows_of("one"), "1:[one] ");
}

CLAIM(empty_fields_are_fields) {
    CHECK_EQUAL(rows_of(",\n1,,2\n1,"), "1:[][] 2:[1][][2] 3:[1][] ");
    CHECK_EQUAL(rows_of("\"\"\n\"\",\"\"\r\n"), "1:[] 2:[][] ");
}

CLAIM(blanks_around_a_field_are_skipped) {
    CHECK_EQUAL(rows_of(" a\t, b c ,\" d \" , \"e\"\n , \n"), "1:[a][b c][d][e] 2:[][] ");
}

CLAIM(quotes_keep_commas_quotes_and_line_ends_and_lines_are_those_of_the_file) {
    CHECK_EQUAL(rows_of("\"a \"\"b\"\", c\",2\n"), "1:[a \"b\", c][2] ");
    CHECK_EQUAL(rows_of("\"\"\"\",\"\"\"a\"\"\""), "1:[\"][\"a\"] ");
    CHECK_EQUAL(rows_of("\"a\nb\n\",\"c\r\nd\"\n1,2\n"),
                "1:[a\nb\n][c\r\nd] 5:[1][2] "); // the c is in line 3
}

CLAIM(blank_lines_and_a_byte_order_mark_are_skipped) {
    CHECK_EQUAL(rows_of("\xef\xbb\xbf"
                        "a,b\n"),
                "1:[a][b] ");
    CHECK_EQUAL(rows_of("\n\r\n1,2\n \t\n \r\n3,4\n\n  "), "3:[1][2] 6:[3][4] ");
    CHECK_EQUAL(rows_of("\xef\xbb\xbf\"a\",b"), "1:[a][b] ");
    CHECK_EQUAL(rows_of(""), "");
    CHECK_EQUAL(rows_of("\xef\xbb\xbf"), "");
    CHECK_EQUAL(rows_of("\n \n"), "");
}

CLAIM(after_rewind_the_first_row_comes_again) {
    const TemporaryCsv file("\xef\xbb\xbf\n1,2\n3,4\n");
    files::CsvReader reader(file.path);
    for (int pass = 0; pass < 2; ++pass) {
        reader.rewind();
        CHECK(reader.next());
        CHECK_EQUAL(reader.fields()[0], "1");
        CHECK_EQUAL(reader.line(), 2);
        CHECK(reader.next());
        CHECK_EQUAL(reader.line(), 3);
        CHECK(!reader.next());
        CHECK(!reader.next());
    }
}

CLAIM(the_line_of_a_refusal_is_where_the_row_begins) {
    const TemporaryCsv file("\"a\nb\",c\n1,\"2\n\n\"\n");
    files::CsvReader reader(file.path);
    reader.next();
    CHECK_THROWS(reader.refuse("no"), std::runtime_error, file.path.string() + ":1", "no");
    reader.next();
    CHECK_THROWS(reader.refuse("no"), std::runtime_error, file.path.string() + ":3", "no");
    CHECK_THROWS(reader.refuse_file("no"), std::runtime_error, file.path.string(), "no");
}

CLAIM(quotes_that_do_not_match_are_refused) {
    CHECK_THROWS(rows_of("a,b\n1,\"2\n3,4\n"), std::runtime_error, ".csv:2", "quote", "closed");
    CHECK_THROWS(rows_of("\""), std::runtime_error, ".csv:1", "quote", "closed");
    CHECK_THROWS(rows_of("a,\"b\"\""), std::runtime_error, ".csv:1", "quote", "closed");
    CHECK_THROWS(rows_of("1,2\n5\" pipe,1\n"), std::runtime_error, ".csv:2", "quote", "middle");
    CHECK_THROWS(rows_of("1,2\n\n\"a\" b,1\n"), std::runtime_error, ".csv:3", "quote", "middle");
}

CLAIM(a_carriage_return_that_ends_no_line_is_refused) {
    for (const char* content : {"a,b\n1,2\r3,4\r", "a,b\n\"1\"\r,2\n", "a,b\n1,2\r", "a,b\n\r1,2"}) {
        CHECK_THROWS(rows_of(content), std::runtime_error, ".csv:2", "carriage return", "line feed");
    }
}

CLAIM(a_nul_byte_is_refused_with_its_line) {
    CHECK_THROWS(rows_of(std::string("a,b\n1,2\n3,\0\n", 12)), std::runtime_error, ".csv:3", "NUL");
    CHECK_THROWS(rows_of(std::string("a,\"b\0\"\n", 7)), std::runtime_error, ".csv:1", "NUL");
}

CLAIM(what_is_not_utf8_is_refused_with_its_line) {
    CHECK_THROWS(rows_of("a,b\nh\xf6he,b\n1,2\n"), std::runtime_error, ".csv:2", "UTF-8", "iconv"); // Latin-1
    for (const std::string mark : {"\xff\xfe", "\xfe\xff"})
        CHECK_THROWS(rows_of(mark + "1"), std::runtime_error, "UTF-16", "iconv");
    CHECK_EQUAL(rows_of("h\xc3\xb6he,b\n1,2\n"), "1:[h\xc3\xb6he][b] 2:[1][2] ");
}

CLAIM(what_is_no_file_is_refused) {
    CHECK_THROWS(files::CsvReader("nowhere.csv"), std::runtime_error, "nowhere.csv", "no such file");
    CHECK_THROWS(files::CsvReader(""), std::runtime_error, "no such file");
    CHECK_THROWS(files::CsvReader("."), std::runtime_error, ".:", "folder");
}

CLAIM(a_file_that_may_not_be_read_is_refused) {
    const TemporaryCsv file("1,2\n");
    std::filesystem::permissions(file.path, std::filesystem::perms::none);
    if (std::ifstream(file.path)) throw check::Skip{"this user may read everything"};
    CHECK_THROWS(files::CsvReader(file.path), std::runtime_error, file.path.string(), "opened");
}

// With rows of all lengths.
CLAIM(a_file_of_many_blocks_is_read_as_one) {
    std::mt19937 random(1);
    std::string content, expected;
    std::ptrdiff_t line = 1;
    while (content.size() < 5'000'000) {
        const std::string first(random() % 3000, 'a');
        const bool has_quotes = random() % 2;
        const std::string second = has_quotes ? "b \"c\",\nd" : "é";
        expected += std::to_string(line) + ":[" + first + "][" + second + "] ";
        content +=
            first + "," + (has_quotes ? "\"b \"\"c\"\",\nd\"" : second) + (random() % 2 ? "\r\n" : "\n");
        line += 1 + has_quotes;
    }
    CHECK(rows_of(content) == expected);
    CHECK(rows_of(content + "a,b") == expected + std::to_string(line) + ":[a][b] ");
    const TemporaryCsv file(content);
    files::CsvReader reader(file.path);
    for (int pass = 0; pass < 2; ++pass) {
        reader.rewind();
        CHECK(reader.next());
        CHECK_EQUAL(reader.line(), 1);
        while (reader.next()) {}
        CHECK_EQUAL(reader.bytes_read(), content.size());
    }
}

// In a field, in quotes, between CR and LF: each byte of these rows is once the last of the first block.
CLAIM(a_block_may_end_anywhere) {
    const std::string rows = "\"b \"\"c\"\",\nd\",é\r\n\r\n\"\", e \r\n1,2";
    for (std::size_t before = 0; before <= rows.size(); ++before) {
        const std::string first(files::CsvReader::block_bytes - before - 3, 'a'); // and ",a\n"
        CHECK(rows_of(first + ",a\n" + rows) == "1:[" + first + "][a] 2:[b \"c\",\nd][é] 5:[][e] 6:[1][2] ");
    }
}

CLAIM(a_row_that_does_not_end_is_refused_before_it_fills_the_memory) {
    const std::string much(66 << 20, 'x');
    CHECK_THROWS(rows_of("a,b\n" + much + ",b\n"), std::runtime_error, ".csv:2", "64 MiB");
    CHECK_THROWS(rows_of("a,b\n\"" + much + ",b\n"), std::runtime_error, ".csv:2", "64 MiB", "quotes");
}

CLAIM(semicolons_and_tabs_are_recognised_where_every_line_has_as_many) {
    CHECK_EQUAL(rows_of("a;b\n1;2\n"), "1:[a][b] 2:[1][2] ");
    CHECK_EQUAL(rows_of("a\tb\tc\n1\t\t3\n"), "1:[a][b][c] 2:[1][][3] ");
    CHECK_EQUAL(rows_of("\"a;x\";\"b\n\"\n 1 ; 2\r\n"), "1:[a;x][b\n] 3:[1][2] ");
    CHECK_EQUAL(rows_of("a,b\n1;x,2\n"), "1:[a][b] 2:[1;x][2] "); // not in every line
    CHECK_EQUAL(rows_of("2,1;0\n3,6;1\n"), "1:[2,1][0] 2:[3,6][1] ");
    CHECK_EQUAL(rows_of("\n\na;b\n\n1;2\n"), "3:[a][b] 5:[1][2] ");
    CHECK_EQUAL(rows_of("\"a;b\"\n"), "1:[a;b] ");
}

CLAIM(a_first_line_may_name_the_separator) {
    CHECK_EQUAL(rows_of("sep=;\r\na;b\r\n1;2,5\r\n"), "2:[a][b] 3:[1][2,5] ");
    CHECK_EQUAL(rows_of("sep=,\na,b\n"), "2:[a][b] ");
    CHECK_EQUAL(rows_of("sep=;\n"), "");
    CHECK_EQUAL(rows_of("sep=\t\na\tb\n"), "2:[a][b] ");
    CHECK_EQUAL(rows_of("sep=x\n1\n"), "1:[sep=x] 2:[1] "); // a letter separates nothing
    CHECK_EQUAL(rows_of("\nsep=;"), "2:[sep=][] ");
    CHECK_EQUAL(rows_of("sep\n1\n"), "1:[sep] 2:[1] ");
    const TemporaryCsv file("sep=;\na;b\n");
    files::CsvReader reader(file.path);
    while (reader.next()) {}
    reader.rewind();
    CHECK(reader.next());
    CHECK_EQUAL(reader.line(), 2);
}

CLAIM(decimal_commas_are_recognised_where_commas_separate_nothing) {
    const auto with_point = [](const std::string& content, const std::string& field) {
        const TemporaryCsv file(content);
        return std::string(files::CsvReader(file.path).with_point(field));
    };
    CHECK_EQUAL(with_point("a;b\n1,5;x\n", "-2,75"), "-2.75");
    CHECK_EQUAL(with_point("a;b\n1,5;x\n", "1,2,3"), "1,2,3");
    CHECK_EQUAL(with_point("a;b\n1,5;x\n", "no, thanks"), "no, thanks");
    CHECK_EQUAL(with_point("a;b\n1,5;2.5\n", "1,5"),
                "1,5"); // points are there, too: what the comma means is unknown
    CHECK_EQUAL(with_point("a,b\n\"1,5\",2\n", "1,5"), "1,5");
}

CLAIM(a_field_is_quoted_where_its_separator_is_in_it) {
    CHECK_EQUAL(files::csv_field("a;b"), "a;b");
    CHECK_EQUAL(files::csv_field("a;b", ';'), "\"a;b\"");
    CHECK_EQUAL(files::csv_field("a,b", ';'), "a,b");
}
