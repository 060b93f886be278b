// Chapter 8: can it read a digit? A network learns digits that the program draws, and reads ten thousand others:
// how many, which it takes for which, and what it looks at.
#include "common/cli/chapter.hpp"
#include "common/data/digits.hpp"
#include "common/files/safetensors.hpp"
#include "common/network/network.hpp"
#include "common/network/softmax_cross_entropy.hpp"
#include "common/plot/confusion_matrix.hpp"
#include "common/plot/thumbnails.hpp"
#include "common/terminal/screen.hpp"
#include "common/terminal/thumbnails.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/trainer/confusion.hpp"
#include "common/trainer/read_drawings.hpp"
#include "common/trainer/save_model.hpp"
#include "common/trainer/watched.hpp"
#include "common/training/diagnosis.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

using Numbers = std::vector<double>;

// --- Digits, and what a network says of them ----------------------------------------------------

struct Digits {
    Dataset training, test;
};

Digits draw_digits(std::uint64_t seed) {
    Random random(seed);
    Dataset training = drawn_digits(40'000, random);
    return {std::move(training), drawn_digits(10'000, random)};
}

Matrix probabilities(const Network& network, const Matrix& x) {
    Matrix p;
    SoftmaxCrossEntropy().predictions(network.predict(x), p);
    return p;
}

Numbers pixels_of(const Dataset& digits, Index row) {
    const Scalar* const first = digits.x.data() + row * image_pixels;
    return {first, first + image_pixels};
}

// "4 98%", marked where the digit is another one.
plot::Thumbnail thumbnail_of(const Dataset& digits, Index row, const Matrix& p) {
    const Index predicted = class_in_row(p, row);
    const std::string percent = text::fixed(100 * p(row, predicted), 0) + "%";
    return {pixels_of(digits, row), std::to_string(predicted) + " " + percent,
            predicted != class_in_row(digits.target, row)};
}

// --- Training -----------------------------------------------------------------------------------

constexpr Index batch_size = 32, epochs = 6;

void train(Network& network, const Digits& digits, Random& random, std::function<void(Index)> watch = {}) {
    Adam adam;
    Watched watched(adam, std::move(watch));
    const Observer stop = [](const Epoch&) { return term::interrupted() ? Decision::stop : Decision::go_on; };
    const FitOptions options{.epochs = epochs,
                             .batch_size = batch_size,
                             .learning_rate = 0.003,
                             .schedule = cosine_schedule(epochs),
                             .observers = {stop}};
    fit(network, SoftmaxCrossEntropy(), watched, digits.training, options, random);
}

// Some of the test digits, as the network reads them while it learns.
void train_live(Network& network, const Digits& digits, Random& random, const cli::Chapter& chapter) {
    term::LiveScreen screen(chapter.display());
    const Dataset judged = split(digits.test, 500).first;
    double looked_at = term::steady_seconds(); // and after which step
    Index steps_before = 0;
    const auto watch = [&](Index steps) {
        const double seconds = term::steady_seconds() - looked_at;
        const auto learned = static_cast<double>(steps * batch_size);
        const double new_ones = static_cast<double>((steps - steps_before) * batch_size);
        const Score score = score_of(network, SoftmaxCrossEntropy(), judged);
        const Matrix p = probabilities(network, judged.x);
        plot::Thumbnails shown{.pictures = {}, .are_signed = false};
        for (Index i = 0; i < 40; ++i) shown.pictures.push_back(thumbnail_of(judged, i, p));
        const auto [columns, rows] = term::terminal_size();
        std::vector<std::string> lines = term::thumbnail_lines(shown, 2, columns, rows - 4, screen.style());
        const double epoch = learned / static_cast<double>(digits.training.size());
        lines.insert(lines.begin(), "epoch " + text::fixed(epoch, 2) + " of " + std::to_string(epochs) +
                                        ", " + text::fixed(new_ones / seconds, 0) +
                                        " samples/s; 500 unseen digits: loss " + text::fixed(score.loss, 3) +
                                        ", accuracy " + text::fixed(100 * score.accuracy, 1) + " %");
        screen.draw(lines);
        if (steps <= Watched::first_steps) term::sleep_for(0.08);
        looked_at = term::steady_seconds();
        steps_before = steps;
    };
    train(network, digits, random, watch);
    if (!term::interrupted()) watch(epochs * digits.training.size() / batch_size);
}

// --- Results ------------------------------------------------------------------------------------

double accuracy(const Network& network, const Dataset& digits) {
    return score_of(network, SoftmaxCrossEntropy(), digits).accuracy;
}

void print_accuracies(const Network& linear, const Network& network, const Dataset& test) {
    text::Table table({"", "right of 10,000", "moved by 3 pixels"});
    for (const auto& [name, which] :
         {std::pair{"784-10, without a hidden layer", &linear}, {"784-128-10", &network}}) {
        double moved = 0;
        for (const auto& [right, down] : {std::pair<Index, Index>{3, 0}, {-3, 0}, {0, 3}, {0, -3}})
            moved += accuracy(*which, {shifted(test.x, right, down), test.target}) / 4;
        table.row(name).cell(text::fixed(100 * accuracy(*which, test), 1) + " %");
        table.cell(text::fixed(100 * moved, 1) + " %");
    }
    std::cout << "\nDigits that were not learned from:\n"
              << table.text() << "Of 128 hidden units, " << health_of(network, test.x).dead
              << " are off for each of them.\n\n";
}

Confusion confusion_on(const Dataset& test, const Matrix& p) {
    Confusion confusion{{}, std::vector(10, std::vector<std::ptrdiff_t>(10))};
    for (int digit = 0; digit < 10; ++digit) confusion.classes.push_back(std::to_string(digit));
    for (Index i = 0; i < test.size(); ++i) {
        const auto target = static_cast<std::size_t>(class_in_row(test.target, i));
        ++confusion.counts[target][static_cast<std::size_t>(class_in_row(p, i))];
    }
    return confusion;
}

// The digits that it reads wrongly, first those of which it is surest.
void draw_mistakes(const Matrix& p, const Dataset& test, const cli::Chapter& chapter) {
    std::vector<Index> wrong;
    for (Index i = 0; i < test.size(); ++i) {
        if (class_in_row(p, i) != class_in_row(test.target, i)) wrong.push_back(i);
    }
    std::sort(wrong.begin(), wrong.end(), [&](Index a, Index b) {
        return p(a, class_in_row(test.target, a)) < p(b, class_in_row(test.target, b));
    });
    plot::Thumbnails mistakes{.pictures = {}, .are_signed = false};
    for (std::size_t i = 0; i < std::min<std::size_t>(wrong.size(), 20); ++i) {
        mistakes.pictures.push_back(thumbnail_of(test, wrong[i], p));
        mistakes.pictures.back().caption = std::to_string(class_in_row(test.target, wrong[i])) + " read as " +
                                           std::to_string(class_in_row(p, wrong[i]));
    }
    chapter.write_svg("chapter8_mistakes",
                      plot::thumbnails_svg(mistakes, "Its worst mistakes",
                                           "Digits that the network reads wrongly, the surest ones first."));
}

// What each hidden unit looks for: its weights, one for each pixel, in the shape of the picture.
void draw_weights(const Network& network, const cli::Chapter& chapter) {
    const Matrix& w = network.parameters()[0]->value;
    plot::Thumbnails units;
    for (Index unit = 0; unit < 20; ++unit) {
        Numbers weights;
        for (Index pixel = 0; pixel < image_pixels; ++pixel) weights.push_back(w(pixel, unit));
        double largest = 0;
        for (const double weight : weights) largest = std::max(largest, std::abs(weight));
        for (double& weight : weights) weight /= largest;
        units.pictures.push_back({weights});
    }
    chapter.write_svg(
        "chapter8_weights",
        plot::thumbnails_svg(units, "The weights of twenty hidden units",
                             "Orange where ink excites the unit, blue where it holds it back."));
}

void draw_examples(const Dataset& digits, const cli::Chapter& chapter) {
    plot::Thumbnails examples{.pictures = {}, .are_signed = false};
    for (Index i = 0; i < 60; ++i) examples.pictures.push_back({pixels_of(digits, i)});
    chapter.write_svg("chapter8_digits", plot::thumbnails_svg(examples, "Digits drawn by the program",
                                                              "Sixty digits that look handwritten."));
}

// As ./train keeps its own, for ./predict --images and ./train --evaluate.
void keep_network(const Network& network, const cli::Chapter& chapter) {
    const Encoding encoding{pixel_columns(image_side, image_side),
                            {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
                            as_it_is(image_pixels),
                            as_it_is(10)};
    const Model model{{image_pixels, 128, 10}, Activation::relu, encoding, epochs, network.snapshot()};
    const std::string file = cli::path_in(chapter.display().out, "chapter8.safetensors");
    cli::write_file_atomically(file, files::tensor_file_bytes(file_of({model, {}})));
    std::cout << "network: " << file << "\n";
}

// --- The whole ------------------------------------------------------------------------------------

struct Settings {
    cli::Options& options;
    bool draw = options.flag("--draw", "learn, and then read what you draw: with the mouse, or keys");
    cli::Chapter chapter{options};
};

int read_digits(Settings& settings) {
    cli::Chapter& chapter = settings.chapter;
    if (settings.draw && !(chapter.is_live() && term::output_is_terminal() && term::has_keys())) {
        throw cli::UsageError("--draw needs a terminal, with --ui auto or live");
    }
    std::cout << "The program draws 50,000 digits ..." << std::endl;
    const Digits digits = draw_digits(chapter.seed());
    Random random(chapter.seed() + 1);
    Network linear = mlp({image_pixels, 10}, Activation::relu, Initializer::he_uniform, random);
    Network network = mlp({image_pixels, 128, 10}, Activation::relu, Initializer::he_uniform, random);
    std::cout << "A network 784-128-10 learns from 40,000 of them ..." << std::endl;
    chapter.is_live() ? train_live(network, digits, random, chapter) : train(network, digits, random);
    if (settings.draw) {
        if (!term::interrupted())
            read_drawings([&](const Matrix& picture) { return probabilities(network, picture); },
                          chapter.display());
        return 0;
    }
    std::cout << "And one without a hidden layer ..." << std::endl;
    train(linear, digits, random);
    if (term::interrupted()) return 0; // half a training is no result
    print_accuracies(linear, network, digits.test);
    const Matrix p = probabilities(network, digits.test.x);
    const Confusion confusion = confusion_on(digits.test, p);
    std::cout << confusion_table(confusion) << "\n" << classes_table(confusion) << "\n";
    keep_network(network, chapter);
    draw_examples(digits.test, chapter);
    draw_mistakes(p, digits.test, chapter);
    draw_weights(network, chapter);
    chapter.write_svg("chapter8_confusion",
                      plot::confusion_svg(confusion.classes, confusion.counts, "Which digit is read as which",
                                          "A row for each digit, a column for what the network reads."));
    return chapter.exit_code();
}

int main(int argc, char** argv) {
    return cli::run_program({.program = "chapter8",
                             .purpose = "Can it read a digit? A network learns to, and reads yours.",
                             .examples = {"./chapter8", "./chapter8 --draw"},
                             .note = "notes/chapter8.md",
                             .seed_decides = "decides digits, weights and order",
                             .seed = 1},
                            argc, argv, read_digits);
}
