// Chapter 8: which one of many? The softmax makes probabilities of any numbers; its cross-entropy, and their
// gradient, which is the error once more. By hand, and as the project has them.
#include "common/cli/chapter.hpp"
#include "common/math/random.hpp"
#include "common/network/softmax_cross_entropy.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <vector>

using namespace nn;

using Numbers = std::vector<double>;

// --- Act one, by hand ----------------------------------------------------------------------------

// From logits z, any numbers, to probabilities: p_j = e^z_j / Σ e^z. A number that is subtracted from every z
// leaves each p as it is; with the largest one, no exponential overflows.
Numbers softmax(const Numbers& z) {
    const double largest = *std::max_element(z.begin(), z.end());
    Numbers p;
    double sum = 0;
    for (const double logit : z) {
        p.push_back(std::exp(logit - largest));
        sum += p.back();
    }
    for (double& value : p) value /= sum;
    return p;
}

double cross_entropy(const Numbers& z, std::size_t target) { return -std::log(softmax(z)[target]); }

// ∂L/∂z = p - t, where t is 1 for the target and 0 elsewhere (one-hot).
Numbers gradient(const Numbers& z, std::size_t target) {
    Numbers g = softmax(z);
    g[target] -= 1;
    return g;
}

void print_softmax() {
    const Numbers z = {2, 1, -1};
    const char* const digits[] = {"3", "5", "8"};
    const std::size_t target = 1; // it is a 5
    text::Table table({"digit", "logit z", "e^z", "p", "target t", "p - t", "by nudging"});
    const Numbers p = softmax(z), g = gradient(z, target);
    for (std::size_t j = 0; j < z.size(); ++j) {
        Numbers up = z, down = z;
        up[j] += 1e-5;
        down[j] -= 1e-5;
        const double slope = (cross_entropy(up, target) - cross_entropy(down, target)) / 2e-5;
        table.row(digits[j]).general(z[j]).fixed(std::exp(z[j]), 3).fixed(p[j], 4);
        table.count(j == target).fixed(g[j], 4).fixed(slope, 4);
    }
    std::cout << "Three logits as probabilities. The sample is a 5: its loss is\n-log "
              << text::fixed(p[target], 4) << " = " << text::fixed(cross_entropy(z, target), 4) << ".\n"
              << table.text() << "With 1000 added to each, e^z is " << std::exp(1002.0)
              << ", and inf / inf is no number. With the\nlargest subtracted first, the 5 has "
              << text::fixed(softmax({1002, 1001, 999})[1], 4) << " as before.\n\n";
}

// --- Act two, as the project has it --------------------------------------------------------------

void compare(cli::Chapter& chapter) {
    Random random(1);
    Matrix z(6, 10), target(6, 10), dz;
    for (Scalar& logit : z) logit = static_cast<Scalar>(5 * random.normal());
    const SoftmaxCrossEntropy loss;
    for (Index i = 0; i < z.rows(); ++i) target(i, i) = 1;
    const double value = loss.value_and_gradient(z, target, dz);
    double mean = 0, largest = 0;
    for (Index i = 0; i < z.rows(); ++i) {
        const Numbers logits(z.data() + i * 10, z.data() + i * 10 + 10);
        const Numbers g = gradient(logits, static_cast<std::size_t>(i));
        mean += cross_entropy(logits, static_cast<std::size_t>(i)) / 6;
        for (std::size_t j = 0; j < 10; ++j) {
            const double ours = g[j] / 6; // the loss is the mean over the batch
            largest = cli::nan_max(largest, std::abs(ours - dz(i, static_cast<Index>(j))));
        }
    }
    std::cout << "Six samples and ten classes, by hand and by SoftmaxCrossEntropy:\n";
    chapter.check_agreement("loss", std::abs(mean - value), 1e-12);
    chapter.check_agreement("gradient", largest, 1e-12);
}

// --- Act three, a picture ------------------------------------------------------------------------

// One logit grows, the two others stay at 1 and -1. The probabilities compete for 1.
void draw_curves(const cli::Chapter& chapter) {
    plot::Panel panel{.x = {.label = "logit of the 3"}, .y = {.label = "probability", .low = 0, .high = 1}};
    panel.lines = {{"3"}, {"5"}, {"8"}};
    for (int i = 0; i <= 120; ++i) {
        const double z = -6 + 0.1 * i;
        const Numbers p = softmax({z, 1, -1});
        for (std::size_t j = 0; j < 3; ++j) {
            panel.lines[j].x.push_back(z);
            panel.lines[j].y.push_back(p[j]);
        }
    }
    chapter.write_picture(
        "chapter8_softmax_curves",
        {.title = "Softmax: three probabilities",
         .description =
             "The logits of 5 and 8 are 1 and -1. As that of 3 grows from -6 to 6, "
             "its probability rises from " +
             text::fixed(panel.lines[0].y.front(), 3) + " to " + text::fixed(panel.lines[0].y.back(), 3) +
             " along an S; 5 and 8 share the rest, always " + text::general(std::exp(2.0), 3) + " to 1.",
         .panels = {panel}});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter8_softmax",
                           .purpose = "Which one of many? Softmax and cross-entropy, by hand.",
                           .note = "notes/chapter8.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_softmax();
        compare(chapter);
        draw_curves(chapter);
    });
}
