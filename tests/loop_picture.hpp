// The loop that every training is, as an SVG picture: five words, and beside them what they are in chapter0.cpp.
#pragma once

#include "common/data/dataset.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"
#include "common/training/fit.hpp"

#include <string>

namespace check {

// The loss of chapter 0's network before its first step and after its last.
struct Losses {
    double first, last;
};

inline Losses losses_of_chapter_0() {
    const nn::Dataset data = nn::exclusive_or();
    nn::Random random(1);
    nn::Network network = nn::mlp({2, 8, 1}, nn::Activation::tanh, nn::Initializer::xavier_uniform, random);
    const nn::BinaryCrossEntropy loss;
    nn::Sgd optimizer;
    Losses losses{loss.value(network.predict(data.x), data.target), 0};
    losses.last =
        nn::fit(network, loss, optimizer, data, {.epochs = 1000, .learning_rate = 0.5}, random).training.loss;
    return losses;
}

inline std::string loop_svg() {
    using plot::paint::faint_ink, plot::paint::grid, plot::paint::ink, plot::paint::second;
    const Losses losses = losses_of_chapter_0();
    const std::string loss_words = text::fixed(losses.first, 3) + " → " + text::fixed(losses.last, 3);
    plot::Svg svg(
        680, 270, "The loop of every training",
        "Data, four samples, go into the network, which makes predictions; the loss says how wrong they are, "
        "at "
        "first " +
            text::fixed(losses.first, 3) + ", after 1,000 steps " + text::fixed(losses.last, 3) +
            "; the gradient says how the loss changes with each of the 33 parameters; the step moves each a "
            "little against its gradient, and the changed network begins anew.");
    constexpr double width = 150, height = 64;
    const auto box = [&](double x, double y, const std::string& name, const std::string& words) {
        svg.rectangle({x, y}, width, height, grid);
        svg.text({x + width / 2, y + 28}, name, ink, plot::Anchor::middle, 17);
        svg.text({x + width / 2, y + 50}, words, faint_ink, plot::Anchor::middle, 13);
    };
    // From one point to another, straight, with a head.
    const auto arrow = [&](plot::Point from, plot::Point to, const plot::Paint& color) {
        const auto direction = [](double difference) { return difference > 0 ? 1 : difference < 0 ? -1 : 0; };
        const double dx = direction(to.x - from.x), dy = direction(to.y - from.y);
        const plot::Point back{to.x - 7 * dx, to.y - 7 * dy};
        svg.line({from, to}, color, 1.5);
        svg.line({{back.x - 5 * dy, back.y - 5 * dx}, to, {back.x + 5 * dy, back.y + 5 * dx}}, color, 1.5);
    };
    constexpr double left = 16, middle = 265, right = 514, top = 56, bottom = 202;
    box(left, top, "data", "4 samples");
    box(middle, top, "network", "2-8-1, 33 parameters");
    box(right, top, "loss", loss_words);
    box(right, bottom, "gradient", "∂L/∂w of each");
    box(middle, bottom, "step", "w − 0.5 · ∂L/∂w");
    arrow({left + width + 6, top + height / 2}, {middle - 6, top + height / 2}, faint_ink);
    arrow({middle + width + 6, top + height / 2}, {right - 6, top + height / 2}, faint_ink);
    arrow({right + width / 2, top + height + 6}, {right + width / 2, bottom - 6}, second);
    arrow({right - 6, bottom + height / 2}, {middle + width + 6, bottom + height / 2}, second);
    arrow({middle + width / 2, bottom - 6}, {middle + width / 2, top + height + 6}, second);
    svg.line({{left + width / 2, top - 6}, {left + width / 2, 28}, {right + width / 2, 28}}, faint_ink, 1.5);
    arrow({right + width / 2, 28}, {right + width / 2, top - 6}, faint_ink);
    svg.text({middle + width / 2, 22}, "targets", faint_ink, plot::Anchor::middle, 13);
    svg.text({left + width + 49, top + height / 2 - 8}, "x", faint_ink, plot::Anchor::middle, 13);
    svg.text({middle + width + 49, top + height / 2 - 8}, "predictions", faint_ink, plot::Anchor::middle, 13);
    svg.text({right + width / 2 - 10, (top + height + bottom) / 2 + 5}, "backward", second, plot::Anchor::end,
             13);
    svg.text({middle + width / 2 - 10, (top + height + bottom) / 2 + 5}, "1,000 times", second,
             plot::Anchor::end, 13);
    return svg.file();
}

} // namespace check
