#include "tests/check.hpp"

#include "common/trainer/attempts.hpp"

#include <stdexcept>
#include <string>

CLAIM(all_are_done_and_the_first_failure_is_reported) {
    nn::Attempts attempts;
    int done = 0;
    attempts.attempt([&] { ++done; });
    attempts.report(); // nothing yet
    attempts.attempt([] { throw std::runtime_error("first"); });
    attempts.attempt([] { throw std::runtime_error("second"); });
    attempts.attempt([&] { ++done; });
    CHECK_EQUAL(done, 2);
    CHECK_THROWS(attempts.report(), std::runtime_error, std::string("first"));
}
