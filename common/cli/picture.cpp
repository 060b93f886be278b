// Tool: a file, and a line that names it.
#include "common/cli/picture.hpp"

#include "common/cli/atomic_file.hpp"

#include <filesystem>
#include <iostream>

namespace cli {

void write_picture(const std::string& folder, const std::string& name, const plot::Figure& figure) {
    write_svg(folder, name, plot::svg_file(figure));
}

void write_svg(const std::string& folder, const std::string& name, const std::string& svg) {
    const std::string file = (std::filesystem::path(folder) / (name + ".svg")).string();
    write_file_atomically(file, svg);
    std::cout << "picture: " << file << "\n";
}

} // namespace cli
