#include "common/cli/chapter.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/cli/program.hpp"
#include "common/math/scalar.hpp"
#include "common/terminal/screen.hpp"

#include <cmath>
#include <iostream>
#include <type_traits>

namespace cli {

Chapter::Chapter(Options& options)
    : seed_(options.about().seed_decides.empty()
                ? options.about().seed
                : options.seed(options.about().seed, options.about().seed_decides)),
      display_(options.display()) {}

bool Chapter::is_live() const { return term::is_live(display_); }

void Chapter::check_agreement(const std::string& what, double difference, double limit) {
    std::cout << "  " << what << ": ";
    if (difference < limit) { // not for NaN
        std::cout << "agree, difference below " << limit << "\n";
        return;
    }
    const bool judged = std::is_same_v<nn::Scalar, double>;
    if (judged) fail();
    const auto usual = std::cout.precision(2);
    std::cout << (judged ? "DISAGREE" : "not judged in float") << ", difference " << difference << "\n";
    std::cout.precision(usual);
}

void Chapter::write_picture(const std::string& name, const plot::Figure& figure) const {
    write_svg(name, plot::svg_file(figure));
}

void Chapter::write_svg(const std::string& name, const std::string& svg) const {
    const std::string file = path_in(display_.out, name + ".svg");
    write_file_atomically(file, svg);
    std::cout << "picture: " << file << "\n";
}

int run_chapter(const About& about, int count, char** words, void (*chapter)(Chapter&)) {
    return run_program(about.program, [&] {
        Options options(about, count, words);
        Chapter used(options);
        if (options.finish()) return 0;
        chapter(used);
        return used.exit_code();
    });
}

double nan_max(double largest, double difference) {
    return difference <= largest || std::isnan(largest) ? largest : difference;
}

} // namespace cli
