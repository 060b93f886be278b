// Tool: what the chapter programs share: their options, their pictures, and whether two ways of computing the same
// thing agree. Every chapter derives its idea by hand first, and holds the project's own code to it.
#pragma once

#include "common/cli/options.hpp"
#include "common/plot/figure.hpp"

#include <cstdint>
#include <string>

namespace cli {

class Chapter {
public:
    // Asks for the options: those for what is shown and, where the program has said what the seed decides, --seed.
    explicit Chapter(Options& options);

    std::uint64_t seed() const { return seed_; }
    const term::DisplayOptions& display() const { return display_; }
    bool is_live() const; // whether to draw in the terminal

    // Prints whether the largest difference between two results is below the limit. How far below is rounding, which
    // differs from machine to machine, and is not printed. When they do not agree, the program ends with 1. Limits are
    // for double: a build that computes in float (SCALAR=float) prints the difference, and judges nothing.
    void check_agreement(const std::string& what, double difference, double limit);

    // Writes NAME.svg into the folder for pictures, whole or not at all, and says so. Throws std::runtime_error when it
    // cannot be written, and what svg_file() throws.
    void write_picture(const std::string& name, const plot::Figure& figure) const;
    void write_svg(const std::string& name, const std::string& svg) const; // what svg_file() gives

    // The program's result: 1 when something did not agree or came out as it should, otherwise 0.
    int exit_code() const { return code_; }
    void fail() { code_ = 1; }

private:
    std::uint64_t seed_;
    term::DisplayOptions display_;
    int code_ = 0;
};

// The whole of a chapter's main(); see run_program().
int run_chapter(const About& about, int count, char** words, void (*chapter)(Chapter&));

// The larger one of the two, for looking through many differences; NaN, once met, stays.
double nan_max(double largest, double difference);

} // namespace cli
