// Chapter 9: the product, cut into pieces that fit the parts of the processor.
// The three plain loops spend their time waiting: each multiplication fetches two numbers from memory.
// Here a tile of the result stays in registers while a strip of A and a strip of B stream past it, so that
// each number fetched is used for a whole row or column of the tile. The strips are cut short enough to
// stay in the caches that feed the registers. No intrinsics: plain loops that the compiler vectorises.
#include "common/math/blocked_multiply.hpp"

#include <algorithm>

namespace nn {

namespace {

// The tile: so many rows, two vectors of columns each, that there are enough independent sums to keep the
// multipliers busy, and that they all fit the registers beside what streams past.
#if defined(__AVX512F__) // 32 registers of 64 bytes
constexpr Index vector_bytes = 64, tile_rows = 8;
#elif defined(__AVX2__)   // 16 registers of 32 bytes
constexpr Index vector_bytes = 32, tile_rows = 6;
#elif defined(__ARM_NEON) // 32 registers of 16 bytes
constexpr Index vector_bytes = 16, tile_rows = 8;
#else                     // SSE2 or the like: 16 registers of 16 bytes
constexpr Index vector_bytes = 16, tile_rows = 6;
#endif
constexpr Index tile_columns = 2 * vector_bytes / static_cast<Index>(sizeof(Scalar));

// A strip of A of this depth stays in the nearest cache (L1) while it meets every strip of a block of B; the
// block, of this many columns, stays in the next one (L2) while all of A passes by. (272, so that the 784
// pixels of a handwritten digit make three equal slices, not three and a sliver.)
constexpr Index block_depth = 272, block_columns = 512;
static_assert(block_columns % tile_columns == 0);

// Copies of strips, each stored in the order in which a tile reads it. One set for each thread.
alignas(64) thread_local Scalar packed_a[tile_rows * block_depth];
alignas(64) thread_local Scalar packed_b[block_columns * block_depth];

// One tile: c (tile_rows × tile_columns, rows `c_step` apart) = or += a (tile_rows × depth, by its steps)
// · b (depth × tile_columns, packed). The sums are held in registers: all loops over the tile have fixed
// bounds and are unrolled or vectorised whole.
inline void multiply_tile(const Scalar* a, Index a_row_step, Index a_column_step, const Scalar* b,
                          Index depth, Scalar* c, Index c_step, bool add) {
    Scalar sum[tile_rows][tile_columns] = {};
    for (Index p = 0; p < depth; ++p) {
#pragma GCC unroll 16
        for (Index i = 0; i < tile_rows; ++i) {
            const Scalar a_ip = a[i * a_row_step + p * a_column_step];
#pragma omp simd
            for (Index j = 0; j < tile_columns; ++j) sum[i][j] += a_ip * b[p * tile_columns + j];
        }
    }
#pragma GCC unroll 16
    for (Index i = 0; i < tile_rows; ++i) {
#pragma omp simd
        for (Index j = 0; j < tile_columns; ++j) {
            c[i * c_step + j] = add ? c[i * c_step + j] + sum[i][j] : sum[i][j];
        }
    }
}

// Rows [row, row + rows) and depth [p0, p0 + depth) of A, column after column; missing rows are 0.
void pack_a(View a, Index row, Index rows, Index p0, Index depth) {
    const Scalar* from = a.data + row * a.row_step + p0 * a.column_step;
    for (Index p = 0; p < depth; ++p, from += a.column_step) {
        Scalar* to = packed_a + p * tile_rows;
        if (rows == tile_rows) {
#pragma omp simd
            for (Index i = 0; i < tile_rows; ++i) to[i] = from[i * a.row_step];
        } else {
            for (Index i = 0; i < tile_rows; ++i) to[i] = i < rows ? from[i * a.row_step] : 0;
        }
    }
}

// Depth [p0, p0 + depth) and columns [column, column + columns) of B, row after row; missing columns are 0.
void pack_b(View b, Index p0, Index depth, Index column, Index columns, Scalar* to) {
    const Scalar* const from = b.data + p0 * b.row_step + column * b.column_step;
    if (columns == tile_columns && b.column_step == 1) {
        for (Index p = 0; p < depth; ++p) {
#pragma omp simd
            for (Index j = 0; j < tile_columns; ++j) to[p * tile_columns + j] = from[p * b.row_step + j];
        }
    } else if (columns == tile_columns) {
        // A transposed B is read along its rows in memory, a few at a time: rows that lie a power of two
        // apart compete for the same few places in the cache.
        constexpr Index few = std::min<Index>(8, tile_columns);
        for (Index j0 = 0; j0 < tile_columns; j0 += few) {
            const Scalar* row = from + j0 * b.column_step;
            Scalar* packed = to + j0;
            for (Index p = 0; p < depth; ++p, row += b.row_step, packed += tile_columns) {
#pragma GCC unroll 8
                for (Index j = 0; j < few; ++j) packed[j] = row[j * b.column_step];
            }
        }
    } else {
        for (Index p = 0; p < depth; ++p) {
            for (Index j = 0; j < tile_columns; ++j) {
                to[p * tile_columns + j] = j < columns ? from[p * b.row_step + j * b.column_step] : 0;
            }
        }
    }
}

} // namespace

void blocked_multiply(View a, View b, Matrix& out) {
    const Index m = a.rows, n = b.columns, k = a.columns;
    if (k == 0) std::fill(out.begin(), out.end(), Scalar{0});
    const Index slices = std::max((k + block_depth - 1) / block_depth, Index{1});
    const Index slice = (k + slices - 1) / slices;
    for (Index j0 = 0; j0 < n; j0 += block_columns) { // a block of columns of B and of the result
        const Index j1 = std::min(j0 + block_columns, n);
        for (Index p0 = 0; p0 < k; p0 += slice) { // a slice of the sum over p
            const Index depth = std::min(slice, k - p0);
            for (Index i = 0; i < m; i += tile_rows) { // a strip of A
                const Index rows = std::min(tile_rows, m - i);
                const bool pack = rows < tile_rows || a.column_step != 1;
                if (pack) pack_a(a, i, rows, p0, depth);
                for (Index j = j0; j < j1; j += tile_columns) { // a strip of B: one tile of the result
                    const Index columns = std::min(tile_columns, j1 - j);
                    Scalar* const b_strip = packed_b + (j - j0) * depth;
                    if (i == 0) pack_b(b, p0, depth, j, columns, b_strip); // just before its first use

                    // A tile that hangs over the edge is summed beside the result, and its part copied.
                    const bool whole = rows == tile_rows && columns == tile_columns;
                    Scalar beside[tile_rows * tile_columns];
                    Scalar* const c = whole ? &out(i, j) : beside;
                    const Index c_step = whole ? n : tile_columns;
                    const bool add = whole && p0 > 0;
                    // Two calls, so that in each the compiler knows a step that is fixed.
                    if (pack) {
                        multiply_tile(packed_a, 1, tile_rows, b_strip, depth, c, c_step, add);
                    } else {
                        const Scalar* const a_strip = a.data + i * a.row_step + p0;
                        multiply_tile(a_strip, a.row_step, 1, b_strip, depth, c, c_step, add);
                    }
                    for (Index r = 0; r < rows && !whole; ++r) {
                        for (Index q = 0; q < columns; ++q) {
                            const Scalar sum = beside[r * tile_columns + q];
                            out(i + r, j + q) = p0 > 0 ? out(i + r, j + q) + sum : sum;
                        }
                    }
                }
            }
        }
    }
}

} // namespace nn
