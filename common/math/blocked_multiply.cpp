// Chapter 9: the product, cut into pieces that fit the parts of the processor.
// The three plain loops spend their time waiting: each multiplication fetches two numbers from memory.
// Here a tile of the result stays in registers while a strip of A and a strip of B stream past it, so that
// each number fetched is used for a whole row or column of the tile. The strips are cut short enough to
// stay in the caches that feed the registers. No intrinsics: loops over vectors that the compiler knows.
#include "common/math/blocked_multiply.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace nn {

namespace {

// The tile: six rows, and as many vectors of columns as leave registers for what streams past. The wider it
// is, the fewer numbers are fetched for each multiplication.
#if defined(__AVX512F__) // 32 registers of 64 bytes: 24 for sums
constexpr Index vector_bytes = 64, tile_vectors = 4;
#elif defined(__AVX2__)   // 16 registers of 32 bytes: 12 for sums
constexpr Index vector_bytes = 32, tile_vectors = 2;
#elif defined(__ARM_NEON) // 32 registers of 16 bytes
constexpr Index vector_bytes = 16, tile_vectors = 4;
#else                     // SSE2 or the like: 16 registers of 16 bytes
constexpr Index vector_bytes = 16, tile_vectors = 2;
#endif
constexpr Index lanes = vector_bytes / static_cast<Index>(sizeof(Scalar));
constexpr Index tile_rows = 6, tile_columns = tile_vectors * lanes;
constexpr Index edge_rows = 2; // of the tiles at the lower edge; those at the right edge have fewer vectors

// A strip of A of this depth stays in the nearest cache (L1) while it meets every strip of a block of B; the
// block, of this many columns, stays in the next one (L2) while all of A passes by.
constexpr Index block_depth = 240, block_columns = 512;
static_assert(block_columns % tile_columns == 0);

// Copies of strips, each stored in the order in which a tile reads it. One set for each thread.
alignas(64) thread_local Scalar packed_a[tile_rows * block_depth];
alignas(64) thread_local Scalar packed_b[block_columns * block_depth];

// What one register holds: g++ and clang++ add and multiply such vectors lane by lane.
typedef Scalar Vector __attribute__((vector_size(vector_bytes)));

// From and to any place in memory, aligned or not.
inline Vector load(const Scalar* place) {
    Vector vector;
    std::memcpy(&vector, place, sizeof vector);
    return vector;
}
inline void store(Scalar* place, Vector vector) { std::memcpy(place, &vector, sizeof vector); }

// One tile: c (rows × width, rows `c_step` apart) = or += a (rows × depth, by its steps) · b (depth × width,
// packed), where the width is so many vectors. As the compiler knows the bounds of the loops over the tile,
// it unrolls them and keeps all sums in registers.
template <Index rows, Index vectors>
void multiply_tile(const Scalar* a, Index a_row_step, Index a_column_step, const Scalar* b, Index depth,
                   Scalar* c, Index c_step, bool add) {
    Vector sum[rows][vectors] = {};
    for (Index p = 0; p < depth; ++p) {
#pragma GCC unroll 16
        for (Index i = 0; i < rows; ++i) {
            const Scalar a_ip = a[i * a_row_step + p * a_column_step];
#pragma GCC unroll 16
            for (Index v = 0; v < vectors; ++v) sum[i][v] += a_ip * load(b + (p * vectors + v) * lanes);
        }
    }
#pragma GCC unroll 16
    for (Index i = 0; i < rows; ++i) {
#pragma GCC unroll 16
        for (Index v = 0; v < vectors; ++v) {
            Scalar* const c_iv = c + i * c_step + v * lanes;
            store(c_iv, add ? load(c_iv) + sum[i][v] : sum[i][v]);
        }
    }
}

// The tiles of 1, 2, 3 and 4 vectors.
template <Index rows>
constexpr std::array tiles = {multiply_tile<rows, 1>, multiply_tile<rows, 2>, multiply_tile<rows, 3>,
                              multiply_tile<rows, 4>};

// Rows [row, row + rows) and depth [p0, p0 + depth) of A, column after column; missing rows are 0.
void pack_a(View a, Index row, Index rows, Index p0, Index depth) {
    for (Index p = 0; p < depth; ++p) {
        const Scalar* const from = a.data + row * a.row_step + (p0 + p) * a.column_step;
        Scalar* const to = packed_a + p * tile_rows;
        if (rows == tile_rows) {
#pragma omp simd
            for (Index i = 0; i < tile_rows; ++i) to[i] = from[i * a.row_step];
        } else {
            for (Index i = 0; i < edge_rows; ++i) to[i] = i < rows ? from[i * a.row_step] : 0;
        }
    }
}

// Depth [p0, p0 + depth) and columns [column, column + columns) of B, row after row; missing columns are 0.
void pack_b(View b, Index p0, Index depth, Index column, Index columns, Index width, Scalar* to) {
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
            for (Index p = 0; p < depth; ++p) {
                const Scalar* const row = from + p * b.row_step + j0 * b.column_step;
                Scalar* const packed = to + p * tile_columns + j0;
#pragma GCC unroll 8
                for (Index j = 0; j < few; ++j) packed[j] = row[j * b.column_step];
            }
        }
    } else {
        for (Index p = 0; p < depth; ++p) {
            for (Index j = 0; j < width; ++j) {
                to[p * width + j] = j < columns ? from[p * b.row_step + j * b.column_step] : 0;
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
            for (Index i = 0, rows; i < m; i += rows) { // a strip of A
                rows = m - i >= tile_rows ? tile_rows : std::min(edge_rows, m - i);
                const auto& tiles_of_rows = rows == tile_rows ? tiles<tile_rows> : tiles<edge_rows>;
                const bool pack = rows < edge_rows || a.column_step != 1;
                if (pack) pack_a(a, i, rows, p0, depth);
                const Scalar* const a_strip = pack ? packed_a : a.data + i * a.row_step + p0;
                const Index a_row_step = pack ? 1 : a.row_step, a_column_step = pack ? tile_rows : 1;
                for (Index j = j0; j < j1; j += tile_columns) { // a strip of B: one tile of the result
                    const Index columns = std::min(tile_columns, j1 - j);
                    const Index vectors = (columns + lanes - 1) / lanes, width = vectors * lanes;
                    Scalar* const b_strip = packed_b + (j - j0) * depth;
                    if (i == 0) pack_b(b, p0, depth, j, columns, width, b_strip); // just before its first use

                    // A tile that hangs over the edge is summed beside the result, and its part copied.
                    const bool whole = rows >= edge_rows && columns == width;
                    Scalar beside[tile_rows * tile_columns];
                    tiles_of_rows[static_cast<std::size_t>(vectors - 1)](
                        a_strip, a_row_step, a_column_step, b_strip, depth, whole ? &out(i, j) : beside,
                        whole ? n : width, whole && p0 > 0);
                    for (Index r = 0; r < rows && !whole; ++r) {
                        for (Index q = 0; q < columns; ++q) {
                            const Scalar sum = beside[r * width + q];
                            out(i + r, j + q) = p0 > 0 ? out(i + r, j + q) + sum : sum;
                        }
                    }
                }
            }
        }
    }
}

} // namespace nn
