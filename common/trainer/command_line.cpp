#include "common/trainer/command_line.hpp"

#include "common/text/strings.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace nn {

bool is_training_option(const std::string& name) {
    constexpr std::array elsewhere = {
        "--save",   "--checkpoint",  "--resume",     "--evaluate",       "--log",   "--ui",    "--color",
        "--ascii",  "--out",         "--speed",      "--require-solved", "--sweep", "--folds", "--images",
        "--labels", "--test-images", "--test-labels"};
    return name.starts_with("--") && std::find(elsewhere.begin(), elsewhere.end(), name) == elsewhere.end();
}

cli::Options::Values training_options(const Settings& s) {
    cli::Options::Values values = s.options.values();
    std::erase_if(values, [&](const auto& value) {
        // What would be refused beside the others.
        const auto is = [&](std::initializer_list<const char*> names) {
            return std::find(names.begin(), names.end(), value.first) != names.end();
        };
        const bool is_others =
            (is({"--weight-decay"}) && s.optimizer != "adamw") || (is({"--schedule"}) && s.decay > 0) ||
            (is({"--patience"}) && validation_fraction(s) == 0) ||
            (is({"--hidden", "--init"}) && !s.start_from.empty()) ||
            (is({"--activation", "--task"}) && !s.start_from.empty() && !s.options.given(value.first)) ||
            (is({"--task", "--header", "--missing"}) && s.has_images());
        return is_others || !is_training_option(value.first);
    });
    for (auto& [name, value] :
         values) { // the test images decide about it, and may not be there the next time
        if (name == "--validation" && validation_fraction(s) == 0) value = "0";
    }
    return values;
}

std::string shell_word(const std::string& word) {
    constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=.,/:@%";
    if (!word.empty() && word.find_first_not_of(plain) == word.npos) return word;
    return "'" + text::joined(text::split(word, '\''), "'\\''") + "'";
}

std::string command_of(const Settings& s, bool stops_early) {
    std::string command = "./train";
    if (!s.file.empty()) command += " " + shell_word(s.file);
    for (const char* file : {"--export-c", "--images", "--labels", "--test-images", "--test-labels"}) {
        if (s.options.given(file))
            command += std::string(" ") + file + " " + shell_word(s.options.value(file));
    }
    for (const auto& [name, value] : training_options(s)) {
        if (name == "--patience" && !stops_early) continue;
        command += " " + name;
        if (!value.empty()) command += (value.starts_with("-") ? "=" : " ") + shell_word(value);
    }
    return command;
}

} // namespace nn
