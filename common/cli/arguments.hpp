// Tool: the options of a command line, bound to the variables that hold their defaults.
// --option value and --option=value; no short options but -h, no positional arguments, no framework.
#pragma once

#include "common/terminal/display_options.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cli {

// What the user typed makes no sense: the message is one line, the program ends with 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Throws UsageError when two of the options, each with the path that it names, mean the same file.
void require_different_files(const std::vector<std::pair<std::string, std::string>>& options);

class Arguments {
public:
    struct About {
        std::string program;               // "chapter6"
        std::string purpose;               // what it does, a sentence or two
        std::vector<std::string> examples; // command lines
        std::string note;                  // the file that explains it
    };

    explicit Arguments(About about) : about_(std::move(about)) {}

    // The options from here on stand below this title in --help.
    void group(std::string title);

    // Each option writes to `target` when it is given; what `target` holds before is the default that
    // --help shows. Values outside [least, most] are refused.
    void flag(std::string name, bool& target, std::string help);
    void integer(std::string name, std::ptrdiff_t& target, std::ptrdiff_t least, std::ptrdiff_t most,
                 std::string help);
    void seed(std::string name, std::uint64_t& target, std::string help);
    void number_above_0(std::string name, double& target, std::string help);
    void number_from_0(std::string name, double& target, std::string help);
    void choice(std::string name, std::string& target, std::vector<std::string> choices, std::string help);
    void text(std::string name, std::string& target, std::string help);
    void share(std::string name, double& target, std::string help); // from 0 to below 1
    // Lists of whole numbers with commas between, or "none" for an empty one; a slash between one list and the next.
    void integer_lists(std::string name, std::vector<std::vector<std::ptrdiff_t>>& target,
                       std::ptrdiff_t least, std::ptrdiff_t most, std::string help);
    // Some of the choices, with slashes between.
    void several(std::string name, std::vector<std::string>& target, std::vector<std::string> choices,
                 std::string help);

    void display(term::DisplayOptions& target);

    // Rules that parse() holds: a name without the other is refused ("--label needs --data"), and so is any of the
    // others beside it ("--save does not go with --sweep: why").
    void needs(std::string name, std::string other);
    void excludes(std::string name, std::vector<std::string> others, std::string why);

    // Reads the command line. False when --help or --version was asked for and printed: nothing else is to be done.
    // Throws UsageError.
    bool parse(int count, const char* const* words);

    // Whether the command line named the option.
    bool given(const std::string& name) const;

    std::string help() const;

private:
    struct Option {
        std::string name;
        bool takes_value;
        std::string default_value;
        std::string help;
        std::function<void(const std::string&)> set; // throws UsageError with the rest of the message
        std::string group = "";
        bool given = false;
    };

    void add(std::string name, bool takes_value, std::string default_value, std::string help,
             std::function<void(const std::string&)> set);
    Option& find(const std::string& name);
    void require_rules() const;
    void number(std::string name, double& target, const std::string& needs,
                const std::function<bool(double)>& fits, std::string help);

    About about_;
    struct Exclusion {
        std::string name;
        std::vector<std::string> others;
        std::string why;
    };

    std::vector<Option> options_;
    std::vector<std::pair<std::string, std::string>> needs_; // a name, and what it needs
    std::vector<Exclusion> exclusions_;
    std::string group_ = "Options";
};

} // namespace cli
