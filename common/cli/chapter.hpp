// Tool: what the chapter programs share: their options, their pictures, and whether two ways of computing the same
// thing agree. Every chapter derives its idea by hand first, and holds the project's own code to it.
#pragma once

#include "common/cli/atomic_file.hpp"
#include "common/cli/program.hpp"
#include "common/math/scalar.hpp"
#include "common/plot/figure.hpp"
#include "common/terminal/style.hpp"

#include <cmath>
#include <cstdint>
#include <iostream>
#include <string>
#include <type_traits>

namespace cli {

class Chapter {
public:
    // Asks for the options: those for what is shown and, where the program has said what the seed decides, --seed.
    explicit Chapter(Options& options)
        : seed_(options.about().seed_decides.empty()
                    ? options.about().seed
                    : options.seed(options.about().seed, options.about().seed_decides)),
          display_(options.display()) {}

    std::uint64_t seed() const { return seed_; }
    const term::DisplayOptions& display() const { return display_; }
    bool is_live() const { return term::is_live(display_); } // whether to draw in the terminal

    // Prints whether the largest difference between two results is below the limit. How far below is rounding, which
    // differs from machine to machine, and is not printed. When they do not agree, the program ends with 1. Limits are
    // for double: a build that computes in float (SCALAR=float) prints the difference, and judges nothing.
    void check_agreement(const std::string& what, double difference, double limit) {
        std::cout << "  " << what << ": ";
        if (difference < limit) { // not for NaN
            std::cout << "agree, difference below " << limit << "\n";
            return;
        }
        const bool judged = std::is_same_v<nn::Scalar, double>;
        if (judged) fail();
        const auto usual = std::cout.precision(2);
        std::cout << (judged ? "DISAGREE" : "in float") << ", difference " << difference << "\n";
        std::cout.precision(usual);
    }

    // Writes NAME.svg into the folder for pictures, whole or not at all, and says so. Throws std::runtime_error when it
    // cannot be written, and what svg_file() throws.
    void write_picture(const std::string& name, const plot::Figure& figure) const {
        write_svg(name, plot::svg_file(figure));
    }
    void write_svg(const std::string& name, const std::string& svg) const {
        const std::string file = path_in(display_.out, name + ".svg");
        write_file_atomically(file, svg);
        std::cout << "picture: " << file << "\n";
    }

    // The program's result: 1 when something did not agree or came out as it should, otherwise 0.
    int exit_code() const { return code_; }
    void fail() { code_ = 1; }

private:
    std::uint64_t seed_;
    term::DisplayOptions display_;
    int code_ = 0;
};

// The whole of a chapter's main(); see run_program().
inline int run_chapter(const About& about, int count, char** words, void (*chapter)(Chapter&)) {
    return run_program(about.program, [&] {
        Options typed(about, count, words);
        [[maybe_unused]] const Chapter first(typed); // so that it knows all of them
        Options options = typed.completed();
        Chapter used(options);
        if (options.finish()) return 0;
        chapter(used);
        return used.exit_code();
    });
}

// The larger one of the two, for looking through many differences; NaN, once met, stays.
inline double nan_max(double largest, double difference) {
    return difference <= largest || std::isnan(largest) ? largest : difference;
}

} // namespace cli
