// Tool: writes a file whole or not at all. The text goes to a temporary file beside the target, which
// then takes the target's name: whoever looks sees the old file or the new one, never half of it.
#pragma once

#include <filesystem>
#include <string_view>

namespace nn {

// Makes missing folders. Throws std::runtime_error that names the file and the reason.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

} // namespace nn
