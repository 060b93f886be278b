// The harness itself: a check that cannot fail would make all others worthless.
#define CHECK_WITHOUT_MAIN
#include "tests/check_matrix.hpp"

#include <stdexcept>

namespace {

std::vector<std::string> reasons; // why each claim that must fail does

[[noreturn]] void fail(const std::string& message) { throw std::runtime_error(message); }

} // namespace

// A claim that must fail, and the end of the line that says why.
#define MUST_FAIL(name, reason, ...)                                                                         \
    CLAIM(must_fail_##name) {                                                                                \
        reasons.push_back(reason "\n");                                                                      \
        __VA_ARGS__;                                                                                         \
    }

CLAIM(a_true_condition_holds) { CHECK(1 + 1 == 2); }
MUST_FAIL(false_condition, ": 1 + 1 == 3", CHECK(1 + 1 == 3))
MUST_FAIL(nothing_checked, "nothing was checked", )
MUST_FAIL(unequal, ": 2 + 2 is 4, expected 5", CHECK_EQUAL(2 + 2, 5))
MUST_FAIL(too_far, ": 1.0 is 1, expected about 1.25", CHECK_NEAR(1.0, 1.25, 0.05))
MUST_FAIL(nan_is_never_near, ": NAN is nan, expected about nan", CHECK_NEAR(NAN, NAN, 1e9))
MUST_FAIL(unexpected_exception, "unexpected exception: on purpose", CHECK(true); fail("on purpose"))

CLAIM(facts_are_found) {
    CHECK_THROWS(fail("x"), std::runtime_error, "x");
    CHECK_THROWS(fail("x"), std::exception, "x"); // of a derived type
    CHECK_THROWS(fail("x"), std::runtime_error, check::no_fact);
    CHECK_THROWS(fail("data.csv:12: row 25 and row 2."), std::runtime_error, "data.csv:12", "row 2");
    CHECK_THROWS(fail("fit: (4 × 2), -1"), std::runtime_error, "fit", "(4 × 2)", "4 × 2", "-1");
    CHECK_THROWS(fail("--rate=0.5 in \"a\""), std::runtime_error, "--rate", "0.5", "\"a\"", "a");
}
MUST_FAIL(nothing_thrown, ": 0: nothing thrown", CHECK_THROWS(0, std::runtime_error, "x"))
MUST_FAIL(other_type, "unexpected exception: x", CHECK_THROWS(fail("x"), std::logic_error, "x"))
MUST_FAIL(missing_fact, ": fail(\"x, row 2\"): \"x, row 2\" lacks \"y\" lacks \"z\"",
          CHECK_THROWS(fail("x, row 2"), std::runtime_error, "x", "y", "row 2", "z"))
MUST_FAIL(part_of_a_word, ": \"misfit fits fit_ fit-2 fit.csv\" lacks \"fit\"",
          CHECK_THROWS(fail("misfit fits fit_ fit-2 fit.csv"), std::runtime_error, "fit"))
MUST_FAIL(part_of_a_number, ": \"23 32 -3 0.3 3.5 3e5 row 34\" lacks \"3\" lacks \"row 3\"",
          CHECK_THROWS(fail("23 32 -3 0.3 3.5 3e5 row 34"), std::runtime_error, "3", "row 3"))
MUST_FAIL(empty_fact, ": \"x\" lacks \"\"", CHECK_THROWS(fail("x"), std::runtime_error, ""))
MUST_FAIL(empty_message, ": \"\" is empty", CHECK_THROWS(fail(""), std::runtime_error, check::no_fact))
MUST_FAIL(two_lines, "\ntwo\" is not one line", CHECK_THROWS(fail("one\ntwo"), std::runtime_error, "two"))

MUST_FAIL(other_entry, ": a is {{1, 2}, {3, 4.5}}, expected {{1, 2}, {3, 4}}",
          const nn::Matrix a{{1, 2}, {3, 4.5}};
          CHECK_MATRIX(a, {{1, 2}, {3, 4}}))
MUST_FAIL(entry_not_a_number, ": nn::Matrix(1, 1, NAN) is {{nan}}, expected {{nan}}",
          CHECK_MATRIX(nn::Matrix(1, 1, NAN), {{NAN}}))
MUST_FAIL(other_shape, ": nn::Matrix(1, 2) is (1 × 2), expected (2 × 1)",
          CHECK_MATRIX(nn::Matrix(1, 2), {{0}, {0}}))
MUST_FAIL(entry_of_many, ": a: entry (2, 7) is 5, expected 0", nn::Matrix a(3, 9); a(2, 7) = 5; a(2, 8) = 6;
          CHECK_MATRIX(a, nn::Matrix(3, 9)))

int main() {
    std::ostringstream said;
    std::streambuf* const screen = std::cout.rdbuf(said.rdbuf());
    const int failed = check::run();
    std::cout.rdbuf(screen);
    std::cout << said.str();
    bool right = failed == static_cast<int>(reasons.size());
    for (const std::string& reason : reasons) {
        if (said.str().find(reason) != std::string::npos) continue;
        std::cout << "not said: " << reason;
        right = false;
    }
    std::cout << "of these " << reasons.size() << " had to fail: " << (right ? "right" : "WRONG") << "\n";
    return right ? 0 : 1;
}
