#include "tests/check.hpp"

#include "common/files/tensor_header.hpp"

#include <stdexcept>

namespace {

std::string entry(const std::string& name, const std::string& shape, const std::string& offsets) {
    return "\"" + name + "\":{\"dtype\":\"F64\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

// Of a header that stands before no data.
template <class... Facts>
void refused(const std::string& header, int byte, const Facts&... facts) {
    CHECK_THROWS(files::parse_header(header, 0), std::runtime_error, "header", "byte " + std::to_string(byte),
                 facts...);
}

const std::string before_string = R"({"__metadata__":{"a":)"; // 21 bytes

std::string string_in(const std::string& json) {
    return files::parse_header(before_string + json + "}}", 0).metadata.at("a");
}

// At a byte of the string.
void string_refused(const std::string& json, int byte, const std::string& fact) {
    refused(before_string + json, 21 + byte, fact);
}

const std::string before_number = R"({"w":{"data_offsets":[)"; // 22 bytes

void number_refused(const std::string& json, int byte, const std::string& fact) {
    refused(before_number + json + "]}}", 22 + byte, fact);
}

} // namespace

CLAIM(what_is_written_is_read_again) {
    std::string every;
    for (int byte = 0; byte < 128; ++byte) every += static_cast<char>(byte);
    every += "\xC3\xA9\xF0\x9F\x98\x80";
    const files::TensorHeader header = {
        .metadata = {{every, every}, {"", ""}, {"__metadata__", "{\"a\":1}"}},
        .tensors = {{"w", "F64", {2, 1}, {4, 20}}, {every, "F32", {1}, {0, 4}}, {"", "F32", {0}, {0, 0}}}};
    const files::TensorHeader again = files::parse_header(files::header_text(header), 20);
    CHECK(again.metadata == header.metadata);
    CHECK_EQUAL(again.tensors.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK_EQUAL(again.tensors.at(i).name, header.tensors[i].name);
        CHECK_EQUAL(again.tensors[i].dtype, header.tensors[i].dtype);
        CHECK(again.tensors[i].shape == header.tensors[i].shape);
        CHECK(again.tensors[i].offsets == header.tensors[i].offsets);
    }
}

CLAIM(strings_are_written_for_every_reader_of_json) {
    CHECK_EQUAL(files::header_text({.metadata = {{"a\"b\\c", "\n\t\x01\x1F\x7F/"}}, .tensors = {}}),
                R"({"__metadata__":{"a\"b\\c":"\u000a\u0009\u0001\u001f\u007f/"}})");
}

CLAIM(white_space_and_any_order_are_read) {
    const files::TensorHeader header = files::parse_header(
        "{ \"w\" : {\"shape\" :\t[ 0 ,\r\n2 ] , \"data_offsets\":[0,0],\"dtype\":\"F32\" } \n} \t", 0);
    CHECK_EQUAL(header.tensors.size(), 1u);
    CHECK((header.tensors.at(0).shape == std::vector<std::uint64_t>{0, 2}));
    CHECK_EQUAL(files::parse_header("{}", 0).tensors.size(), 0u);
}

CLAIM(what_is_no_such_header_is_refused_with_its_place) {
    refused("", 0, "{");
    refused(" {}", 0, "{");
    refused("[1]", 0, "{");
    refused("{", 1, "\"");
    refused("{\"w\"", 4, ":");
    refused("{\"w\":", 5, "{");
    refused("{\"w\":[]}", 5, "{");
    refused("{\"w\":{},}", 8, "\"");
    refused("{\"w\":{}", 7, "}");
    refused("{\"w\":{}}}", 8, "nothing");
    refused(std::string("{\"w\":{}}\0", 9), 8, "nothing");
    refused("{w:{}}", 1, "\"");
    refused("{\"w\":null}", 5, "{");
    refused("{\"w\":{\"shape\":{}}}", 14, "[");
    refused("{\"w\":{\"shape\":[1", 16, "]");
    refused("{\"w\":{\"shape\":[1}", 16, "]");
    refused("{\"w\":{\"shape\":[1 2]}}", 17, "]");
    refused("{\"w\":{\"shape\":[1,]}}", 17, "number");
    refused("{\"w\":{\"shape\":[,1]}}", 15, "number");
    refused("{\"__metadata__\":{\"a\":1}}", 21, "\"");
}

CLAIM(names_that_come_twice_are_refused) {
    refused("{\"w\":{},\"\\u0077\":{}}", 16, "\"w\"");
    refused("{\"w\":{\"shape\":[1],\"shape\":[1]}}", 25, "\"shape\"");
    refused("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", 27, "\"a\"");
    refused("{\"__metadata__\":{},\"__metadata__\":{}}", 33, "\"__metadata__\"");
}

CLAIM(deep_nesting_goes_no_deeper_than_the_form) {
    refused(before_number + std::string(1'000'000, '['), 22, "number");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    refused(objects, 510, "too many");
}

CLAIM(numbers_are_whole_and_at_most_64_bits) {
    const std::string most = "18446744073709551615";
    CHECK_THROWS(files::parse_header("{" + entry("w", "[1]", "[" + most + ",70]") + "}", 0),
                 std::runtime_error, "[" + most + ",70]");
    for (const char* large : {"18446744073709551616", "20000000000000000000", "99999999999999999999"}) {
        number_refused(large, 0, "large");
    }
    for (const char* text : {"-1", "+1", "true", "01", "00"}) number_refused(text, 0, "number");
    number_refused("1.5", 1, "]");
    number_refused("1e3", 1, "]");
}

CLAIM(strings_know_every_escape) {
    CHECK_EQUAL(string_in(R"("")"), "");
    CHECK_EQUAL(string_in(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
    CHECK_EQUAL(string_in(R"("\u0041\u00e9\u20AC\ud83d\ude00")"), "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    CHECK_EQUAL(string_in(R"("\uD800\uDC00 \uDBFF\uDFFF")"), "\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF");
    CHECK_EQUAL(string_in(R"("\u0000")"), std::string(1, '\0'));
    CHECK_EQUAL(string_in("\"\xC3\xA9\x7F\""), "\xC3\xA9\x7F"); // as it stands
}

CLAIM(strings_that_are_none_are_refused) {
    string_refused("a", 0, "\"");
    string_refused("\"a", 2, "end");
    string_refused("\"a\\", 3, "end");
    string_refused("\"a\\\"", 4, "end");
    string_refused("\"a\nb\"", 2, "control character");
    string_refused(R"("\x41")", 3, "escape");
    string_refused(R"("\U0041")", 3, "escape");
    string_refused(R"("\u004g")", 3, "\\u");
    string_refused(R"("\u004")", 3, "\\u");
    string_refused("\"\\u00", 3, "\\u");
    string_refused(R"("\u-041")", 3, "\\u");
    string_refused(R"("\ud83d")", 8, "surrogate");
    string_refused(R"("\ude00")", 8, "surrogate");
    string_refused(R"("\ude00\ud83d")", 14, "surrogate");
    string_refused(R"("\ud83dx")", 9, "surrogate");
    string_refused(R"("\ud83d\n")", 10, "surrogate");
    string_refused(R"("\ud83d\ud83d")", 14, "surrogate");
    string_refused("\"\xFF\"", 3, "UTF-8");
}

CLAIM(what_a_message_shows_is_one_line_and_short) {
    const auto shows = [](const std::string& name, const std::string& shown) {
        const files::TensorEntry entry = {name, "BF16", {}, {}};
        CHECK_THROWS(entry.refuse("no"), std::runtime_error, "\"" + shown + "\"", "\"BF16\"", "no");
    };
    shows("a\nb\x1B", "a\\u000ab\\u001b");
    shows(std::string(60, 'x'), std::string(60, 'x'));
    shows(std::string(61, 'x'), std::string(60, 'x') + "...");
    shows(std::string(59, 'x') + "\xC3\xA9", std::string(59, 'x') + "...");
}
