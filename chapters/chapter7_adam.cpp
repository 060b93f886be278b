// Chapter 7: what does Adam do to a number? Its first steps with and without bias correction; what becomes of weights
// that decay, by L2 in the gradient or decoupled from it; and what schedules make of the learning rate. By hand, and
// as the project's.
#include "common/cli/chapter.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/penalty.hpp"
#include "common/training/schedule.hpp"

#include <array>
#include <cmath>
#include <iostream>

using namespace nn;

// --- Act one, by hand ----------------------------------------------------------------------------

constexpr double rate = 0.01, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;

// One weight, and what Adam remembers of it.
struct Weight {
    double w = 1, m = 0, v = 0;
    int t = 0;

    void step(double g, bool corrects = true) {
        ++t;
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g * g;
        const double of_m =
            corrects ? 1 - std::pow(beta1, t) : 1; // the fraction of m that has been filled so far
        const double of_v = corrects ? 1 - std::pow(beta2, t) : 1;
        w -= rate * (m / of_m) / (std::sqrt(v / of_v) + epsilon);
    }
};

// The gradient is 5 at every step; how far each step goes, in learning rates.
void print_first_steps() {
    text::Table table({"step", "m", "v", "corrected", "uncorrected"});
    Weight corrected, uncorrected;
    for (int step = 1; step <= 1000; ++step) {
        const double before = corrected.w, before_uncorrected = uncorrected.w;
        corrected.step(5);
        uncorrected.step(5, false);
        if (step > 3 && step != 10 && step != 100 && step != 1000) continue;
        table.row().count(step).general(corrected.m, 3).general(corrected.v, 3);
        table.fixed((before - corrected.w) / rate, 3).fixed((before_uncorrected - uncorrected.w) / rate, 3);
    }
    std::cout << "Adam with the gradient 5 at every step; how far a step goes, in learning rates:\n"
              << table.text() << "\n";
}

constexpr double lambda = 0.1;
constexpr int steps = 1000;

// The gradient of the data is large or small, and points to and fro: the data do not care about the weight.
double data_gradient(double size, int step) { return step % 2 == 0 ? size : -size; }

double after_l2(double size) {
    Weight weight;
    for (int step = 0; step < steps; ++step) weight.step(data_gradient(size, step) + lambda * weight.w);
    return weight.w;
}

double after_decoupled_decay(double size) {
    Weight weight;
    for (int step = 0; step < steps; ++step) {
        weight.w *= 1 - rate * lambda; // AdamW: by its own size alone
        weight.step(data_gradient(size, step));
    }
    return weight.w;
}

void print_decay() {
    text::Table table({"gradient of the data", "L2 within Adam", "decoupled"});
    for (const double size : {0.01, 1.0, 100.0}) {
        table.row()
            .cell("± " + text::general(size))
            .fixed(after_l2(size), 3)
            .fixed(after_decoupled_decay(size), 3);
    }
    std::cout << "A weight of 1 after " << steps << " steps, with λ = " << text::general(lambda) << ":\n"
              << table.text() << "\n";
}

// --- Act two, as the project has them ------------------------------------------------------------

// The same weight, moved by an optimizer of the project.
double after(Optimizer& optimizer, const Penalty& penalty, double size) {
    Parameter weight{"w", {{1}}, {{0}}, true};
    Parameter* const parameters[] = {&weight};
    for (int step = 0; step < steps; ++step) {
        weight.gradient(0, 0) = static_cast<Scalar>(data_gradient(size, step));
        if (penalty.add_gradient) penalty.add_gradient(parameters);
        optimizer.step(parameters, rate);
    }
    return weight.value(0, 0);
}

void compare(cli::Chapter& chapter) {
    double largest = 0;
    for (const double size : {1.0, 100.0}) {
        Adam adam, adam_w({.weight_decay = lambda});
        largest = cli::nan_max(largest, std::abs(after(adam, l2_penalty(lambda), size) - after_l2(size)));
        largest = cli::nan_max(largest, std::abs(after(adam_w, {}, size) - after_decoupled_decay(size)));
    }
    chapter.check_agreement("Adam with L2, and AdamW", largest, 1e-9);
}

// --- Schedules -----------------------------------------------------------------------------------

void print_schedules(const cli::Chapter& chapter) {
    const std::array<std::pair<const char*, Schedule>, 4> schedules = {
        {{"step", step_schedule(10, 0.5)},
         {"1/t", one_over_t_schedule(0.1)},
         {"cosine", cosine_schedule(40)},
         {"warm-up", warm_up(5, 0.1, cosine_schedule(35))}}};
    text::Table table({"epoch", "step", "1/t", "cosine", "warm-up, cosine"});
    std::vector<plot::Line> lines;
    for (const auto& [name, schedule] : schedules) lines.push_back({.label = name});
    for (Index epoch = 1; epoch <= 41; ++epoch) {
        const bool is_shown = epoch == 6 || epoch % 10 == 1;
        if (is_shown) table.row().count(epoch);
        for (std::size_t s = 0; s < schedules.size(); ++s) {
            const double factor = schedules[s].second(epoch);
            if (is_shown) table.fixed(factor, 3);
            lines[s].x.push_back(static_cast<double>(epoch));
            lines[s].y.push_back(factor);
        }
    }
    std::cout << "\nThe factor on the learning rate:\n" << table.text() << "\n";
    chapter.write_picture(
        "chapter7_adam_schedules",
        {.title = "Four schedules",
         .description =
             "The factor on the learning rate over 41 epochs: half after every ten; 1 / (1 + 0.1 e); "
             "half a wave down to 0; and five epochs up before the wave.",
         .panels = {{.x = {.label = "epoch"}, .y = {.label = "factor"}, .lines = lines}}});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter7_adam",
                           .purpose = "Adam in numbers: bias correction, weight decay; and schedules.",
                           .note = "notes/chapter7.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_first_steps();
        print_decay();
        std::cout << "By hand, and as the project's:\n";
        compare(chapter);
        print_schedules(chapter);
    });
}
