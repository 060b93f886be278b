#include "common/cli/program.hpp"

#include "common/terminal/terminal.hpp"
#include "common/text/strings.hpp"

#include <iostream>

namespace cli {

int run_program(const std::string& name, const std::function<int()>& program) {
    try {
        const int code = program();
        std::cout.flush();
        if (!std::cout) throw std::runtime_error("cannot write to standard output");
        if (term::interrupted()) term::end_as_interrupted();
        return code;
    } catch (const UsageError& error) {
        std::cerr << text::one_line(name + ": " + error.what()) << "\n";
        return 2;
    } catch (const std::exception& error) {
        std::cout.flush();
        std::cerr << text::one_line(name + ": " + error.what()) << "\n";
        return 1;
    }
}

} // namespace cli
