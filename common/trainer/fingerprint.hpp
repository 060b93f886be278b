// Tool: which rows a network has learned from. Its file keeps a fingerprint of each, so that "not seen" is said only
// where it is known, whatever has become of the table: sorted, extended, split in another way.
#pragma once

#include "common/trainer/encoding.hpp"
#include "common/trainer/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nn {

// In ascending order. Two rows of one fingerprint may be different ones (about once in 4,000,000,000 pairs), but rows
// of different ones are. They are computed from the inputs as a Scalar holds them, so that a build with float has others.
using Fingerprints = std::vector<std::uint32_t>;

// Of these rows of features (rows × columns), as in a Table, one each.
std::vector<std::uint32_t> fingerprints_of(const Matrix& features, const std::vector<Column>& columns,
                                           const std::vector<Index>& rows);

Fingerprints sorted_without_repeats(std::vector<std::uint32_t> fingerprints);

// Of a whole table, its rows, their order and their labels: another table has another one, but for about one in 2^64.
std::uint64_t hash_of(const Table& table);

// Which of the rows with these fingerprints are not among the known ones: their numbers.
std::vector<Index> rows_not_among(const Fingerprints& known, const std::vector<std::uint32_t>& rows);

// What a file calls them: "rows", and in a build with float "rows_float".
inline const std::string fingerprints_key = sizeof(Scalar) == sizeof(double) ? "rows" : "rows_float";

// As text for a file, eight hexadecimal digits each, and back. Throws std::runtime_error for any other text.
std::string written(const Fingerprints& fingerprints);
Fingerprints read_fingerprints(std::string_view text);

} // namespace nn
