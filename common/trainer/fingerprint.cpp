#include "common/trainer/fingerprint.hpp"

#include "common/math/random.hpp"
#include "common/text/numbers.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

constexpr std::size_t digits = 8;

class Hash {
public:
    void add(std::uint64_t value) { value_ = Random(value_ ^ value).bits(); } // these are mixed thoroughly
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0;
};

std::uint64_t hash_of(std::string_view text) {
    Hash hash;
    for (const char c : text) hash.add(static_cast<unsigned char>(c));
    return hash.value();
}

std::uint64_t hash_of(Scalar number) {
    return std::bit_cast<std::uint64_t>(static_cast<double>(number) + 0.0); // 0 for -0
}

class RowHashes {
public:
    RowHashes(const Matrix& features, const std::vector<Column>& columns) : features_(features) {
        for (const Column& column : columns) {
            categories_.emplace_back();
            for (const std::string& category : column.categories)
                categories_.back().push_back(hash_of(category));
        }
    }

    std::uint64_t operator[](Index row) const {
        Hash hash;
        Index j = 0;
        for (const std::vector<std::uint64_t>& categories : categories_) {
            const Scalar value = features_(row, j++);
            hash.add(std::isnan(value)    ? 1 // a number so near to 0 is in no table
                     : categories.empty() ? hash_of(value)
                                          : categories[static_cast<std::size_t>(value)]);
        }
        return hash.value();
    }

private:
    const Matrix& features_;
    std::vector<std::vector<std::uint64_t>>
        categories_; // by their letters, as their positions may be others elsewhere
};

} // namespace

std::vector<std::uint32_t> fingerprints_of(const Matrix& features, const std::vector<Column>& columns,
                                           const std::vector<Index>& rows) {
    const RowHashes hashes(features, columns);
    std::vector<std::uint32_t> fingerprints;
    fingerprints.reserve(rows.size());
    for (const Index row : rows) fingerprints.push_back(static_cast<std::uint32_t>(hashes[row] >> 32));
    return fingerprints;
}

std::uint64_t hash_of(const Table& table) {
    const RowHashes hashes(table.features, table.columns);
    Hash hash;
    for (Index row = 0; row < table.rows(); ++row) hash.add(hashes[row]);
    for (const Scalar label : table.labels.numbers) hash.add(hash_of(label));
    for (const std::int32_t which : table.labels.of_row) hash.add(static_cast<std::uint64_t>(which));
    for (const std::string& label : table.labels.different) hash.add(hash_of(label));
    return hash.value();
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
