// A test harness in one header. A test program includes it, states claims, and gets its main() from
// here; the program ends with 1 when a claim fails, and when a claim checks nothing.
#pragma once

#include <cmath>
#include <exception>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace check {

struct Claim {
    std::string name;
    std::function<void()> body;
};

inline std::vector<Claim> claims;
inline int checks_made = 0;
inline std::vector<std::string> failures; // of the claim that runs now

// Thrown by a claim that does not apply to this build; it is counted and printed, never silent.
struct Skip {
    std::string reason;
};

inline bool claim(std::string name, std::function<void()> body) {
    claims.push_back({std::move(name), std::move(body)});
    return true;
}

inline void note(bool holds, const char* file, int line, const std::string& what) {
    ++checks_made;
    if (!holds) failures.push_back(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

template <class Value>
std::string shown(const Value& value) {
    std::ostringstream text;
    text.precision(17);
    text << std::boolalpha << value;
    return text.str();
}

// Runs every claim and counts those that fail.
inline int run() {
    int failed = 0, skipped = 0;
    for (const Claim& claim : claims) {
        checks_made = 0;
        failures.clear();
        try {
            claim.body();
            if (checks_made == 0) failures.push_back("nothing was checked");
        } catch (const Skip& skip) {
            std::cout << "skipped " << claim.name << ": " << skip.reason << "\n";
            ++skipped;
            continue;
        } catch (const std::exception& error) {
            failures.push_back(std::string("unexpected exception: ") + error.what());
        }
        std::cout << (failures.empty() ? "ok      " : "FAILED  ") << claim.name << "\n";
        for (const std::string& failure : failures) std::cout << "        " << failure << "\n";
        failed += !failures.empty();
    }
    std::cout << claims.size() << " claims, " << failed << " failed, " << skipped << " skipped\n";
    return failed;
}

} // namespace check

// CLAIM(dense_backward_matches_finite_differences) { ... }
#define CLAIM(name)                                                                                          \
    static void name();                                                                                      \
    static const bool name##_is_claimed = check::claim(#name, name);                                         \
    static void name()

#define CHECK(condition) check::note(static_cast<bool>(condition), __FILE__, __LINE__, #condition)

#define CHECK_EQUAL(actual, expected)                                                                        \
    do {                                                                                                     \
        const auto check_actual = actual;                                                                    \
        const auto check_expected = expected;                                                                \
        check::note(check_actual == check_expected, __FILE__, __LINE__,                                      \
                    #actual " is " + check::shown(check_actual) + ", expected " +                            \
                        check::shown(check_expected));                                                       \
    } while (false)

// |actual - expected| at most `tolerance`; a NaN is never near.
#define CHECK_NEAR(actual, expected, tolerance)                                                              \
    do {                                                                                                     \
        const double check_actual = actual, check_expected = expected;                                       \
        check::note(std::abs(check_actual - check_expected) <= tolerance, __FILE__, __LINE__,                \
                    #actual " is " + check::shown(check_actual) + ", expected about " +                      \
                        check::shown(check_expected));                                                       \
    } while (false)

// The expression throws this type, with exactly this message.
#define CHECK_THROWS(expression, Exception, message)                                                         \
    do {                                                                                                     \
        std::string check_said = "nothing thrown";                                                           \
        try {                                                                                                \
            static_cast<void>(expression);                                                                   \
        } catch (const Exception& error) { check_said = error.what(); }                                      \
        check::note(check_said == message, __FILE__, __LINE__,                                               \
                    #expression ": \"" + check_said + "\", expected \"" + message + "\"");                   \
    } while (false)

#ifndef CHECK_WITHOUT_MAIN
int main() { return check::run() == 0 ? 0 : 1; }
#endif
