// Chapter 6: the same training from many seeds, on all cores. One run proves nothing; a thousand say how often.
#pragma once

#include "common/math/scalar.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace nn {

// Calls run(seed) for `count` seeds from `first` on, on so many threads at once (0: as many as there are cores), and gives
// the results in the order of the seeds: they do not depend on the number of threads. `run` has to be safe to be called
// from several threads. `progress` is called in this thread about ten times a second, with how many are done; when it
// returns false, no further seed is begun, and the results end with the first seed that was not run. Throws what `run`
// throws, for the first seed that did, what `progress` throws, and std::system_error when a thread cannot be started.
std::vector<Index> sweep(std::uint64_t first, Index count,
                         const std::function<Index(std::uint64_t seed)>& run,
                         const std::function<bool(Index done)>& progress, unsigned threads = 0);

} // namespace nn
