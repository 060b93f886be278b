#include "common/trainer/fingerprint.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

constexpr std::size_t digits = 8;

class Hash { // FNV-1a
public:
    void add(std::uint32_t value) {
        for (int byte = 0; byte < 4; ++byte) add_byte(static_cast<unsigned char>(value >> (8 * byte)));
    }
    void add(std::string_view text) {
        for (const char c : text) add_byte(static_cast<unsigned char>(c));
        add_byte(0xff); // which is in no text, so that "a", "b" is another pair than "ab", ""
    }
    std::uint64_t value() const { return value_; }
    std::uint32_t folded() const { return static_cast<std::uint32_t>(value_ ^ (value_ >> 32)); }

private:
    void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3; }

    std::uint64_t value_ = 0xcbf29ce484222325;
};

} // namespace

std::uint64_t hash_of_text(std::string_view text) {
    Hash hash;
    hash.add(text);
    return hash.value();
}

std::vector<std::uint32_t> fingerprints_of(const Matrix& features, const std::vector<Column>& columns,
                                           const std::vector<Index>& rows) {
    std::vector<std::uint32_t> fingerprints;
    fingerprints.reserve(rows.size());
    for (const Index i : rows) {
        Hash hash;
        Index j = 0;
        for (const Column& column : columns) {
            const Scalar value = features(i, j++);
            if (std::isnan(value)) {
                hash.add("?");
            } else if (column.words.empty()) {
                const auto bits = std::bit_cast<std::uint64_t>(static_cast<double>(value) + 0.0); // 0 for -0
                hash.add(static_cast<std::uint32_t>(bits));
                hash.add(static_cast<std::uint32_t>(bits >> 32));
            } else {
                hash.add(column.words[static_cast<std::size_t>(value)]);
            }
        }
        fingerprints.push_back(hash.folded());
    }
    return fingerprints;
}

Fingerprints sorted_without_repeats(std::vector<std::uint32_t> fingerprints) {
    std::sort(fingerprints.begin(), fingerprints.end());
    fingerprints.erase(std::unique(fingerprints.begin(), fingerprints.end()), fingerprints.end());
    return fingerprints;
}

std::vector<Index> rows_not_among(const Fingerprints& known, const std::vector<std::uint32_t>& rows) {
    std::vector<Index> others;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!std::binary_search(known.begin(), known.end(), rows[i])) others.push_back(static_cast<Index>(i));
    }
    return others;
}

std::string written(const Fingerprints& fingerprints) {
    std::string text;
    text.reserve(digits * fingerprints.size());
    for (const std::uint32_t fingerprint : fingerprints) {
        for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[fingerprint >> shift & 15];
    }
    return text;
}

Fingerprints read_fingerprints(std::string_view text) {
    if (text.size() % digits != 0) throw std::runtime_error("no fingerprints of eight digits");
    Fingerprints fingerprints;
    fingerprints.reserve(text.size() / digits);
    for (std::size_t at = 0; at < text.size(); at += digits) {
        const auto value = text::whole_number<std::uint32_t>(text.substr(at, digits), 16);
        if (!value) throw std::runtime_error("fingerprints that are no hexadecimal numbers");
        fingerprints.push_back(*value);
    }
    if (!std::is_sorted(fingerprints.begin(), fingerprints.end()))
        throw std::runtime_error("the fingerprints are out of order");
    return fingerprints;
}

} // namespace nn
