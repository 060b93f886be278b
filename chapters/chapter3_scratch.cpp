// Chapter 3: a whole network in one file, from nothing but the standard library. It learns exclusive or.
//   c++ -std=c++20 -O2 chapters/chapter3_scratch.cpp && ./a.out
#include <cmath>
#include <cstdint>
#include <cstdio>

constexpr int samples = 4, inputs = 2, hidden = 8, epochs = 1000;
constexpr double learning_rate = 0.5;
constexpr double x[samples][inputs] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
constexpr double target[samples] = {0, 1, 1, 0};

// The weights and biases, and in a second one of these the gradient: how the loss changes with each of them.
struct Parameters {
    double w1[inputs][hidden], b1[hidden], w2[hidden], b2;
};
Parameters network{}, gradient{};

// A random number from -limit to limit (splitmix64, seed 1).
double random_weight(double limit) {
    static std::uint64_t state = 1;
    std::uint64_t bits = state += 0x9e3779b97f4a7c15;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    bits ^= bits >> 31;
    return limit * (2 * (static_cast<double>(bits >> 11) * 0x1p-53) - 1);
}

// Biases begin with 0, weights with numbers neither too large nor too small (Xavier).
void initialize() {
    for (auto& row : network.w1) {
        for (double& w : row) w = random_weight(std::sqrt(6.0 / (inputs + hidden)));
    }
    for (double& w : network.w2) w = random_weight(std::sqrt(6.0 / (hidden + 1)));
}

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

// One sample's way through the network: fills a, the hidden activations, and returns the output z, a logit.
double forward(const double* in, double* a) {
    double z = network.b2;
    for (int j = 0; j < hidden; ++j) {
        double sum = network.b1[j];
        for (int i = 0; i < inputs; ++i) sum += in[i] * network.w1[i][j];
        a[j] = std::tanh(sum);
        z += a[j] * network.w2[j];
    }
    return z;
}

// The same way back: dz is ∂L/∂z of this sample; what it says of each parameter is added to the gradient.
void backward(const double* in, const double* a, double dz) {
    gradient.b2 += dz;
    for (int j = 0; j < hidden; ++j) {
        gradient.w2[j] += dz * a[j];
        const double da = dz * network.w2[j];
        const double dsum = da * (1 - a[j] * a[j]); // the derivative of tanh is 1 - tanh²
        gradient.b1[j] += dsum;
        for (int i = 0; i < inputs; ++i) gradient.w1[i][j] += dsum * in[i];
    }
}

// Downhill: every parameter against its gradient.
void step() {
    for (int j = 0; j < hidden; ++j) {
        for (int i = 0; i < inputs; ++i) network.w1[i][j] -= learning_rate * gradient.w1[i][j];
        network.b1[j] -= learning_rate * gradient.b1[j];
        network.w2[j] -= learning_rate * gradient.w2[j];
    }
    network.b2 -= learning_rate * gradient.b2;
}

int main() {
    initialize();
    double a[hidden];
    for (int epoch = 0; epoch <= epochs; ++epoch) {
        gradient = {};
        double loss = 0; // mean cross-entropy: -log p where the target is 1, -log(1 - p) where it is 0
        for (int s = 0; s < samples; ++s) {
            const double p = sigmoid(forward(x[s], a));
            loss -= std::log(target[s] == 1 ? p : 1 - p) / samples;
            backward(x[s], a, (p - target[s]) / samples); // ∂L/∂z of this loss after a sigmoid is p - target
        }
        if (epoch % 250 == 0) std::printf("epoch %4d  loss %.4f\n", epoch, loss);
        if (epoch < epochs) step();
    }
    for (const auto& in : x) std::printf("%g xor %g = %.4f\n", in[0], in[1], sigmoid(forward(in, a)));
}
