// Chapter 2: what is left of a signal after twenty layers? Random weights that are too large make it explode
// or saturate the units, weights that are too small make it vanish; and a healthy spread can hide a signal
// that has vanished. Nothing is learned: these are the weights that learning begins with.
#include "common/cli/chapter.hpp"
#include "common/math/multiply.hpp"
#include "common/network/activation.hpp"
#include "common/network/initializer.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <tuple>

using namespace nn;

constexpr Index width = 100, depth = 20, batch = 200;

void fill_with_normal(Matrix& a, double deviation, Random& random) {
    for (Scalar& entry : a) entry = static_cast<Scalar>(deviation * random.normal());
}

double standard_deviation(const Matrix& a) {
    const auto count = static_cast<double>(a.size());
    double mean = 0, sum = 0;
    for (const Scalar entry : a) mean += entry / count;
    for (const Scalar entry : a) sum += (entry - mean) * (entry - mean);
    return std::sqrt(sum / count);
}

// That of one unit, from sample to sample: the root of the mean of all units' variances.
double standard_deviation_within_units(const Matrix& a) {
    double mean_variance = 0;
    for (Index j = 0; j < a.columns(); ++j) {
        double sum = 0, squares = 0;
        for (Index i = 0; i < a.rows(); ++i) sum += a(i, j);
        const double mean = sum / static_cast<double>(a.rows());
        for (Index i = 0; i < a.rows(); ++i) squares += (a(i, j) - mean) * (a(i, j) - mean);
        mean_variance += squares / static_cast<double>(a.size());
    }
    return std::sqrt(mean_variance);
}

// --- Act one, by hand: how far a sum of many random numbers spreads ------------------------------

void print_spread_of_sums(Random& random) {
    Matrix x(batch, width), w(width, width), z;
    fill_with_normal(x, 1, random);
    text::Table table({"weights", "sqrt(100) times that", "sums"});
    for (const double deviation : {1.0, 0.01, 0.1}) {
        fill_with_normal(w, deviation, random);
        multiply(x, w, z);
        table.row().general(deviation).general(std::sqrt(width) * deviation);
        table.general(standard_deviation(z), 2);
    }
    std::cout << "Standard deviation of the sums of " << width
              << " random inputs, each times a random weight:\n"
              << table.text() << "\n";
}

// --- Act two, the initializers of the project ----------------------------------------------------

void compare_initializers(cli::Chapter& chapter, Random& random) {
    bool agree = true;
    text::Table table({"weights", "formula", "drawn"});
    for (const auto& [name, initializer, deviation] :
         {std::tuple{"Xavier", Initializer::xavier_normal, std::sqrt(2.0 / (width + width))},
          {"He", Initializer::he_normal, std::sqrt(2.0 / width)}}) {
        Matrix w(width, width);
        initialize(w, initializer, random);
        const double drawn = standard_deviation(w);
        agree &= std::abs(drawn / deviation - 1) < 0.05;
        table.row(name).fixed(deviation, 3).fixed(drawn, 3);
    }
    if (!agree) chapter.fail();
    std::cout << "Standard deviation of the weights between layers of " << width << " units:\n"
              << table.text() << "Formula and draw " << (agree ? "agree within 5 %.\n\n" : "DISAGREE.\n\n");
}

// A layer whose weights are all the same is a hundred copies of one unit.
void print_equal_weights(Random& random) {
    Matrix x(1, width), w(width, width, Scalar(0.1)), z;
    fill_with_normal(x, 1, random);
    multiply(x, w, z);
    const auto [least, greatest] = std::minmax_element(z.begin(), z.end());
    std::cout << "\nWith all weights equal, the " << width << " sums of a layer differ by "
              << text::general(*greatest - *least) << ".\n";
}

// --- Act three, twenty layers --------------------------------------------------------------------

using Initialize = std::function<void(Matrix&, Random&)>;

Initialize normal(double deviation) {
    return [=](Matrix& w, Random& random) { fill_with_normal(w, deviation, random); };
}

Initialize by(Initializer initializer) {
    return [=](Matrix& w, Random& random) { initialize(w, initializer, random); };
}

// What becomes of a signal and of a small perturbation of it.
struct Journey {
    std::vector<double> deviation;    // the standard deviation of the activations, behind each layer
    std::vector<double> perturbation; // the fraction of it that is left, behind each layer
    double within_units = 0;          // the last layer's standard deviation, each unit for itself
    double saturated = 0;             // the fraction of the last layer whose derivative is below 0.01
};

Journey travel(Activation activation, const Initialize& fill, std::uint64_t seed) {
    Random random(seed);
    Matrix a(batch, width), da(batch, width), w(width, width), z, dz;
    fill_with_normal(a, 1, random);
    fill_with_normal(da, 1, random);
    const double first = standard_deviation(da);
    Journey journey;
    for (Index layer = 0; layer < depth; ++layer) {
        fill(w, random);
        multiply(a, w, z);   // Z = AW                         (batch × width) · (width × width)
        multiply(da, w, dz); // a sum passes the perturbation on like the signal itself
        Index saturated = 0;
        with_activation(activation, [&](auto f) {
            for (Index i = 0; i < z.size(); ++i) {
                a.data()[i] = f.value(z.data()[i]); // A = f(Z)
                const Scalar derivative = f.derivative(z.data()[i], a.data()[i]);
                da.data()[i] = dz.data()[i] * derivative; // and an activation function by its derivative
                saturated += derivative < 0.01;
            }
        });
        journey.deviation.push_back(standard_deviation(a));
        journey.perturbation.push_back(standard_deviation(da) / first);
        journey.within_units = standard_deviation_within_units(a);
        journey.saturated = static_cast<double>(saturated) / static_cast<double>(z.size());
    }
    return journey;
}

void print_journeys(std::uint64_t seed) {
    text::Table table(
        {"activation", "weights", "layer 1", "layer 20", "in units", "perturbation", "f' < 0.01"});
    for (const Activation activation : {Activation::relu, Activation::tanh, Activation::sigmoid}) {
        for (const auto& [name, fill] : {std::pair{"normal 1", normal(1)},
                                         {"normal 0.01", normal(0.01)},
                                         {"Xavier", by(Initializer::xavier_normal)},
                                         {"He", by(Initializer::he_normal)}}) {
            const Journey journey = travel(activation, fill, seed);
            table.row(name_of(activation)).cell(name);
            table.general(journey.deviation.front(), 2).general(journey.deviation.back(), 2);
            table.general(journey.within_units, 2).general(journey.perturbation.back(), 2);
            table.cell(text::fixed(100 * journey.saturated, 0) + " %");
        }
    }
    std::cout << "A signal of " << batch << " samples through " << depth << " layers of " << width
              << " units: its standard deviation\n"
                 "behind the first and the last layer, and there within each of its units; what is\n"
                 "left of a small perturbation of the inputs; and how much of the last layer has a\n"
                 "derivative below 0.01:\n"
              << table.text();
}

void write_journey(const cli::Chapter& chapter) {
    plot::Panel signal{.title = "Standard deviation of the signal",
                       .x = {.label = "layer"},
                       .y = {.label = "standard deviation", .scale = plot::Scale::logarithmic}};
    plot::Panel perturbation{.title = "What is left of a perturbation",
                             .x = {.label = "layer"},
                             .y = {.label = "fraction", .scale = plot::Scale::logarithmic}};
    std::vector<double> layers;
    for (Index layer = 1; layer <= depth; ++layer) layers.push_back(static_cast<double>(layer));
    for (const auto& [label, activation, initializer] :
         {std::tuple{"ReLU, He", Activation::relu, Initializer::he_normal},
          {"ReLU, X.", Activation::relu, Initializer::xavier_normal},
          {"tanh, X.", Activation::tanh, Initializer::xavier_normal},
          {"sigm., X.", Activation::sigmoid, Initializer::xavier_normal}}) {
        const Journey journey = travel(activation, by(initializer), chapter.seed());
        signal.lines.push_back({label, layers, journey.deviation});
        perturbation.lines.push_back({label, layers, journey.perturbation});
    }
    chapter.write_picture("chapter2_signal_journey",
                          {.title = "A signal through twenty layers",
                           .description = "Behind the last layer the sigmoid's standard deviation is " +
                                          text::general(signal.lines[3].y.back(), 2) +
                                          ", as healthy as any; but of a perturbation only " +
                                          text::general(perturbation.lines[3].y.back(), 2) +
                                          " is left. X. stands for Xavier.",
                           .panels = {signal, perturbation},
                           .columns = 2});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter2_signal",
                           .purpose =
                               "What is left of a signal after twenty layers? It may vanish or explode.",
                           .examples = {"./chapter2_signal", "./chapter2_signal --seed 2"},
                           .note = "notes/chapter2.md",
                           .seed_decides = "decides all random weights and inputs"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        Random random(chapter.seed());
        print_spread_of_sums(random);
        compare_initializers(chapter, random);
        print_journeys(chapter.seed());
        print_equal_weights(random);
        write_journey(chapter);
    });
}
