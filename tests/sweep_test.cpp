#include "tests/check.hpp"
#include "tests/little_memory.hpp"

#include "common/math/random.hpp"
#include "common/training/sweep.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

using namespace nn;

namespace {

bool go_on(Index) { return true; }

// The results of a function for each seed.
template <class Run>
std::vector<Index> results_of(std::uint64_t first, Index count, Run run, bool (*progress)(Index),
                              unsigned threads) {
    std::vector<Index> results(static_cast<std::size_t>(count));
    const auto keep = [&](std::uint64_t seed) {
        results[static_cast<std::size_t>(seed - first)] = run(seed);
    };
    results.resize(static_cast<std::size_t>(sweep(first, count, keep, progress, threads)));
    return results;
}

Index a_number(std::uint64_t seed) { return Random(seed).below(1'000'000); }

} // namespace

CLAIM(results_come_in_the_order_of_the_seeds_however_many_threads_there_are) {
    std::vector<Index> expected;
    for (std::uint64_t seed = 7; seed < 1007; ++seed) expected.push_back(a_number(seed));
    for (const unsigned threads : {0u, 1u, 2u, 5u, 64u}) {
        CHECK((results_of(7, 1000, a_number, go_on, threads) == expected));
    }
    CHECK_EQUAL(sweep(1, 0, a_number, go_on), 0);
}

CLAIM(every_seed_is_run_once) {
    std::vector<std::atomic<int>> runs(500);
    sweep(
        0, 500, [&](std::uint64_t seed) { ++runs[static_cast<std::size_t>(seed)]; }, go_on, 8);
    for (const auto& count : runs) CHECK_EQUAL(count.load(), 1);
}

CLAIM(who_stops_it_gets_the_first_results_and_no_gaps) {
    const auto slowly = [](std::uint64_t seed) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return static_cast<Index>(seed);
    };
    const std::vector<Index> results = results_of(
        3, 1000, slowly, [](Index done) { return done < 4; }, 2);
    CHECK(results.size() >= 4);
    CHECK(results.size() < 100);
    for (std::size_t i = 0; i < results.size(); ++i) CHECK_EQUAL(results[i], static_cast<Index>(3 + i));
}

CLAIM(what_a_run_throws_arrives) {
    const auto fails = [](std::uint64_t seed) -> Index {
        if (seed % 10 == 4) throw std::runtime_error("seed " + std::to_string(seed));
        return 0;
    };
    CHECK_THROWS(sweep(0, 100, fails, go_on, 1), std::runtime_error, "seed 4");
    CHECK_THROWS(sweep(0, 100, fails, go_on, 4), std::runtime_error, "seed");

    // Of two that fail, the first seed's, even when it fails earlier than the other.
    std::atomic<bool> second_has_begun = false;
    const auto both_fail = [&](std::uint64_t seed) -> Index {
        if (seed == 0) {
            while (!second_has_begun) std::this_thread::yield();
        } else {
            second_has_begun = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        throw std::runtime_error("seed " + std::to_string(seed));
    };
    CHECK_THROWS(sweep(0, 2, both_fail, go_on, 2), std::runtime_error, "seed 0");
}

CLAIM(what_progress_throws_arrives_and_no_thread_goes_on) {
    std::atomic<int> runs = 0;
    const auto slowly = [&](std::uint64_t) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return Index{++runs};
    };
    const auto fails = [](Index) -> bool { throw std::runtime_error("nobody listens"); };
    CHECK_THROWS(sweep(0, 1000, slowly, fails, 4), std::runtime_error, "nobody listens");
    const int at_the_end = runs;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK_EQUAL(runs.load(), at_the_end);
    CHECK(at_the_end < 1000);
}

CLAIM(a_thread_that_cannot_start_is_an_error) {
    const check::LittleMemory little; // room for the stacks of a few threads
    const auto slowly = [&](std::uint64_t) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return Index{0};
    };
    CHECK_THROWS(sweep(0, 100'000, slowly, go_on, 1000), std::system_error, check::no_fact);
}
