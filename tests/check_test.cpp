// The harness itself: a check that cannot fail would make all others worthless.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"

#include <stdexcept>

CLAIM(a_true_condition_holds) { CHECK(1 + 1 == 2); }
CLAIM(must_fail_false_condition) { CHECK(1 + 1 == 3); }
CLAIM(must_fail_nothing_checked) {}
CLAIM(must_fail_unequal) { CHECK_EQUAL(2 + 2, 5); }
CLAIM(must_fail_too_far) { CHECK_NEAR(1.0, 1.1, 0.05); }
CLAIM(must_fail_nan_is_never_near) { CHECK_NEAR(NAN, NAN, 1e9); }
CLAIM(must_fail_nothing_thrown) { CHECK_THROWS(0, std::runtime_error, "x"); }
CLAIM(must_fail_other_message) { CHECK_THROWS(throw std::runtime_error("y"), std::runtime_error, "x"); }
CLAIM(must_fail_unexpected_exception) {
    CHECK(true);
    throw std::runtime_error("thrown on purpose");
}
CLAIM(the_right_message_holds) { CHECK_THROWS(throw std::runtime_error("x"), std::runtime_error, "x"); }

int main() {
    const int must_fail = 8;
    const int failed = check::run();
    std::cout << "of these " << must_fail << " had to fail: " << (failed == must_fail ? "right" : "WRONG")
              << "\n";
    return failed == must_fail ? 0 : 1;
}
