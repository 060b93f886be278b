// Tool: writes a file whole or not at all. The text goes to a temporary file beside the target, which
// then takes the target's name: whoever looks sees the old file or the new one, never half of it.
#pragma once

#include <string>
#include <string_view>

namespace cli {

// Makes missing folders. Throws std::runtime_error that names the file and the reason; also for what is no
// ordinary file, as a device or a folder would be lost.
void write_file_atomically(const std::string& path, std::string_view content);

// Throws the same when it could not be written now, and leaves no trace of having tried but the missing
// folders. For asking before the work whose result is to be written.
void require_writable(const std::string& path);

// The path of a file in a folder, which may end with a slash.
std::string path_in(const std::string& folder, const std::string& name);

} // namespace cli
