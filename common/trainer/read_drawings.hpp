// Tool: lets a person draw digits in the terminal, and shows what a network reads, with every stroke.
#pragma once

#include "common/math/matrix.hpp"
#include "common/terminal/style.hpp"

#include <functional>

namespace nn {

// Until q or Ctrl-C. `probabilities` is asked of pictures, (1 × 784) -> (1 × 10). A drawing that is kept as a digit goes behind
// those that were kept before, into drawn-images-idx3-ubyte and drawn-labels-idx1-ubyte in the folder for pictures, which
// ./train reads; where that fails, the pad says so. Throws what LiveTerminal throws.
void read_drawings(const std::function<Matrix(const Matrix& picture)>& probabilities,
                   const term::DisplayOptions& display);

// Adds a picture, (1 × 784), and its digit to such files. Throws std::runtime_error when they hold something else.
void keep_drawing(const Matrix& picture, int digit, const std::string& images_file,
                  const std::string& labels_file);

} // namespace nn
