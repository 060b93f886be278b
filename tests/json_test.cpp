#include "tests/check.hpp"

#include "common/files/json.hpp"

#include <stdexcept>

namespace {

std::string string_in(std::string_view text) {
    files::JsonReader json(text, "test");
    const std::string value = json.string();
    json.end();
    return value;
}

std::uint64_t number_in(std::string_view text) {
    files::JsonReader json(text, "test");
    const std::uint64_t value = json.number();
    json.end();
    return value;
}

// An object of lists of numbers, as "name: 1 2; ".
std::string lists_in(std::string_view text) {
    files::JsonReader json(text, "test");
    std::string found;
    json.object([&](const std::string& name) {
        found += name + ":";
        json.array([&] { found += " " + std::to_string(json.number()); });
        found += "; ";
    });
    json.end();
    return found;
}

} // namespace

CLAIM(objects_and_arrays_are_read_in_their_order) {
    CHECK_EQUAL(lists_in(R"({"b":[1,20],"a":[],"":[0]})"), "b: 1 20; a:; : 0; ");
    CHECK_EQUAL(lists_in("{}"), "");
    CHECK_EQUAL(lists_in(" { \"a\" :\t[ 1 ,\r\n2 ] , \"b\" : [ ] } \n"), "a: 1 2; b:; ");
}

CLAIM(what_is_not_well_formed_is_refused_with_its_place) {
    const auto refused = [](std::string_view text, int byte, std::string_view fact) {
        CHECK_THROWS(lists_in(text), std::runtime_error, "test", "byte " + std::to_string(byte), fact);
    };
    refused("", 0, "{");
    refused("[1]", 0, "{");
    refused("{", 1, "\"");
    refused("{\"a\"", 4, ":");
    refused("{\"a\":", 5, "[");
    refused("{\"a\":[1", 7, "]");
    refused("{\"a\":[1}", 7, "]");
    refused("{\"a\":[1 2]}", 8, "]");
    refused("{\"a\":[1,]}", 8, "number");
    refused("{\"a\":[,1]}", 6, "number");
    refused("{\"a\":[1],}", 9, "\"");
    refused("{\"a\":[1]", 8, "}");
    refused("{a:[1]}", 1, "\"");
    refused("{\"a\":{}}", 5, "[");
    refused("{\"a\":null}", 5, "[");
    refused("{\"a\":[1]}}", 9, "nothing");
    refused(std::string_view("{\"a\":[1]}\0", 10), 9, "nothing");
    refused("{\"a\":[1],\"\\u0061\":[2]}", 17, "\"a\"");
}

CLAIM(deep_nesting_goes_no_deeper_than_the_reader) {
    const std::string deep(1'000'000, '[');
    CHECK_THROWS(lists_in("{\"a\":" + deep), std::runtime_error, "test", "byte 6", "number");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK_THROWS(lists_in(objects), std::runtime_error, "test", "byte 5", "[");
}

CLAIM(numbers_are_whole_and_at_most_64_bits) {
    CHECK_EQUAL(number_in("0"), 0u);
    CHECK_EQUAL(number_in(" 70 "), 70u);
    CHECK_EQUAL(number_in("18446744073709551615"), 18446744073709551615u);
    for (const char* large : {"18446744073709551616", "20000000000000000000", "99999999999999999999"}) {
        CHECK_THROWS(number_in(large), std::runtime_error, "test", "byte 19", "large");
    }
    for (const char* text : {"-1", "+1", "true", ""}) {
        CHECK_THROWS(number_in(text), std::runtime_error, "test", "byte 0", "number");
    }
    CHECK_THROWS(number_in("01"), std::runtime_error, "test", "byte 2", "0");
    CHECK_THROWS(number_in("1.5"), std::runtime_error, "test", "byte 1", "nothing");
    CHECK_THROWS(number_in("1e3"), std::runtime_error, "test", "byte 1", "nothing");
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
    const auto refused = [](std::string_view text, int byte, std::string_view fact) {
        CHECK_THROWS(string_in(text), std::runtime_error, "test", "byte " + std::to_string(byte), fact);
    };
    refused("a", 0, "\"");
    refused("\"a", 2, "end");
    refused("\"a\\", 3, "end");
    refused("\"a\\\"", 4, "end");
    refused("\"a\nb\"", 2, "control character");
    refused(R"("\x41")", 3, "escape");
    refused(R"("\U0041")", 3, "escape");
    refused(R"("\u004g")", 7, "\\u");
    refused(R"("\u004")", 7, "\\u");
    refused("\"\\u00", 5, "end");
    refused(R"("\ud83d")", 7, "surrogate");
    refused(R"("\ude00")", 7, "surrogate");
    refused(R"("\ud83dx")", 7, "surrogate");
    refused(R"("\ud83d\n")", 7, "surrogate");
    refused(R"("\ud83d\ud83d")", 13, "surrogate");
    refused("\"\xFF\"", 3, "UTF-8");
}

CLAIM(what_is_written_is_read_again) {
    std::string every;
    for (int byte = 0; byte < 128; ++byte) every += static_cast<char>(byte);
    every += "\xC3\xA9\xF0\x9F\x98\x80";
    CHECK_EQUAL(string_in(files::json_string(every)), every);
    CHECK_EQUAL(files::json_string("a\"b\\c\n\t\x01\x1F\x7F/"), R"("a\"b\\c\n\t\u0001\u001f\u007f/")");
}

CLAIM(a_text_for_a_message_is_one_line_and_short) {
    CHECK_EQUAL(files::one_line("a\nb\x1B"), "a\\nb\\u001b");
    CHECK_EQUAL(files::one_line(std::string(60, 'x')), std::string(60, 'x'));
    CHECK_EQUAL(files::one_line(std::string(61, 'x')), std::string(60, 'x') + "...");
    CHECK_EQUAL(files::one_line(std::string(59, 'x') + "\xC3\xA9"), std::string(59, 'x') + "...");
    CHECK_EQUAL(files::one_line(std::string(100, '\x80')), "..."); // no character begins anywhere
}
