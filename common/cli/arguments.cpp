// Tool: reading the command line strictly: every word is understood, or refused with its reason.
#include "common/cli/arguments.hpp"

#include "common/text/numbers.hpp"
#include "common/text/words.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <optional>
#include <sstream>

namespace cli {

namespace {

// "4,4", "none".
std::string listed(const std::vector<std::ptrdiff_t>& values) {
    std::string text;
    for (const std::ptrdiff_t value : values) text += (text.empty() ? "" : ",") + std::to_string(value);
    return text.empty() ? "none" : text;
}

std::string range(std::ptrdiff_t least, std::ptrdiff_t most) {
    return "from " + std::to_string(least) + " to " + std::to_string(most);
}

// How many letters have to be added, removed or changed to turn one word into the other
// (Levenshtein's distance, by dynamic programming).
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = i;
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

// ", did you mean x?" for the closest of the words, where one is close.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& words) {
    const auto closest = std::min_element(words.begin(), words.end(), [&](auto& a, auto& b) {
        return edit_distance(word, a) < edit_distance(word, b);
    });
    if (closest == words.end() || edit_distance(word, *closest) > 1 + closest->size() / 4) return "";
    return ", did you mean " + *closest + "?";
}

// The text in lines of at most 80 columns, all but the first indented.
std::string wrapped(const std::string& text, std::size_t indent) {
    std::string lines;
    std::size_t column = indent;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (column + 1 + word.size() > 80) {
            lines += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += word.size();
    }
    return lines;
}

} // namespace

void require_different_files(const std::vector<std::pair<std::string, std::string>>& options) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        for (std::size_t j = i + 1; j < options.size(); ++j) {
            const std::filesystem::path a = options[i].second, b = options[j].second;
            if (a.empty() || b.empty()) continue;
            if (std::filesystem::weakly_canonical(a) == std::filesystem::weakly_canonical(b)) {
                throw UsageError(options[i].first + " and " + options[j].first + " need two files");
            }
        }
    }
}

void Arguments::group(std::string title) { group_ = std::move(title); }

void Arguments::add(std::string name, bool takes_value, std::string default_value, std::string help,
                    std::function<void(const std::string&)> set) {
    options_.push_back(
        {std::move(name), takes_value, std::move(default_value), std::move(help), std::move(set), group_});
}

void Arguments::flag(std::string name, bool& target, std::string help) {
    add(std::move(name), false, "", std::move(help), [&target](const std::string&) { target = true; });
}

void Arguments::integer(std::string name, std::ptrdiff_t& target, std::ptrdiff_t least, std::ptrdiff_t most,
                        std::string help) {
    add(std::move(name), true, std::to_string(target), std::move(help),
        [&target, least, most](const std::string& text) {
            const auto value = text::whole_number<std::ptrdiff_t>(text);
            if (!value || *value < least || *value > most) {
                throw UsageError("needs a whole number " + range(least, most));
            }
            target = *value;
        });
}

void Arguments::seed(std::string name, std::uint64_t& target, std::string help) {
    add(std::move(name), true, std::to_string(target), std::move(help), [&target](const std::string& text) {
        const auto value = text::whole_number<std::uint64_t>(text);
        if (!value) throw UsageError("needs a whole number of at least 0, below 2^64");
        target = *value;
    });
}

void Arguments::number(std::string name, double& target, const std::string& needs,
                       const std::function<bool(double)>& fits, std::string help) {
    add(std::move(name), true, text::general(target, 6), std::move(help),
        [&target, needs, fits](const std::string& text) {
            const std::optional<double> value = text::decimal_number(text);
            if (!value || !std::isfinite(*value) || !fits(*value))
                throw UsageError("needs a number " + needs);
            target = *value;
        });
}

void Arguments::number_above_0(std::string name, double& target, std::string help) {
    number(
        std::move(name), target, "above 0", [](double value) { return value > 0; }, std::move(help));
}

void Arguments::number_from_0(std::string name, double& target, std::string help) {
    number(
        std::move(name), target, "of at least 0", [](double value) { return value >= 0; }, std::move(help));
}

void Arguments::share(std::string name, double& target, std::string help) {
    number(
        std::move(name), target, "from 0 to below 1", [](double value) { return value >= 0 && value < 1; },
        std::move(help));
}

void Arguments::choice(std::string name, std::string& target, std::vector<std::string> choices,
                       std::string help) {
    const std::string all = text::joined(choices, ", ");
    add(std::move(name), true, target, help + ": " + all, [&target, choices, all](const std::string& text) {
        if (std::find(choices.begin(), choices.end(), text) == choices.end()) {
            throw UsageError("is none of " + all + did_you_mean(text, choices));
        }
        target = text;
    });
}

void Arguments::several(std::string name, std::vector<std::string>& target, std::vector<std::string> choices,
                        std::string help) {
    const std::string all = text::joined(choices, ", ");
    add(std::move(name), true, text::joined(target, "/"), help + ": " + all,
        [&target, choices, all](const std::string& text) {
            const std::vector<std::string> words = text::split(text, '/');
            for (const std::string& word : words) {
                if (std::find(choices.begin(), choices.end(), word) == choices.end()) {
                    throw UsageError("\"" + word + "\" is none of " + all + did_you_mean(word, choices));
                }
            }
            target = words;
        });
}

void Arguments::text(std::string name, std::string& target, std::string help) {
    add(std::move(name), true, target, std::move(help), [&target](const std::string& text) {
        if (text.empty()) throw UsageError("needs a value");
        target = text;
    });
}

void Arguments::integer_lists(std::string name, std::vector<std::vector<std::ptrdiff_t>>& target,
                              std::ptrdiff_t least, std::ptrdiff_t most, std::string help) {
    std::vector<std::string> lists;
    for (const auto& list : target) lists.push_back(listed(list));
    add(std::move(name), true, text::joined(lists, "/"), std::move(help),
        [&target, least, most](const std::string& text) {
            std::vector<std::vector<std::ptrdiff_t>> values;
            for (const std::string& list : text::split(text, '/')) {
                values.emplace_back();
                if (list == "none") continue;
                for (const std::string& word : text::split(list, ',')) {
                    const auto value = text::whole_number<std::ptrdiff_t>(word);
                    if (!value || *value < least || *value > most) {
                        throw UsageError("needs whole numbers " + range(least, most) +
                                         " with commas between, or none");
                    }
                    values.back().push_back(*value);
                }
            }
            target = values;
        });
}

void Arguments::display(term::DisplayOptions& target) {
    if (group_ != "Options") group("What is shown");
    choice("--ui", target.ui, {"auto", "live", "plain", "quiet"}, "how progress is shown");
    choice("--color", target.color, {"auto", "always", "never"}, "colours in the terminal");
    flag("--ascii", target.ascii, "only plain letters in the terminal");
    text("--out", target.out, "folder for the pictures");
}

void Arguments::needs(std::string name, std::string other) {
    needs_.emplace_back(std::move(name), std::move(other));
}

void Arguments::excludes(std::string name, std::vector<std::string> others, std::string why) {
    exclusions_.push_back({std::move(name), std::move(others), std::move(why)});
}

void Arguments::require_rules() const {
    for (const auto& [name, other] : needs_) {
        if (given(name) && !given(other)) throw UsageError(name + " needs " + other);
    }
    for (const auto& [name, others, why] : exclusions_) {
        for (const std::string& other : others) {
            if (given(name) && given(other))
                throw UsageError(other + " does not go with " + name + ": " + why);
        }
    }
}

Arguments::Option& Arguments::find(const std::string& name) {
    std::vector<std::string> names;
    for (Option& option : options_) {
        if (option.name == name) return option;
        names.push_back(option.name);
    }
    throw UsageError("unknown option " + name + did_you_mean(name, names) + " (see --help)");
}

bool Arguments::parse(int count, const char* const* words) {
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--help" || word == "-h") {
            std::cout << help();
            return false;
        }
        if (word == "--version") {
            std::cout << about_.program << " 1.0\n";
            return false;
        }
        if (!word.starts_with("-")) throw UsageError("unexpected word " + word + " (see --help)");
        const std::size_t equals = word.find('=');
        Option& option = find(word.substr(0, equals));
        if (!option.takes_value && equals != std::string::npos) {
            throw UsageError(option.name + " takes no value");
        }
        std::string value;
        if (option.takes_value && equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (option.takes_value) {
            if (i + 1 == count) throw UsageError(option.name + " needs a value");
            value = words[++i];
        }
        option.given = true;
        try {
            option.set(value);
        } catch (const UsageError& error) {
            throw UsageError(option.name + " " + value + ": " + error.what());
        }
    }
    require_rules();
    return true;
}

bool Arguments::given(const std::string& name) const {
    return std::any_of(options_.begin(), options_.end(),
                       [&](const Option& option) { return option.name == name && option.given; });
}

std::string Arguments::help() const {
    std::string text = about_.purpose + "\n\nUsage: ./" + about_.program + " [options]\n";
    for (const std::string& example : about_.examples) text += "  " + example + "\n";
    std::size_t widest = 0;
    for (const Option& option : options_) widest = std::max(widest, option.name.size());
    std::string group;
    for (const Option& option : options_) {
        if (option.group != group) text += "\n" + option.group + ":\n";
        group = option.group;
        const std::string value =
            option.takes_value && !option.default_value.empty() ? " [" + option.default_value + "]" : "";
        text += "  " + option.name + std::string(widest + 2 - option.name.size(), ' ') +
                wrapped(option.help + value, widest + 4) + "\n";
    }
    text += "  --help" + std::string(widest + 2 - 6, ' ') + "this text; --version says which one this is\n";
    if (!about_.note.empty()) text += "\nMore: " + about_.note + "\n";
    return text;
}

} // namespace cli
