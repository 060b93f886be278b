// Chapter 2, exercise 2: an activation function of one's own, softsign, with its derivative, held against
// finite differences.
#include <algorithm>
#include <cmath>
#include <iostream>

double softsign(double z) { return z / (1 + std::abs(z)); }
double softsign_derivative(double z) { return 1 / ((1 + std::abs(z)) * (1 + std::abs(z))); }

int main() {
    double largest_difference = 0;
    for (double z = -5.05; z < 5; z += 0.1) {
        const double measured = (softsign(z + 1e-5) - softsign(z - 1e-5)) / 2e-5;
        largest_difference = std::max(largest_difference, std::abs(measured - softsign_derivative(z)));
    }
    std::cout << "derivative at 1: " << softsign_derivative(1)
              << ", largest difference below 1e-8: " << (largest_difference < 1e-8 ? "yes" : "no") << "\n";
    return largest_difference < 1e-8 ? 0 : 1;
}
