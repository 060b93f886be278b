// Tool: a NaN never agrees.
#include "common/cli/agreement.hpp"

#include "common/math/scalar.hpp"

#include <cmath>
#include <iostream>
#include <type_traits>

namespace cli {

bool agree(const std::string& what, double difference, double limit) {
    const bool within = difference < limit; // not for NaN
    std::cout << "  " << what << ": ";
    if (within) {
        std::cout << "agree, difference below " << limit << "\n";
        return true;
    }
    const bool judged = std::is_same_v<nn::Scalar, double>;
    const auto usual = std::cout.precision(2);
    std::cout << (judged ? "DISAGREE" : "not judged in float") << ", difference " << difference << "\n";
    std::cout.precision(usual);
    return !judged;
}

double larger(double largest, double difference) {
    return difference <= largest || std::isnan(largest) ? largest : difference;
}

} // namespace cli
