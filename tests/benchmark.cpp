// How fast the core is, as a share of what the processor can do: everything in one run, on one core.
//   make benchmark && ./benchmark [--json]        (SCALAR=float for the other scalar)
// Every figure is the median of several repetitions after a warm-up; the peak is measured anew beside each,
// since clocks drift. Figures belong to a machine and a day; on a shared machine, run it twice.
#include "tests/fixed_xor.hpp"

#include "common/math/multiply.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/losses.hpp"
#include "common/network/softmax_cross_entropy.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/display.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <sstream>

using namespace nn;

namespace {

constexpr int repetitions = 9;
// What goes through these two is neither optimised away nor moved out of the time that is measured.
volatile Scalar source = Scalar(0.5), sink;

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// --- The peak: twelve chains of multiply-adds that never touch memory ------------------------------------

#if defined(__AVX512F__)
constexpr int vector_bytes = 64;
#elif defined(__AVX2__)
constexpr int vector_bytes = 32;
#else
constexpr int vector_bytes = 16;
#endif
typedef Scalar Lanes __attribute__((vector_size(vector_bytes)));

[[gnu::noinline]] Scalar run_chains(long rounds, Scalar factor) {
    const Lanes f = Lanes{} + factor;
    Lanes a = f, b = f + 1, c = f + 2, d = f + 3, e = f + 4, g = f + 5, h = f + 6, i = f + 7, j = f + 8,
          k = f + 9, l = f + 10, m = f + 11;
    for (long round = 0; round < rounds; ++round) {
        a = a * f + f, b = b * f + f, c = c * f + f, d = d * f + f, e = e * f + f, g = g * f + f;
        h = h * f + f, i = i * f + f, j = j * f + f, k = k * f + f, l = l * f + f, m = m * f + f;
    }
    const Lanes sum = a + b + c + d + e + g + h + i + j + k + l + m;
    return sum[0] + sum[1];
}

// Floating-point operations per second, a multiply-add counted as two.
double measure_peak() {
    constexpr long rounds = 400'000;
    const double start = seconds_now();
    sink = run_chains(rounds, source);
    return 2.0 * 12 * (vector_bytes / double(sizeof(Scalar))) * double(rounds) / (seconds_now() - start);
}

// --- Measuring -------------------------------------------------------------------------------------------

struct Result {
    std::string name, unit;
    double value, share; // of the ceiling
    std::string ceiling;
};

// Units of work per second, and their share of a ceiling that is measured beside it every time.
template <class Work, class Ceiling>
std::pair<double, double> measure(double units, double seconds, const Work& work, const Ceiling& ceiling) {
    double start = seconds_now();
    work(); // warm-up
    const double once = std::max(seconds_now() - start, 1e-9);
    const long rounds = std::max(1L, static_cast<long>(seconds / repetitions / once));
    std::vector<double> rates, shares;
    for (int r = 0; r < repetitions; ++r) {
        const double before = ceiling();
        start = seconds_now();
        for (long round = 0; round < rounds; ++round) work();
        rates.push_back(units * static_cast<double>(rounds) / (seconds_now() - start));
        shares.push_back(rates.back() / std::max(before, ceiling()));
    }
    return {median(rates), median(shares)};
}

Matrix random_matrix(Index rows, Index columns, Random& random) {
    Matrix a(rows, columns);
    for (Scalar& entry : a) entry = static_cast<Scalar>(random.uniform(-1, 1));
    return a;
}

// --- The product -----------------------------------------------------------------------------------------

struct Shape {
    std::string name;
    Index m, n, k;
    bool a_transposed = false, b_transposed = false;
};

Result measure_product(const Shape& s) {
    Random random(1);
    const Matrix a = s.a_transposed ? random_matrix(s.k, s.m, random) : random_matrix(s.m, s.k, random);
    const Matrix b = s.b_transposed ? random_matrix(s.n, s.k, random) : random_matrix(s.k, s.n, random);
    Matrix out;
    const double operations = 2.0 * double(s.m) * double(s.n) * double(s.k);
    const auto [rate, share] = measure(
        operations, 0.8,
        [&] {
            multiply(s.a_transposed ? transposed(a) : View(a), s.b_transposed ? transposed(b) : View(b), out);
            sink = out(0, 0);
        },
        measure_peak);
    return {s.name, "GFLOP/s", rate / 1e9, share, "peak"};
}

// --- Training --------------------------------------------------------------------------------------------

// What fit() does for every batch.
void train_on(Network& network, const Loss& loss, Optimizer& optimizer, const Dataset& batch, Matrix& dy) {
    sink = static_cast<Scalar>(loss.value_and_gradient(network.forward(batch.x), batch.target, dy));
    network.backward(dy);
    optimizer.step(network.parameters(), 0.01);
}

Result measure_training(const std::string& name, const std::vector<Index>& sizes, Index batch_size) {
    Random random(1);
    Network network = mlp(sizes, Activation::relu, Initializer::he_uniform, random);
    const SoftmaxCrossEntropy loss;
    Sgd optimizer;
    std::vector<Dataset> batches;
    for (int i = 0; i < 8; ++i) {
        batches.push_back(
            {random_matrix(batch_size, sizes.front(), random), Matrix(batch_size, sizes.back())});
        for (Index row = 0; row < batch_size; ++row)
            batches.back().target(row, random.below(sizes.back())) = 1;
    }
    // Forward, weight gradient and input gradient are a product each; the first layer has no input gradient.
    double operations_per_sample = 0;
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        operations_per_sample += 2.0 * (l == 0 ? 2 : 3) * double(sizes[l] * sizes[l + 1]);
    }
    Matrix dy;
    const auto [rate, share] = measure(
        double(batch_size) * double(batches.size()), 2,
        [&] {
            for (const Dataset& batch : batches) train_on(network, loss, optimizer, batch, dy);
        },
        [&] { return measure_peak() / operations_per_sample; });
    return {name, "samples/s", rate, share, "ceiling"};
}

// --- A step of Adam, beside nothing but reading and writing what it reads and writes ------------------------------------

[[gnu::noinline]] void pass_over(Matrix& w, Matrix& m, Matrix& v, const Matrix& g) {
    for (Index i = 0; i < g.size(); ++i) {
        w.data()[i] += g.data()[i];
        m.data()[i] += g.data()[i];
        v.data()[i] += g.data()[i];
    }
}

Result measure_adam() {
    constexpr Index rows = 1000, columns = 1000;
    Random random(1);
    Parameter weights{"w", random_matrix(rows, columns, random), random_matrix(rows, columns, random), true};
    Parameter* const parameters[] = {&weights};
    Matrix w(rows, columns), m(rows, columns), v(rows, columns);
    Adam adam;
    const auto passes = [&] {
        constexpr int rounds = 10;
        const double start = seconds_now();
        for (int i = 0; i < rounds; ++i) pass_over(w, m, v, weights.gradient);
        sink = w(0, 0);
        return rounds / (seconds_now() - start);
    };
    passes();
    const auto [rate, share] = measure(
        1, 0.5, [&] { adam.step(parameters, 1e-3); }, passes);
    return {"a step of Adam, a million parameters", "steps/s", rate, share, "passes over its arrays"};
}

// --- Exclusive or, beside the same network with every size fixed at compile time -------------------------

std::vector<Result> measure_xor() {
    constexpr int steps = 2000;
    Random random(3);

    Network network = mlp({2, 4, 4, 1}, Activation::relu, Initializer::he_uniform, random);
    FixedXor fixed;
    fixed.copy_from(network);
    const Dataset data = exclusive_or();
    const MeanSquaredError loss;
    Sgd optimizer;
    Matrix dy;
    const Scalar x[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, target[4][1] = {{0}, {1}, {1}, {0}};

    // Both have to be the same network: after a hundred steps they say the same.
    Scalar last = 0;
    for (int s = 0; s < 100; ++s) {
        train_on(network, loss, optimizer, data, dy);
        last = fixed.step(x, target, Scalar(0.01));
    }
    if (!(std::abs(sink - last) < 1e-5)) throw std::runtime_error("the two XOR networks differ");

    std::vector<double> fixed_rates;
    const auto run_fixed = [&] {
        const double start = seconds_now();
        for (int s = 0; s < 20 * steps; ++s) sink = fixed.step(x, target, Scalar(0.01));
        fixed_rates.push_back(20 * steps / (seconds_now() - start));
        return fixed_rates.back();
    };
    const auto [rate, share] = measure(
        steps, 1,
        [&] {
            for (int s = 0; s < steps; ++s) train_on(network, loss, optimizer, data, dy);
        },
        run_fixed);
    return {{"XOR 2-4-4-1, sizes fixed at compile time", "steps/s", median(fixed_rates), 1, "fixed sizes"},
            {"XOR 2-4-4-1", "steps/s", rate, share, "fixed sizes"}};
}

// --- What it costs to be watched: the same training alone, and with the display of a run that shows nothing ----------

Result measure_watching() {
    constexpr Index epochs = 20'000;
    const auto train = [](bool watched) {
        Random random(3);
        Network network = mlp({2, 8, 1}, Activation::tanh, Initializer::xavier_uniform, random);
        const Dataset data = exclusive_or();
        Display display({.ui = watched ? "plain" : "quiet"}, 0, epochs, 6);
        FitOptions options{.epochs = epochs, .learning_rate = 0.5};
        if (watched) {
            options.observers = {[&](const Epoch& epoch) {
                const bool enough =
                    display.show({.epoch = epoch, .last_epoch = epochs}, [](int) { return Dashboard{}; });
                return enough ? Decision::stop : Decision::go_on;
            }};
        }
        Sgd optimizer;
        sink = static_cast<Scalar>(
            fit(network, BinaryCrossEntropy(), optimizer, data, options, random).training.loss);
    };
    const auto alone = [&] {
        const double start = seconds_now();
        for (int i = 0; i < 10; ++i) train(false);
        return 10 * epochs / (seconds_now() - start);
    };
    std::ostringstream nobody_reads; // a line a second
    auto* const screen = std::cerr.rdbuf(nobody_reads.rdbuf());
    const auto [rate, share] = measure(
        epochs, 1, [&] { train(true); }, alone);
    std::cerr.rdbuf(screen);
    return {"XOR 2-8-1 with fit(), watched in a pipe", "epochs/s", rate, share, "unwatched"};
}

// --- All of it -------------------------------------------------------------------------------------------

std::vector<Result> measure_all() {
    std::vector<Result> results;
    const auto add = [&](const Result& result) {
        results.push_back(result);
        std::cerr << "measured " << result.name << "\n";
    };
    std::vector<double> peaks;
    for (int r = 0; r < 5 * repetitions; ++r) peaks.push_back(measure_peak());
    add({"multiply-adds in registers", "GFLOP/s", median(peaks) / 1e9, 1, "peak"});
    for (const Index n : {32, 64, 128, 256, 512, 1024, 2048}) {
        add(measure_product({"product, n = " + std::to_string(n), n, n, n}));
    }
    add(measure_product({"XW, 64 × 128 × 784", 64, 128, 784}));
    add(measure_product({"its XᵀdZ, 784 × 128 × 64", 784, 128, 64, true, false}));
    add(measure_product({"dZWᵀ, 128 × 512 × 512", 128, 512, 512, false, true}));
    for (const Result& result : measure_xor()) add(result);
    add(measure_adam());
    add(measure_watching());
    add(measure_training("training 784-128-10, batch 64", {784, 128, 10}, 64));
    add(measure_training("training 784-512-512-10, batch 128", {784, 512, 512, 10}, 128));
    return results;
}

std::string amount(double value) { return value < 10'000 ? text::fixed(value, 1) : text::fixed(value, 0); }

void print_table(const std::vector<Result>& results) {
    std::cout << (sizeof(Scalar) == sizeof(double) ? "double" : "float") << ", one core, vectors of "
              << vector_bytes << " bytes\n\n";
    for (const Result& r : results) {
        std::cout << text::pad_right(r.name, 42) << text::pad_left(amount(r.value), 11) << " "
                  << text::pad_right(r.unit, 10) << text::fixed(r.share, 2) << " of the " << r.ceiling
                  << "\n";
    }
}

void print_json(const std::vector<Result>& results) {
    std::cout << "{\"scalar\": \"" << (sizeof(Scalar) == sizeof(double) ? "double" : "float")
              << "\", \"vector_bytes\": " << vector_bytes << ", \"results\": [";
    for (std::size_t i = 0; i < results.size(); ++i) {
        const Result& r = results[i];
        std::cout << (i > 0 ? ", " : "") << "{\"name\": \"" << r.name << "\", \"unit\": \"" << r.unit
                  << "\", \"value\": " << text::fixed(r.value, 3)
                  << ", \"share\": " << text::fixed(r.share, 4) << ", \"ceiling\": \"" << r.ceiling << "\"}";
    }
    std::cout << "]}\n";
}

} // namespace

int main(int count, char** words) {
    const std::string option = count > 1 ? words[1] : "";
    if (count > 2 || (count == 2 && option != "--json")) {
        std::cerr << "benchmark: the only option is --json\n";
        return 2;
    }
    const std::vector<Result> results = measure_all();
    option == "--json" ? print_json(results) : print_table(results);
    return std::cout.flush() ? 0 : 1;
}
