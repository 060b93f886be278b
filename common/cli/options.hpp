// Tool: the options of a command line, each declared at the variable that holds its value:
//   struct Settings {
//       cli::Options& options;
//       double rate = options.number("--rate", 0.5, cli::above_0, "factor on the gradient");
//   };
// --option value and --option=value; no short options but -h, no framework.
#pragma once

#include "common/terminal/style.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

// What the user typed makes no sense: the message is one line, the program ends with 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// What a program says of itself.
struct About {
    std::string program;                    // "chapter6"
    std::string purpose;                    // what it does, a sentence or two
    std::vector<std::string> examples = {}; // command lines; without any: the program's name
    std::string note = "";                  // the file that explains it
    struct Moved {
        std::vector<std::string> options;
        std::string to;
    };
    std::vector<Moved> moved = {}; // options that there were, and what is said to whoever uses one
    std::string seed_decides = ""; // of a chapter: what --seed decides; empty: there is no --seed
    std::uint64_t seed = 1;        // the default one
};

// Which numbers an option takes.
enum class Numbers { above_0, from_0, fraction }; // a fraction is at least 0 and below 1
using enum Numbers;

class Options {
public:
    Options(About about, int count, const char* const* words);
    const About& about() const { return about_; }

    // The options from here on stand below this title in --help. Gives itself back, so that a member can be the heading.
    Options& group(std::string title);

    // Each of these gives back what the command line says, or else the default, which --help shows. What makes no sense
    // is reported by finish(), so that all options are known by then.
    bool flag(const std::string& name, const std::string& help);
    std::ptrdiff_t integer(const std::string& name, std::ptrdiff_t default_value, std::ptrdiff_t minimum,
                           std::ptrdiff_t maximum, const std::string& help);
    std::uint64_t seed(std::uint64_t default_value, const std::string& help); // --seed
    double number(const std::string& name, double default_value, Numbers allowed, const std::string& help);
    std::string text(const std::string& name, const std::string& default_value, const std::string& help);
    std::string choice(const std::string& name, const std::string& default_value,
                       const std::vector<std::string>& choices, const std::string& help);
    // Several of the choices, with slashes between.
    std::vector<std::string> choices(const std::string& name, const std::string& default_value,
                                     const std::vector<std::string>& choices, const std::string& help);
    // Lists of whole numbers from 1 to `maximum`, such as 8 or 4,4, or "none" for an empty one; slashes between several.
    std::vector<std::vector<std::ptrdiff_t>> sizes(const std::string& name, const std::string& default_value,
                                                   std::ptrdiff_t maximum, const std::string& help);
    // How a program shows what it does: --ui, --color, --ascii, --out.
    term::DisplayOptions display();

    // A word without a name, such as a file. Ask for operands after all options, as their values are words, too.
    std::string operand(const std::string& name);
    // The same, and empty where there is none.
    std::string optional_operand(const std::string& name);

    // The same command line for a second reading, once all options are known: where only the beginning of an option was typed, and
    // one option alone begins so, it is written out (--epo 5 for --epochs 5), and so is --lr, for --learning-rate.
    Options completed() const;

    // What the options say, in the order in which they were asked for: name, and the value of the command line or else the
    // default; a flag that is given has none. What has no value, and a flag that is not given, is left out.
    using Values = std::vector<std::pair<std::string, std::string>>;
    Values values() const;

    // The same command line behind these, which it overrules.
    Options behind(const Values& values) const;

    // True when --help or --version was asked for and printed: nothing else is to be done. Throws UsageError for values
    // that make no sense and for words that nothing has asked for.
    bool finish();

    // Whether the command line named the option, and what it says then.
    bool given(const std::string& name) const;
    std::string value(const std::string& name) const;
    // Throws UsageError when the option is given and one of the others, too.
    void excludes(const std::string& name, std::initializer_list<const char*> others,
                  const std::string& why) const;

private:
    struct Word {
        std::string text;
        bool used = false;
    };
    struct Option {
        std::string name, help, group;
        bool given;
        std::string value = ""; // or the default
        bool is_flag = false;
    };

    std::optional<std::string> value_of(const std::string& name, const std::string& default_value,
                                        const std::string& help);
    std::vector<std::string>
    names_with(const std::string& beginning) const; // that name alone, if there is such an option
    std::string next_operand();
    void refuse(const std::string& message);
    void refuse_value(const std::string& name, const std::string& value, const std::string& reason);
    std::string help() const;

    About about_;
    std::vector<Word> words_;
    std::vector<Option> options_;
    std::string group_ = "Options", operands_ = "", error_ = ""; // the first error
};

} // namespace cli
