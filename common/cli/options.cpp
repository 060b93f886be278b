#include "common/cli/options.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <utility>

namespace cli {

namespace {

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
    for (const std::string& word : text::split(text, ' ')) {
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

// Which is not the value of another one.
bool is_option(const std::string& word) { return word.starts_with("--") || word == "-h"; }

bool is_allowed(double value, Numbers allowed) {
    if (allowed == above_0) return value > 0 && std::isfinite(value);
    return value >= 0 && (allowed == from_0 ? std::isfinite(value) : value < 1);
}

const char* words_for(Numbers allowed) {
    return allowed == above_0 ? "above 0" : allowed == from_0 ? "of at least 0" : "from 0 to below 1";
}

} // namespace

Options::Options(About about, int count, const char* const* words) : about_(std::move(about)) {
    for (int i = 1; i < count; ++i) words_.push_back({words[i]});
}

Options& Options::group(std::string title) {
    group_ = std::move(title);
    return *this;
}

// What the command line says last; nothing when the option is not given.
std::optional<std::string> Options::value_of(const std::string& name, const std::string& default_value,
                                             const std::string& help) {
    const std::string shown = default_value.empty() ? "" : " [" + default_value + "]";
    std::optional<std::string> value;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        auto& [word, used] = words_[i];
        if (used || (word != name && !word.starts_with(name + "="))) continue;
        used = true;
        if (word != name) {
            value = word.substr(name.size() + 1);
        } else if (i + 1 < words_.size() && !words_[i + 1].used && !is_option(words_[i + 1].text)) {
            value = words_[++i].text;
            words_[i].used = true;
        } else {
            refuse(name + " needs a value");
        }
    }
    options_.push_back({name, help + shown, group_, value.has_value(), value.value_or(default_value)});
    return value;
}

void Options::refuse(const std::string& message) {
    if (error_.empty()) error_ = message;
}

void Options::refuse_value(const std::string& name, const std::string& value, const std::string& reason) {
    refuse(name + " " + value + ": " + reason);
}

bool Options::flag(const std::string& name, const std::string& help) {
    bool given = false;
    for (auto& [word, used] : words_) {
        if (used || (word != name && !word.starts_with(name + "="))) continue;
        if (word != name) refuse(name + " takes no value");
        given = used = true;
    }
    options_.push_back({name, help, group_, given, "", true});
    return given;
}

std::ptrdiff_t Options::integer(const std::string& name, std::ptrdiff_t default_value, std::ptrdiff_t minimum,
                                std::ptrdiff_t maximum, const std::string& help) {
    const auto value = value_of(name, std::to_string(default_value), help);
    if (!value) return default_value;
    const auto number = text::whole_number<std::ptrdiff_t>(*value);
    if (number && *number >= minimum && *number <= maximum) return *number;
    refuse_value(name, *value,
                 "needs a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
    return default_value;
}

std::uint64_t Options::seed(std::uint64_t default_value, const std::string& help) {
    const auto value = value_of("--seed", std::to_string(default_value), help);
    if (!value) return default_value;
    const auto number = text::whole_number<std::uint64_t>(*value);
    if (!number) refuse_value("--seed", *value, "needs a whole number of at least 0, below 2^64");
    return number.value_or(default_value);
}

double Options::number(const std::string& name, double default_value, Numbers allowed,
                       const std::string& help) {
    const auto value = value_of(name, text::general(default_value, 6), help);
    if (!value) return default_value;
    const auto number = text::decimal_number(*value);
    if (number && is_allowed(*number, allowed)) return *number;
    refuse_value(name, *value, std::string("needs a number ") + words_for(allowed));
    return default_value;
}

std::string Options::text(const std::string& name, const std::string& default_value,
                          const std::string& help) {
    const auto value = value_of(name, default_value, help);
    if (value && value->empty()) refuse(name + " needs a value");
    return value.value_or(default_value);
}

std::string Options::choice(const std::string& name, const std::string& default_value,
                            const std::vector<std::string>& choices, const std::string& help) {
    const std::string all = text::joined(choices, ", ");
    const auto value = value_of(name, default_value, help + ": " + all);
    if (!value || std::find(choices.begin(), choices.end(), *value) != choices.end()) {
        return value.value_or(default_value);
    }
    refuse_value(name, *value, "is none of " + all + did_you_mean(*value, choices));
    return default_value;
}

std::vector<std::string> Options::choices(const std::string& name, const std::string& default_value,
                                          const std::vector<std::string>& choices, const std::string& help) {
    const std::string all = text::joined(choices, ", ");
    const auto value = value_of(name, default_value, help + ": " + all);
    const std::vector<std::string> words = text::split(value.value_or(default_value), '/');
    for (const std::string& word : words) {
        if (std::find(choices.begin(), choices.end(), word) != choices.end()) continue;
        refuse_value(name, *value, "\"" + word + "\" is none of " + all + did_you_mean(word, choices));
    }
    return words;
}

std::vector<std::vector<std::ptrdiff_t>> Options::sizes(const std::string& name,
                                                        const std::string& default_value,
                                                        std::ptrdiff_t maximum, const std::string& help) {
    const std::string value = value_of(name, default_value, help).value_or(default_value);
    std::vector<std::vector<std::ptrdiff_t>> lists;
    for (const std::string& list : text::split(value, '/')) {
        lists.emplace_back();
        if (list == "none") continue;
        for (const std::string& word : text::split(list, ',')) {
            const auto number = text::whole_number<std::ptrdiff_t>(word);
            lists.back().push_back(number.value_or(0));
            if (number && *number >= 1 && *number <= maximum) continue;
            refuse_value(name, value,
                         "needs whole numbers from 1 to " + std::to_string(maximum) +
                             " with commas between, or none");
        }
    }
    return lists;
}

term::DisplayOptions Options::display() {
    if (group_ != "Options") group("What is shown");
    return {.ui = choice("--ui", "auto", {"auto", "live", "plain", "quiet"}, "how progress is shown"),
            .color = choice("--color", "auto", {"auto", "always", "never"}, "colours in the terminal"),
            .ascii = flag("--ascii", "only plain letters in the terminal"),
            .out = text("--out", "output", "folder for the pictures")};
}

std::string Options::next_operand() {
    for (auto& [word, used] : words_) {
        if (used || (word.starts_with("-") && word != "-")) continue;
        used = true;
        return word;
    }
    return "";
}

std::string Options::operand(const std::string& name) {
    operands_ += " " + name;
    const std::string word = next_operand();
    if (word.empty()) refuse(name + " is missing (see --help)");
    return word;
}

std::string Options::optional_operand(const std::string& name) {
    operands_ += " [" + name + "]";
    return next_operand();
}

std::vector<std::string> Options::names_with(const std::string& beginning) const {
    std::vector<std::string> names;
    for (const Option& option : options_) {
        if (option.name == beginning) return {beginning};
        if (option.name.starts_with(beginning)) names.push_back(option.name);
    }
    return names;
}

Options Options::completed() const {
    Options other(about_, 0, nullptr);
    for (const auto& [word, used] : words_) {
        const std::size_t end = std::min(word.find('='), word.size());
        std::string name = word.substr(0, end);
        if (name == "--lr") name = "--learning-rate";
        const std::vector<std::string> names =
            is_option(word) && name.size() > 2 ? names_with(name) : std::vector<std::string>();
        other.words_.push_back({names.size() == 1 ? names[0] + word.substr(end) : word});
    }
    return other;
}

Options::Values Options::values() const {
    Values values;
    for (const Option& option : options_) {
        if (option.is_flag ? option.given : !option.value.empty())
            values.emplace_back(option.name, option.value);
    }
    return values;
}

Options Options::behind(const Values& values) const {
    Options other(about_, 0, nullptr);
    for (const auto& [name, value] : values)
        other.words_.push_back({value.empty() ? name : name + "=" + value});
    for (const auto& [word, used] : words_) other.words_.push_back({word});
    return other;
}

bool Options::finish() {
    const std::vector<std::string> names = names_with("--");
    for (const auto& [word, used] : words_) {
        if (used) continue;
        if (word == "--help" || word == "-h") {
            std::cout << help();
            return true;
        }
        if (word == "--version") {
            std::cout << about_.program << " 1.0\n";
            return true;
        }
        if (!word.starts_with("-")) throw UsageError("unexpected word " + word + " (see --help)");
        const std::string name = word.substr(0, word.find('='));
        for (const auto& [moved, to] : about_.moved) {
            if (std::find(moved.begin(), moved.end(), name) != moved.end())
                throw UsageError(name + ": " + to);
        }
        const std::vector<std::string> meant = names_with(name);
        if (meant.size() > 1)
            throw UsageError(name + " may be " + text::joined(meant, ", ") + " (see --help)");
        throw UsageError("unknown option " + name + did_you_mean(name, names) + " (see --help)");
    }
    if (!error_.empty()) throw UsageError(error_);
    return false;
}

bool Options::given(const std::string& name) const {
    return std::any_of(options_.begin(), options_.end(),
                       [&](const Option& option) { return option.given && option.name == name; });
}

std::string Options::value(const std::string& name) const {
    const auto found = std::find_if(options_.begin(), options_.end(), [&](const Option& option) {
        return option.given && option.name == name;
    });
    return found == options_.end() ? "" : found->value;
}

void Options::excludes(const std::string& name, std::initializer_list<const char*> others,
                       const std::string& why) const {
    for (const char* other : others) {
        if (given(name) && given(other)) throw UsageError(other + (" does not go with " + name) + ": " + why);
    }
}

std::string Options::help() const {
    std::string text = about_.purpose + "\n\nUsage: ./" + about_.program + operands_ + " [options]\n";
    for (const std::string& example : about_.examples) text += "  " + example + "\n";
    if (options_.empty()) text += "\n" + group_ + ":\n";
    std::size_t widest = std::string("--help").size();
    for (const Option& option : options_) widest = std::max(widest, option.name.size());
    std::string group;
    for (const Option& option : options_) {
        if (option.group != group) text += "\n" + option.group + ":\n";
        group = option.group;
        text += "  " + option.name + std::string(widest + 2 - option.name.size(), ' ') +
                wrapped(option.help, widest + 4) + "\n";
    }
    text += "  --help" + std::string(widest + 2 - 6, ' ') + "this text; --version says which one this is\n";
    if (!about_.note.empty()) text += "\nMore: " + about_.note + "\n";
    return text;
}

} // namespace cli
