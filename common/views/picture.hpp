// Tool: a figure as a file in the folder for pictures.
#pragma once

#include "common/drawing/figure.hpp"
#include "common/program/atomic_file.hpp"

#include <filesystem>
#include <iostream>
#include <string>

namespace nn {

// Writes `folder`/`name`.svg, whole or not at all, and says so on standard output. Throws std::runtime_error when it
// cannot be written.
inline void write_picture(const std::filesystem::path& folder, const std::string& name,
                          const std::string& svg) {
    const std::filesystem::path file = folder / (name + ".svg");
    write_file_atomically(file, svg);
    std::cout << "picture: " << file.string() << "\n";
}

// The same for a figure; throws what svg_file() throws, too.
inline void write_picture(const std::filesystem::path& folder, const std::string& name,
                          const Figure& figure) {
    write_picture(folder, name, svg_file(figure));
}

} // namespace nn
