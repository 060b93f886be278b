// Chapter 7: what does Adam do to a number? Its first steps with and without bias correction; and what becomes of weights
// that decay, by L2 in the gradient or decoupled from it. By hand, and as the project's.
#include "common/cli/chapter.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/penalty.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

// --- Act one, by hand ----------------------------------------------------------------------------

constexpr double rate = 0.01, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;

// One weight, and what Adam remembers of it.
struct Weight {
    double w = 1, m = 0, s = 0;
    int n = 0; // steps

    void step(double g, bool corrects = true) {
        ++n;
        m = beta1 * m + (1 - beta1) * g;
        s = beta2 * s + (1 - beta2) * g * g;
        const double of_m =
            corrects ? 1 - std::pow(beta1, n) : 1; // the fraction of m that has been filled so far
        const double of_s = corrects ? 1 - std::pow(beta2, n) : 1;
        w -= rate * (m / of_m) / (std::sqrt(s / of_s) + epsilon);
    }
};

// The gradient is 5 at every step; how far each step goes, in learning rates, with and without correction.
plot::Figure follow_first_steps() {
    text::Table table({"step", "m", "s", "corrected", "uncorrected"});
    plot::Line corrected{.label = "with"}, uncorrected{.label = "without"};
    Weight one, other;
    for (int step = 1; step <= 1000; ++step) {
        const double before = one.w, other_before = other.w;
        one.step(5);
        other.step(5, false);
        for (plot::Line* line : {&corrected, &uncorrected}) line->x.push_back(step);
        corrected.y.push_back((before - one.w) / rate);
        uncorrected.y.push_back((other_before - other.w) / rate);
        if (step > 3 && step != 10 && step != 100 && step != 1000) continue;
        table.row().count(step).general(one.m, 3).general(one.s, 3);
        table.fixed(corrected.y.back(), 3).fixed(uncorrected.y.back(), 3);
    }
    std::cout << "Adam with the gradient 5 at every step; how far a step goes, in learning rates:\n"
              << table.text() << "\n";
    const double longest = *std::max_element(uncorrected.y.begin(), uncorrected.y.end());
    return {.title = "Adam's first steps, with and without bias correction",
            .description = "The same gradient at every step. With it, each is one learning rate long; "
                           "without it the first is " +
                           text::fixed(uncorrected.y.front(), 2) + " long, the longest " +
                           text::fixed(longest, 2) + ", the last " + text::fixed(uncorrected.y.back(), 2) +
                           ".",
            .panels = {{.x = {.label = "step", .scale = plot::Scale::logarithmic},
                        .y = {.label = "learning rates", .low = 0},
                        .lines = {corrected, uncorrected}}}};
}

constexpr double lambda = 0.1;
constexpr int steps = 1000;

// The gradient of the data is large or small, and points to and fro: the data do not care about the weight.
double data_gradient(double size, int step) { return step % 2 == 0 ? size : -size; }

double after_l2(double size, double penalty) {
    Weight weight;
    for (int step = 0; step < steps; ++step) weight.step(data_gradient(size, step) + penalty * weight.w);
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
    text::Table table({"gradient of the data", "no decay", "L2 within Adam", "decoupled"});
    for (const double size : {0.01, 1.0, 100.0}) {
        table.row()
            .cell("± " + text::general(size))
            .fixed(after_l2(size, 0), 3)
            .fixed(after_l2(size, lambda), 3)
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
        largest =
            cli::nan_max(largest, std::abs(after(adam, l2_penalty(lambda), size) - after_l2(size, lambda)));
        largest = cli::nan_max(largest, std::abs(after(adam_w, {}, size) - after_decoupled_decay(size)));
    }
    chapter.check_agreement("Adam with L2, and AdamW", largest, 1e-9);
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter7_adam",
                           .purpose = "Adam in numbers: bias correction and weight decay.",
                           .note = "notes/chapter7.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        const plot::Figure first_steps = follow_first_steps();
        print_decay();
        std::cout << "By hand, and as the project's:\n";
        compare(chapter);
        chapter.write_picture("chapter7_adam_steps", first_steps);
    });
}
