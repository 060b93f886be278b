#include "common/training/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace nn {

namespace {

// Threads that are told to stop and waited for at its end, whatever brings that about.
struct Workers {
    std::vector<std::thread> threads;
    std::atomic<bool> stop = false;

    ~Workers() {
        stop = true;
        for (std::thread& thread : threads) thread.join();
    }
};

} // namespace

Index sweep(std::uint64_t first, Index count, const std::function<void(std::uint64_t seed)>& run,
            const std::function<bool(Index done)>& progress, unsigned threads) {
    if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
    const auto total = static_cast<std::size_t>(count);
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex mutex;
    std::condition_variable one_ended;
    std::size_t ended = 0;         // threads; this and what follows are guarded by the mutex
    std::exception_ptr failure;    // of the first seed that failed,
    std::size_t failed_at = total; // and which one it is
    {
        Workers workers;
        const auto work = [&] {
            for (std::size_t i = 0; !workers.stop && (i = next++) < total;
                 ++done) { // who takes a seed runs it
                try {
                    run(first + i);
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    if (i < failed_at) failure = std::current_exception(), failed_at = i;
                    workers.stop = true;
                }
            }
            const std::lock_guard lock(mutex);
            ++ended;
            one_ended.notify_one();
        };
        workers.threads.reserve(threads);
        for (unsigned t = 0; t < threads; ++t) workers.threads.emplace_back(work);
        std::unique_lock lock(mutex);
        while (!one_ended.wait_for(lock, std::chrono::milliseconds(100), [&] { return ended == threads; })) {
            if (!progress(static_cast<Index>(done))) workers.stop = true;
        }
    }
    if (failure) std::rethrow_exception(failure);
    return static_cast<Index>(std::min<std::size_t>(next, total));
}

} // namespace nn
