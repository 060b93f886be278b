// Tool: an epoch as a line of JSON, for programs that look at a training later.
#pragma once

#include "common/training/diagnosis.hpp"
#include "common/training/fit.hpp"

#include <fstream>
#include <string>

namespace nn {

// {"epoch":3,"loss":0.5,...}, without a line end. What is not finite, or not there, is left out; the accuracy also where
// answers are amounts, which are not right or wrong.
std::string json_line(const Epoch& epoch, bool with_accuracy, const StepSize& step, const UnitHealth& units);

// A file of such lines, each written whole and at once, so that an interrupted training leaves no half one.
class RunLog {
public:
    // Goes on behind the lines that are there, or begins anew. Throws std::runtime_error when it cannot be written.
    RunLog(const std::string& path, bool go_on);

    void add(const std::string& line) { file_ << line + "\n" << std::flush; }

    // Throws std::runtime_error when a line could not be written.
    void finish();

private:
    [[noreturn]] void refuse() const;

    std::string path_;
    std::ofstream file_;
};

} // namespace nn
