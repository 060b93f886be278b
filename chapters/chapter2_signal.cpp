// Chapter 2: what is left of a signal after twenty layers? Random weights that are too large make it explode or
// saturate, weights that are too small let it die; and a healthy spread can hide a dead signal.
// Nothing learns: these are the weights that learning begins with.
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
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

// The deviation of one unit's own numbers, from sample to sample: the root of the mean of all units' variances.
double deviation_within_units(const Matrix& a) {
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

// --- Act one, by hand: how far a sum of many random numbers spreads ---------------------------------------------

void print_spread_of_sums(Random& random) {
    Matrix x(batch, width), w(width, width), z;
    fill_with_normal(x, 1, random);
    std::vector<std::vector<std::string>> rows = {{"weights", "sqrt(100) times that", "sums"}};
    for (const double deviation : {1.0, 0.01, 0.1}) {
        fill_with_normal(w, deviation, random);
        multiply(x, w, z);
        rows.push_back({text::general(deviation), text::general(std::sqrt(width) * deviation),
                        text::general(standard_deviation(z), 2)});
    }
    std::cout << "Deviation of the sums of " << width << " random inputs, each times a random weight:\n"
              << text::table_text(rows) << "\n";
}

// --- Act two, the first weights that the project knows ----------------------------------------------------------

bool initializers_agree(Random& random) {
    bool agree = true;
    std::vector<std::vector<std::string>> rows = {{"weights", "formula", "drawn"}};
    for (const auto& [name, initializer, deviation] :
         {std::tuple{"Xavier", Initializer::xavier_normal, std::sqrt(2.0 / (width + width))},
          {"He", Initializer::he_normal, std::sqrt(2.0 / width)}}) {
        Matrix w(width, width);
        initialize(w, initializer, random);
        const double drawn = standard_deviation(w);
        agree &= std::abs(drawn / deviation - 1) < 0.05;
        rows.push_back({name, text::fixed(deviation, 3), text::fixed(drawn, 3)});
    }
    std::cout << "Deviation of the weights between layers of " << width << " units:\n"
              << text::table_text(rows) << "Formula and draw "
              << (agree ? "agree within 5 %.\n\n" : "DISAGREE.\n\n");
    return agree;
}

// --- Act three, twenty layers -----------------------------------------------------------------------------------

struct Journey {
    std::vector<double> spread; // of the activations, behind each layer
    std::vector<double> nudge;  // what becomes of a small change of the inputs, as a share of it
    double within_units = 0;    // the last layer's spread from sample to sample, each unit for itself
    double flat = 0;            // share of the last layer's numbers at which the slope is below 0.01
};

using Fill = std::function<void(Matrix&, Random&)>;

Journey travel(Activation activation, const Fill& fill, std::uint64_t seed) {
    Random random(seed);
    Matrix a(batch, width), da(batch, width), w(width, width), z, dz;
    fill_with_normal(a, 1, random);
    fill_with_normal(da, 1, random);
    const double first_nudge = standard_deviation(da);
    Journey journey;
    for (Index layer = 0; layer < depth; ++layer) {
        fill(w, random);
        multiply(a, w, z);   // Z = AW: the sums               (batch × width) · (width × width)
        multiply(da, w, dz); // a nudge passes through a sum like the signal itself
        Index flat = 0;
        with_activation(activation, [&](auto f) {
            for (Index i = 0; i < z.size(); ++i) {
                a.data()[i] = f.value(z.data()[i]); // A = f(Z)
                const Scalar slope = f.slope(z.data()[i], a.data()[i]);
                da.data()[i] = dz.data()[i] * slope; // and through a bend by its slope
                flat += slope < 0.01;
            }
        });
        journey.spread.push_back(standard_deviation(a));
        journey.nudge.push_back(standard_deviation(da) / first_nudge);
        journey.within_units = deviation_within_units(a);
        journey.flat = static_cast<double>(flat) / static_cast<double>(z.size());
    }
    return journey;
}

const std::vector<std::pair<std::string, Fill>> starts = {
    {"deviation 1", [](Matrix& w, Random& random) { fill_with_normal(w, 1, random); }},
    {"deviation 0.01", [](Matrix& w, Random& random) { fill_with_normal(w, 0.01, random); }},
    {"Xavier", [](Matrix& w, Random& random) { initialize(w, Initializer::xavier_normal, random); }},
    {"He", [](Matrix& w, Random& random) { initialize(w, Initializer::he_normal, random); }}};

void print_journeys(std::uint64_t seed) {
    std::vector<std::vector<std::string>> rows = {
        {"bend", "weights", "spread 1", "spread 20", "one unit", "nudge 20", "flat"}};
    for (const Activation activation : {Activation::relu, Activation::tanh, Activation::sigmoid}) {
        for (const auto& [name, fill] : starts) {
            const Journey journey = travel(activation, fill, seed);
            rows.push_back({std::string(name_of(activation)), name, text::general(journey.spread.front(), 2),
                            text::general(journey.spread.back(), 2), text::general(journey.within_units, 2),
                            text::general(journey.nudge.back(), 2),
                            text::fixed(100 * journey.flat, 0) + " %"});
        }
    }
    std::cout
        << "A signal of " << batch << " samples through " << depth << " layers of " << width
        << " units. How far it spreads\nbehind the first and the last layer, and there within one unit; "
           "what is left of a\nnudge; and which share of the last layer is flat:\n"
        << text::table_text(rows);
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

void write_journey(const std::string& folder, std::uint64_t seed) {
    plot::Panel spread{.title = "Spread of the signal",
                       .x = {.label = "layer"},
                       .y = {.label = "deviation", .scale = plot::Scale::logarithmic}};
    plot::Panel nudge{.title = "What is left of a nudge",
                      .x = {.label = "layer"},
                      .y = {.label = "share", .scale = plot::Scale::logarithmic}};
    for (const auto& [label, activation, start] : {std::tuple{"ReLU, He", Activation::relu, 3},
                                                   {"ReLU, X.", Activation::relu, 2},
                                                   {"tanh, X.", Activation::tanh, 2},
                                                   {"sigm., X.", Activation::sigmoid, 2}}) {
        Journey journey = travel(activation, starts[static_cast<std::size_t>(start)].second, seed);
        std::vector<double> layers(depth);
        for (Index i = 0; i < depth; ++i) layers[static_cast<std::size_t>(i)] = static_cast<double>(i + 1);
        spread.lines.push_back({label, journey.spread, layers});
        nudge.lines.push_back({label, journey.nudge, layers});
    }
    const std::string left = text::general(nudge.lines[3].y.back(), 2);
    cli::write_picture(folder, "chapter2_signal_journey",
                       {.title = "A signal through twenty layers",
                        .description = "Behind the last layer the sigmoid's spread is " +
                                       text::general(spread.lines[3].y.back(), 2) +
                                       ", as healthy as any; but of a nudge only " + left +
                                       " is left. X. stands for Xavier.",
                        .panels = {spread, nudge},
                        .columns = 2});
}

int main(int argc, char** argv) {
    return cli::run_program("chapter2_signal", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        cli::Arguments arguments({.program = "chapter2_signal",
                                  .purpose = "What is left of a signal after twenty layers?",
                                  .examples = {"./chapter2_signal", "./chapter2_signal --seed 2"},
                                  .note = "notes/chapter2.md"});
        arguments.seed("--seed", seed, "decides all random weights and inputs");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        Random random(seed);
        print_spread_of_sums(random);
        const bool agree = initializers_agree(random);
        print_journeys(seed);
        print_equal_weights(random);
        write_journey(options.out, seed);
        return agree ? 0 : 1;
    });
}
