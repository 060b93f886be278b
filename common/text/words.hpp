// Tool: cutting text into words and putting it together again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

// Without the spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

// What stands between the separators: one more than there are of them, empty ones too.
std::vector<std::string> split(std::string_view text, char separator);

// The words with `between` between them.
std::string joined(const std::vector<std::string>& words, std::string_view between);

} // namespace text
