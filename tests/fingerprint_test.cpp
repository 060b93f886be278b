#include "tests/check.hpp"

#include "common/trainer/fingerprint.hpp"

#include <cmath>
#include <stdexcept>

using namespace nn;

CLAIM(rows_that_differ_have_other_fingerprints) {
    const std::vector<Column> columns = {{"size"}, {"wind", {"east", "west"}}, {"kind", {"s", "t"}}};
    const Matrix features = {{1, 0, 0}, {1, 1, 0}, {2, 0, 0}, {NAN, 0, 0}, {1, NAN, 0}, {1, 0, 1}, {1, 0, 0}};
    const std::vector<std::uint32_t> all = fingerprints_of(features, columns, {0, 1, 2, 3, 4, 5, 6});
    CHECK_EQUAL(all[0], all[6]);
    CHECK_EQUAL(sorted_without_repeats(all).size(), 6u);
    CHECK((fingerprints_of(features, columns, {2}) == std::vector<std::uint32_t>{all[2]}));
}

CLAIM(a_word_counts_by_its_letters_and_a_number_by_its_value) {
    const std::vector<Column> some = {{"size"}, {"wind", {"west"}}},
                              more = {{"size"}, {"wind", {"east", "west"}}};
    CHECK((fingerprints_of({{1, 0}}, some, {0}) == fingerprints_of({{1, 1}}, more, {0})));
    CHECK((fingerprints_of({{-0.0}}, {{"a"}}, {0}) == fingerprints_of({{0}}, {{"a"}}, {0})));
    if (sizeof(Scalar) < sizeof(double)) throw check::Skip{"a float holds no such numbers"};
    CHECK((fingerprints_of({{Scalar(1700000000)}}, {{"a"}}, {0}) !=
           fingerprints_of({{Scalar(1700000001)}}, {{"a"}}, {0})));
}

CLAIM(two_words_are_not_one_and_a_missing_value_has_its_place) {
    const std::vector<Column> columns = {{"x", {"a", "ab"}}, {"y", {"", "b"}}};
    CHECK(
        (fingerprints_of({{0, 1}}, columns, {0}) != fingerprints_of({{1, 0}}, columns, {0}))); // a, b and ab
    CHECK((fingerprints_of({{NAN, 1}}, {{"x"}, {"y"}}, {0}) !=
           fingerprints_of({{1, NAN}}, {{"x"}, {"y"}}, {0})));
}

CLAIM(a_million_rows_have_nearly_as_many_fingerprints) {
    Matrix features(1'000'000, 1);
    std::vector<Index> rows;
    for (Index i = 0; i < features.rows(); ++i) {
        features(i, 0) = static_cast<Scalar>(i);
        rows.push_back(i);
    }
    const std::size_t different = sorted_without_repeats(fingerprints_of(features, {{"a"}}, rows)).size();
    CHECK(different > 1'000'000 - 250); // of 2^32 by chance: 116 less
}

CLAIM(text_leads_back_to_them) {
    const Fingerprints some = {0, 0x1234abcd, 0xffffffff};
    CHECK_EQUAL(written(some), "000000001234abcdffffffff");
    CHECK((read_fingerprints(written(some)) == some));
    CHECK((read_fingerprints("") == Fingerprints{}));
    for (const char* text : {"0", "0000000g", "0000000100000000", "        "})
        CHECK_THROWS(read_fingerprints(text), std::runtime_error, "fingerprints");
}
