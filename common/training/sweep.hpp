// Chapter 6: the same training from many seeds, on all cores. One run proves nothing; a thousand say how often.
#pragma once

#include "common/math/scalar.hpp"

#include <cstdint>
#include <functional>

namespace nn {

// Calls run(seed) for `count` seeds from `first` on, on so many threads at once (0: as many as there are cores), and gives
// back how many it was called for, the first ones. `run` has to be safe to be called from several threads. `progress` is
// called in this thread about ten times a second, with how many are done; when it returns false, no further seed is
// begun. Throws what `run` throws, for the first seed that did, what `progress` throws, and std::system_error when a
// thread cannot be started.
Index sweep(std::uint64_t first, Index count, const std::function<void(std::uint64_t seed)>& run,
            const std::function<bool(Index done)>& progress, unsigned threads = 0);

} // namespace nn
