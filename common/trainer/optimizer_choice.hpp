// Tool: an optimizer that was chosen: its name, and how to make one. Each training needs one of its own, as it may
// remember. Here is plain SGD; the others are in optimizer_options.
#pragma once

#include "common/text/numbers.hpp"
#include "common/training/penalty.hpp"

#include <functional>
#include <memory>
#include <string>

namespace nn {

struct OptimizerChoice {
    std::string name;  // by which options and files call it: "adam"
    std::string words; // what is said of it: "adam, gradient clipped at 1"; nothing for plain SGD
    std::function<std::unique_ptr<Optimizer>()> make;
};

inline OptimizerChoice sgd(double l1 = 0) {
    return {"sgd", l1 > 0 ? "L1 " + text::general(l1) : "",
            [l1] { return std::make_unique<ProximalSgd>(l1); }};
}

} // namespace nn
