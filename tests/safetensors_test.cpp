#include "tests/check.hpp"
#include "tests/little_memory.hpp"

#include "common/files/safetensors.hpp"
#include "common/text/numbers.hpp"

#include <bit>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <limits>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

std::string with_length(std::uint64_t length, const std::string& rest) {
    std::string bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((length >> shift) & 0xFF);
    return bytes + rest;
}

// A file with this header and this many bytes 0 of data.
std::string file_of(const std::string& header, std::size_t data_bytes) {
    return with_length(header.size(), header + std::string(data_bytes, '\0'));
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":[" + shape + "],\"data_offsets\":[" +
           offsets + "]}";
}

// A file of one tensor "w".
std::string one_tensor(const std::string& dtype, const std::string& shape, const std::string& offsets,
                       std::size_t data_bytes) {
    return file_of("{" + entry("w", dtype, shape, offsets) + "}", data_bytes);
}

template <class... Facts>
void refused(const std::string& bytes, const Facts&... facts) {
    CHECK_THROWS(files::parse_tensor_file(bytes), std::runtime_error, "tensor file", facts...);
}

// The message shows what the header says of the tensor.
template <class... Facts>
void tensor_refused(const std::string& dtype, const std::string& shape, const std::string& offsets,
                    std::size_t data_bytes, const Facts&... facts) {
    refused(one_tensor(dtype, shape, offsets, data_bytes), entry("w", dtype, shape, offsets), facts...);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return false;
    }
    return true;
}

void check_round_trip(const files::TensorFile& file) {
    const files::TensorFile again = files::parse_tensor_file(files::tensor_file_bytes(file));
    CHECK(again.metadata == file.metadata);
    CHECK_EQUAL(again.tensors.size(), file.tensors.size());
    for (std::size_t i = 0; i < file.tensors.size(); ++i) {
        CHECK_EQUAL(again.tensors.at(i).first, file.tensors[i].first);
        CHECK(again.tensors[i].second.sizes == file.tensors[i].second.sizes);
        CHECK(same_bits(again.tensors[i].second.values, file.tensors[i].second.values));
    }
}

const files::TensorFile small = {.tensors = {{"w", {{1, 2}, {1, -2}}}, {"b", {{1}, {0.5}}}},
                                 .metadata = {{"seed", "7"}}};

// The bytes of `small`, by hand.
const std::string small_bytes =
    std::string("\x90\0\0\0\0\0\0\0", 8) + // 144
    R"({"__metadata__":{"seed":"7"},"w":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},)"
    R"("b":{"dtype":"F64","shape":[1],"data_offsets":[16,24]}})"
    "    " +
    std::string("\0\0\0\0\0\0\xF0\x3F"  // 1
                "\0\0\0\0\0\0\0\xC0"    // -2
                "\0\0\0\0\0\0\xE0\x3F", // 0.5
                24);

// Reads a file with these bytes, and behind them a hole, which takes no room on the disk.
void read_hole(const std::string& bytes, std::uintmax_t size) {
    const fs::path path = fs::current_path() / "tensor_hole";
    std::ofstream(path, std::ios::binary) << bytes;
    std::error_code error;
    fs::resize_file(path, size, error);
    std::exception_ptr problem;
    try {
        if (!error) files::read_tensor_file(path);
    } catch (...) { problem = std::current_exception(); }
    fs::remove(path);
    if (error) throw check::Skip{error.message()};
    if (problem) std::rethrow_exception(problem);
}

} // namespace

CLAIM(the_bytes_are_those_written_by_hand) {
    CHECK_EQUAL(files::tensor_file_bytes(small), small_bytes);
    CHECK_EQUAL(files::tensor_file_bytes({}), std::string("\x08\0\0\0\0\0\0\0{}      ", 16));
}

CLAIM(values_come_back_to_the_bit) {
    using Limits = std::numeric_limits<double>;
    check_round_trip(small);
    check_round_trip({});
    check_round_trip({.tensors = {{"odd",
                                   {{2, 4},
                                    {0.0, -0.0, Limits::denorm_min(), -Limits::denorm_min(),
                                     Limits::min() / 3, Limits::max(), Limits::lowest(), 0.1}}}},
                      .metadata = {}});
    check_round_trip({.tensors = {{"none", {{0}, {}}},
                                  {"a", {{2}, {1, 2}}},
                                  {"no rows", {{0, 5}, {}}},
                                  {"no columns", {{5, 0}, {}}},
                                  {"b", {{2, 1}, {3, 4}}}},
                      .metadata = {}});
}

CLAIM(names_and_metadata_may_hold_any_character) {
    std::string every;
    for (int byte = 0; byte < 128; ++byte) every += static_cast<char>(byte);
    every += "é × 😀";
    check_round_trip({.tensors = {{every, {{1}, {1}}}, {"", {{1}, {2}}}, {"dtype", {{1}, {3}}}},
                      .metadata = {{every, every}, {"", ""}, {"__metadata__", "{\"a\":1}"}}});
}

CLAIM(files_of_others_are_read) {
    // F32, keys in another order, space in the header, data in another order than the header.
    const std::string header = "{ \"a\" : {\"data_offsets\":[8, 16], \"shape\":[2], \"dtype\":\"F32\"},\n"
                               "\"b\":{\"shape\":[1,1],\"dtype\":\"F64\",\"data_offsets\":[0,8]}} \t";
    const std::string data("\0\0\0\0\0\0\x08\x40"              // 3
                           "\x00\x00\xC0\xBF\x01\x00\x00\x00", // -1.5, the smallest float
                           16);
    const files::TensorFile file = files::parse_tensor_file(with_length(header.size(), header + data));
    CHECK_EQUAL(file.tensors.size(), 2u);
    CHECK_EQUAL(file.tensors[0].first, "a");
    CHECK(same_bits(file.tensors[0].second.values, {-1.5, 0x1p-149}));
    CHECK((file.tensors[0].second.sizes == std::vector<std::ptrdiff_t>{2}));
    CHECK_EQUAL(file.tensors[1].first, "b");
    CHECK(same_bits(file.tensors[1].second.values, {3}));
    CHECK((file.tensors[1].second.sizes == std::vector<std::ptrdiff_t>{1, 1}));
}

CLAIM(a_header_that_is_not_there_is_refused) {
    refused("", "0 bytes", "header");
    refused(std::string(7, '\0'), "7 bytes", "header");
    refused(with_length(0, ""), "header", "{");
    refused(with_length(4000, std::string(112, ' ')), "header", "4000 bytes", "120");
    refused(with_length(3, "{}"), "header", "3 bytes", "10");
    refused(file_of(" {}", 0), "header", "{");
}

CLAIM(an_enormous_header_is_refused_before_it_is_read) {
    refused(with_length(std::uint64_t{1} << 60, "{}"), "header", "1152921504606846976 bytes", "100000000");
    refused(with_length(~std::uint64_t{0}, "{}"), "header", "18446744073709551615 bytes", "100000000");
    refused(with_length(100'000'001, "{}"), "header", "100000001 bytes", "100000000");
    refused(with_length(100'000'000, "{}"), "header", "100000000 bytes", "10");
}

CLAIM(a_header_that_is_no_json_is_refused_with_the_place) {
    refused(file_of("{", 0), "header", "byte 1", "\"");
    refused(file_of("{} x", 0), "header", "byte 3", "nothing");
    refused(file_of("{\"w\":1}", 0), "header", "byte 5", "{");
    refused(file_of("{\"__metadata__\":{\"a\":1}}", 0), "header", "byte 21", "\"");
    refused(one_tensor("F64", "-1", "0,8", 8), "header", "byte 29", "number");
    refused(one_tensor("F64", "1.0", "0,8", 8), "header", "byte 30", "]");
    refused(one_tensor("F64", "18446744073709551616", "0,8", 8), "header", "byte 29", "large");
    refused(file_of("{\"w\xFF\":{}}", 0), "header", "byte 5", "UTF-8");
}

CLAIM(names_that_come_twice_are_refused) {
    const std::string w = entry("w", "F64", "1", "0,8");
    refused(file_of("{" + w + "," + w + "}", 8), "header", "byte 57", "\"w\"");
    refused(file_of("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", 0), "header", "byte 27", "\"a\"");
    refused(file_of("{\"__metadata__\":{},\"__metadata__\":{}}", 0), "header", "byte 33", "\"__metadata__\"");
    refused(file_of("{\"w\":{\"shape\":[1],\"shape\":[1]}}", 0), "header", "byte 25", "\"shape\"");
}

CLAIM(an_entry_that_is_not_whole_is_refused) {
    refused(file_of("{\"w\":{}}", 0), "w", "dtype", "shape", "data_offsets");
    refused(file_of("{\"w\":{\"dtype\":\"F64\",\"shape\":[0]}}", 0), "w", "dtype", "shape", "data_offsets");
    refused(file_of("{\"w\":{\"strides\":[1]}}", 0), "w", "dtype", "shape", "data_offsets");
    refused(file_of("{\"two\\nlines\":{}}", 0), "two\\u000alines", "dtype", "shape", "data_offsets");
}

CLAIM(an_unknown_dtype_is_named) {
    tensor_refused("F128", "4", "0,64", 64, "dtype of the format");
    tensor_refused("", "4", "0,8", 8, "dtype of the format");
}

namespace {

// The values of a tensor of these bytes; where they are not read, why.
std::string values_in(const std::string& dtype, const std::string& shape, const std::string& data) {
    const std::string header = "{" + entry("w", dtype, shape, "0," + std::to_string(data.size())) + "}";
    const files::Tensor tensor =
        files::parse_tensor_file(with_length(header.size(), header + data)).tensors.at(0).second;
    if (!tensor.unread.empty()) return tensor.values.empty() ? tensor.unread : "values that were not read";
    std::string text;
    for (const double value : tensor.values) text += (text.empty() ? "" : " ") + text::exact(value);
    return text;
}

} // namespace

// The bits of each, lowest byte first.
CLAIM(halves_are_converted_without_loss) {
    // 1, -2, 65504 (the largest), 2^-14, 2^-24 (the smallest), 1/3 as it is rounded, -0
    CHECK_EQUAL(
        values_in("F16", "7", std::string("\x00\x3C\x00\xC0\xFF\x7B\x00\x04\x01\x00\x55\x35\x00\x80", 14)),
        "1 -2 65504 6.103515625e-05 5.960464477539063e-08 0.333251953125 -0");
    // 1, -2, the largest, 1/3
    CHECK_EQUAL(values_in("BF16", "4", std::string("\x80\x3F\x00\xC0\x7F\x7F\xAB\x3E", 8)),
                "1 -2 " + text::exact(0x1.FEp127) + " 0.333984375");
}

CLAIM(any_number_of_dimensions_is_read) {
    const std::string one("\0\0\0\0\0\0\xF0\x3F", 8);
    CHECK_EQUAL(values_in("F64", "", one), "1");
    CHECK_EQUAL(values_in("F64", "1,1,1", one), "1");
    CHECK_EQUAL(values_in("F64", "2,1,1,1", one + one), "1 1");
    CHECK_EQUAL(values_in("F64", "0,7,3", ""), "");
    tensor_refused("F64", "", "0,16", 16, "shape");
    refused(one_tensor("F64", "2,2,2,2,2,2,2,2,2", "0,8", 8), entry("w", "F64", "2,2,2,2,2,2,2,2", "0,8"));
}

// By the format's page; 4 bits and 6 bits have to fill whole bytes.
CLAIM(tensors_of_other_types_are_passed_over_until_they_are_asked_for) {
    for (const auto& [dtype, bytes] : {std::pair{"BOOL", 1},
                                       {"U8", 1},
                                       {"I8", 1},
                                       {"F8_E4M3", 1},
                                       {"F8_E5M2", 1},
                                       {"F8_E8M0", 1},
                                       {"F8_E4M3FNUZ", 1},
                                       {"F8_E5M2FNUZ", 1},
                                       {"I16", 2},
                                       {"U16", 2},
                                       {"I32", 4},
                                       {"U32", 4},
                                       {"I64", 8},
                                       {"U64", 8},
                                       {"C64", 8}}) {
        CHECK_EQUAL(values_in(dtype, "3", std::string(3 * static_cast<std::size_t>(bytes), 1)),
                    std::string("its type is ") + dtype);
    }
    CHECK_EQUAL(values_in("F4", "4", "ab"), "its type is F4");
    CHECK_EQUAL(values_in("F6_E2M3", "4", "abc"), "its type is F6_E2M3");
    CHECK_EQUAL(values_in("F6_E3M2", "2,4", "abcdef"), "its type is F6_E3M2");
    tensor_refused("F4", "3", "0,2", 2, "shape");
    tensor_refused("I64", "1", "0,4", 4, "shape");
}

// As the format's own reader takes them, safetensors 0.8.0.
CLAIM(further_members_and_metadata_that_are_null_are_passed_over) {
    const std::string w = R"("dtype":"F64","shape":[0],"data_offsets":[0,0])";
    for (const std::string value :
         {"null", "true", "-0.5e+3", "0", "[]", "[1,[2,{}]]", R"({"a":"b","c":[null]})", "\"x\""}) {
        const auto file = files::parse_tensor_file(
            file_of("{\"__metadata__\":null,\"w\":{" + w + ",\"strides\": " + value + " }}", 0));
        CHECK(file.tensors.size() == 1 && file.metadata.empty());
    }
    for (const std::string value :
         {"", "nul", "01", "-", "1.", "1e", ".5", "+1", "[1,]", "{\"a\"}", "{1:2}", "\"x"}) {
        refused(file_of("{\"w\":{" + w + ",\"strides\":" + value + "}}", 0), "header", "byte");
    }
}

CLAIM(offsets_outside_the_data_are_refused) {
    tensor_refused("F64", "1", "", 8, "2");
    tensor_refused("F64", "1", "8", 8, "2");
    tensor_refused("F64", "1", "0,8,16", 8, "2");
    tensor_refused("F64", "1", "8,0", 8, "8 bytes");
    tensor_refused("F64", "0", "8,0", 8, "8 bytes");
    tensor_refused("F64", "2", "0,16", 8, "8 bytes");
    tensor_refused("F64", "1", "18446744073709551608,18446744073709551615", 8, "8 bytes");
    tensor_refused("F64", "1", "0,18446744073709551608", 8, "8 bytes");
}

CLAIM(offsets_that_do_not_fit_the_shape_are_refused) {
    tensor_refused("F64", "8,2", "0,120", 120, "shape");
    tensor_refused("F64", "8,2", "0,127", 127, "shape");
    tensor_refused("F32", "8,2", "0,128", 128, "shape");
    tensor_refused("F64", "3", "0,16", 16, "shape");
    tensor_refused("F64", "0,2", "0,16", 16, "shape");
    tensor_refused("F64", "2,0", "0,16", 16, "shape");
}

CLAIM(a_shape_whose_product_overflows_is_refused) {
    // 2^32 · 2^32 = 2^64, which is 0 in 64 bits; 2^61 · 8 bytes as well.
    tensor_refused("F64", "4294967296,4294967296", "0,0", 0, "shape");
    tensor_refused("F64", "2305843009213693952", "0,0", 0, "shape");
    // 0 values, but std::ptrdiff_t cannot count the rows.
    tensor_refused("F64", "9223372036854775808,0", "0,0", 0, "shape");
    tensor_refused("F64", "0,18446744073709551615", "0,0", 0, "shape");
}

CLAIM(gaps_and_overlaps_are_refused) {
    const auto two = [](const std::string& a, const std::string& b, std::size_t data_bytes) {
        return file_of("{" + entry("a", "F64", "1", a) + "," + entry("b", "F64", "1", b) + "}", data_bytes);
    };
    refused(two("0,8", "0,8", 8), "\"b\"", "[0,8]", "8");
    refused(two("0,8", "4,12", 12), "\"b\"", "[4,12]", "8");
    refused(two("16,24", "0,8", 24), "\"a\"", "[16,24]", "8");
    refused(two("8,16", "16,24", 24), "\"a\"", "[8,16]", "0");
    refused(two("0,8", "8,16", 17), "byte 16", "17 bytes");
    refused(file_of("{}", 1), "byte 0", "1 bytes");
    CHECK_EQUAL(files::parse_tensor_file(two("8,16", "0,8", 16)).tensors.size(), 2u);
}

CLAIM(values_that_are_not_finite_are_not_read) {
    for (const char* bytes :
         {"\0\0\0\0\0\0\xF0\x7F", "\0\0\0\0\0\0\xF0\xFF", "\0\0\0\0\0\0\xF8\x7F", "\x01\0\0\0\0\0\xF0\x7F"})
        CHECK_EQUAL(values_in("F64", "1", std::string(bytes, 8)), "a value is not finite");
    CHECK_EQUAL(values_in("F32", "2", std::string("\0\0\x80\x3F\0\0\x80\x7F", 8)), "a value is not finite");
    CHECK_EQUAL(values_in("F32", "1", std::string("\0\0\xC0\xFF", 4)), "a value is not finite");
    CHECK_EQUAL(values_in("F16", "1", std::string("\0\x7C", 2)), "a value is not finite");
    CHECK_EQUAL(values_in("F16", "1", std::string("\x01\xFC", 2)), "a value is not finite");
    CHECK_EQUAL(values_in("BF16", "1", std::string("\x80\x7F", 2)), "a value is not finite");
}

CLAIM(a_damaged_file_is_read_or_refused_and_nothing_else) {
    int read = 0, refusals = 0;
    const auto attempt = [&](const std::string& bytes) {
        try {
            files::parse_tensor_file(bytes);
            ++read;
        } catch (const std::runtime_error& problem) {
            const std::string message = problem.what();
            if (message.starts_with("tensor file: ") && message.find('\n') == message.npos) ++refusals;
        }
    };
    const int all = static_cast<int>(small_bytes.size());
    for (std::size_t i = 0; i < small_bytes.size(); ++i) {
        for (int flip = 1; flip < 256; ++flip) {
            std::string damaged = small_bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ flip);
            attempt(damaged);
        }
    }
    CHECK_EQUAL(read + refusals, 255 * all);
    CHECK(read > 24 * 200); // most changes of a value give another value
    CHECK(refusals > 8 * 200);
    read = refusals = 0;
    for (int length = 0; length < all; ++length) {
        attempt(small_bytes.substr(0, static_cast<std::size_t>(length)));
    }
    CHECK_EQUAL(read, 0);
    CHECK_EQUAL(refusals, all);
}

CLAIM(what_could_not_be_read_again_is_not_written) {
    const auto fails = [](const std::string& name, const files::Tensor& tensor, const auto&... facts) {
        CHECK_THROWS(files::tensor_file_bytes({.tensors = {{name, tensor}}, .metadata = {}}),
                     std::invalid_argument, "tensor file", facts...);
    };
    fails("w", {{8, 2}, {1, 2, 3}}, "\"w\"", "[8,2]", "[0,24]");
    fails("w", {{-1, -2}, {1, 2}}, "\"w\"", "[0,16]", "shape");
    fails("w", {{0}, {1}}, "\"w\"", "[0]", "[0,8]");
    const std::ptrdiff_t root = std::ptrdiff_t{1}
                                << (std::numeric_limits<std::ptrdiff_t>::digits + 1) / 2; // squared: 0
    const std::string size = std::to_string(root);
    fails("w", {{root, root}, {}}, "\"w\"", "[" + size + "," + size + "]", "[0,0]");
    fails("w", {{}, {1, 2}}, "\"w\"", "[]", "shape");
    fails("w", {{1, 1, 2}, {1}}, "\"w\"", "[1,1,2]", "shape");
    fails("w", {{1}, {}, "its type is I64"}, "\"w\"", "I64");
    fails("w", {{1}, {std::numeric_limits<double>::quiet_NaN()}}, "\"w\"", "finite");
    fails("w", {{1}, {std::numeric_limits<double>::infinity()}}, "\"w\"", "finite");
    fails("__metadata__", {{1}, {1}}, "header");
    fails("\xFF", {{1}, {1}}, "UTF-8");
    CHECK_THROWS(
        files::tensor_file_bytes({.tensors = {{"w", {{1}, {1}}}, {"w", {{1}, {1}}}}, .metadata = {}}),
        std::invalid_argument, "tensor file", "w", "taken");
    CHECK_THROWS(files::tensor_file_bytes({.tensors = {}, .metadata = {{"a", "\x80"}}}),
                 std::invalid_argument, "tensor file", "UTF-8");
}

CLAIM(a_file_is_read_and_every_refusal_names_its_path) {
    const fs::path folder = fs::current_path() / "tensor_file_test_files";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto write = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return folder / name;
    };
    CHECK_EQUAL(files::tensor_file_bytes(files::read_tensor_file(write("small", small_bytes))), small_bytes);
    const fs::path bad = write("bad", "abc"), empty = write("empty", "");
    CHECK_THROWS(files::read_tensor_file(bad), std::runtime_error, bad.string() + ":", "3 bytes");
    CHECK_THROWS(files::read_tensor_file(empty), std::runtime_error, empty.string() + ":", "0 bytes");
    for (const fs::path& path : {folder, folder / "missing", bad / "below"}) {
        CHECK_THROWS(files::read_tensor_file(path), std::runtime_error, path.string() + ":");
    }
    fs::remove_all(folder);
}

CLAIM(a_file_is_checked_before_memory_is_taken_for_it) {
    CHECK_THROWS(read_hole("", std::uintmax_t{1} << 40), std::runtime_error, "tensor_hole", "header", "{");
    CHECK_THROWS(read_hole(with_length(1000, "{"), std::uintmax_t{1} << 40), std::runtime_error,
                 "tensor_hole", "header", "byte 1", "\"");
    // 2^32 bytes more than it should have, which is none more in 32 bits.
    CHECK_THROWS(read_hole(small_bytes, (std::uintmax_t{1} << 32) + small_bytes.size()), std::runtime_error,
                 "tensor_hole", "byte 24", "4294967320 bytes");
}

CLAIM(a_sound_file_that_is_too_large_for_the_memory_is_refused) {
    const std::string header = "{" + entry("w", "F64", "1073741824,1024", "0,8796093022208") + "}";
    const check::LittleMemory little;
    const std::uintmax_t size = 8 + header.size() + (std::uintmax_t{1} << 43);
    CHECK_THROWS(read_hole(with_length(header.size(), header), size), std::runtime_error, "tensor_hole",
                 "memory");
}
