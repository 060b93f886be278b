// A test harness in one header. A test program includes it, states claims, and gets its main() from
// here; the program ends with 1 when a claim fails, and when a claim checks nothing.
#pragma once

#include <cctype>
#include <cmath>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
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

// Whether the message holds the fact, and not only as a part of a longer word or number: "row 25" does not hold
// "row 2", and none of "-3", "0.3" and "3.5" holds "3".
inline bool names(std::string_view message, std::string_view fact) {
    // With spaces around, so that every character has neighbours.
    const std::string text = " " + std::string(message) + "  ";
    const auto in_word = [&](std::size_t i) {
        return std::isalnum(static_cast<unsigned char>(text[i])) || text[i] == '_';
    };
    const auto joins = [&](std::size_t i) { return text[i] == '-' || text[i] == '.'; };
    if (fact.empty()) return false;
    for (std::size_t at = text.find(fact, 1); at != text.npos; at = text.find(fact, at + 1)) {
        const std::size_t end = at + fact.size();
        const bool longer_before = in_word(at) && (in_word(at - 1) || joins(at - 1));
        const bool longer_after = in_word(end - 1) && (in_word(end) || (joins(end) && in_word(end + 1)));
        if (!longer_before && !longer_after) return true;
    }
    return false;
}

struct NoFact {};
inline constexpr NoFact no_fact;

// What is wrong with a message that has to be one line and to name these facts; empty when nothing is.
inline std::string fault_of(const std::string& message, std::initializer_list<std::string_view> facts) {
    std::string fault;
    if (message.empty()) fault = " is empty";
    if (message.find_first_of("\n\r") != message.npos) fault = " is not one line";
    for (const std::string_view fact : facts) {
        if (!names(message, fact)) fault += " lacks \"" + std::string(fact) + "\"";
    }
    return fault.empty() ? "" : "\"" + message + "\"" + fault;
}
inline std::string fault_of(const std::string& message, NoFact) { return fault_of(message, {}); }

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

// CHECK_THROWS(a.at(2, 0), std::out_of_range, "(2, 0)", "(2 × 3)"): the expression throws this type, or one
// derived from it. The message is one line and names every fact listed: numbers, shapes, files. Its wording is
// free. check::no_fact, alone, says that there is nothing to name.
#define CHECK_THROWS(expression, Exception, ...)                                                             \
    do {                                                                                                     \
        std::string check_fault = "nothing thrown";                                                          \
        try {                                                                                                \
            static_cast<void>(expression);                                                                   \
        } catch (const Exception& check_error) {                                                             \
            check_fault = check::fault_of(check_error.what(), {__VA_ARGS__});                                \
        }                                                                                                    \
        check::note(check_fault.empty(), __FILE__, __LINE__, #expression ": " + check_fault);                \
    } while (false)

#ifndef CHECK_WITHOUT_MAIN
int main() { return check::run() == 0 ? 0 : 1; }
#endif
