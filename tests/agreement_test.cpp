// Claims about what a chapter says of two results.
#include "tests/check.hpp"

#include "common/cli/agreement.hpp"
#include "common/math/scalar.hpp"

#include <limits>
#include <sstream>

namespace {

constexpr bool in_double = std::is_same_v<nn::Scalar, double>;

// What agree() prints, and what it gives back.
std::string said(double difference, double limit, bool& agreed) {
    std::ostringstream text;
    std::streambuf* const output = std::cout.rdbuf(text.rdbuf());
    agreed = cli::agree("loops and matrices", difference, limit);
    std::cout.rdbuf(output);
    return text.str();
}

} // namespace

CLAIM(what_is_below_the_limit_agrees_and_its_digits_are_not_printed) {
    bool agreed = false;
    CHECK_EQUAL(said(3.4e-17, 1e-12, agreed), "  loops and matrices: agree, difference below 1e-12\n");
    CHECK(agreed);
}

CLAIM(what_is_not_below_the_limit_disagrees_with_its_difference) {
    const std::string verdict = in_double ? "DISAGREE" : "not judged in float";
    for (const auto& [difference, digits] :
         {std::pair{0.2512, "0.25"}, {1e-12, "1e-12"}, {std::numeric_limits<double>::infinity(), "inf"}}) {
        bool agreed = in_double;
        CHECK_EQUAL(said(difference, 1e-12, agreed),
                    "  loops and matrices: " + verdict + ", difference " + digits + "\n");
        CHECK_EQUAL(agreed, !in_double);
    }
}

CLAIM(the_largest_of_many_differences_is_kept_and_nan_is_not_lost) {
    double largest = 0;
    for (const double difference : {0.1, 0.3, 0.2}) largest = cli::larger(largest, difference);
    CHECK_EQUAL(largest, 0.3);
    for (const double difference : {std::numeric_limits<double>::quiet_NaN(), 5.0}) {
        largest = cli::larger(largest, difference);
    }
    CHECK(!(largest == largest));
}

CLAIM(numbers_printed_afterwards_look_as_before) {
    std::ostringstream text;
    std::streambuf* const output = std::cout.rdbuf(text.rdbuf());
    const auto before = std::cout.precision(9);
    static_cast<void>(cli::agree("x", 1, 0.5));
    const auto after = std::cout.precision(before);
    std::cout.rdbuf(output);
    CHECK_EQUAL(after, 9);
}

CLAIM(a_difference_that_is_no_number_disagrees) {
    bool agreed = in_double;
    said(std::numeric_limits<double>::quiet_NaN(), 1e-12, agreed);
    CHECK_EQUAL(agreed, !in_double);
}
