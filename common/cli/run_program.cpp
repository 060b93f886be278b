// Tool: exceptions become lines and exit codes.
#include "common/cli/run_program.hpp"

#include "common/cli/arguments.hpp"
#include "common/terminal/terminal.hpp"

#include <exception>
#include <iostream>
#include <stdexcept>

namespace cli {

namespace {

// One line whatever the user typed: control characters would break it, or the terminal.
std::string one_line(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = '?';
    }
    return text + "\n";
}

} // namespace

int run_program(const std::string& name, const std::function<int()>& program) {
    try {
        const int code = program();
        std::cout.flush();
        if (!std::cout) throw std::runtime_error("cannot write to standard output");
        if (term::interrupted()) term::end_as_interrupted();
        return code;
    } catch (const UsageError& error) {
        std::cerr << one_line(name + ": " + error.what());
        return 2;
    } catch (const std::exception& error) {
        std::cout.flush();
        std::cerr << one_line(name + ": " + error.what());
        return 1;
    }
}

} // namespace cli
