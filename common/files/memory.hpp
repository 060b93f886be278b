// Tool: files that the memory has no room for are refused by their name.
#pragma once

#include <new>
#include <stdexcept>
#include <string>

namespace files {

// What `read` gives back. When it runs out of memory, throws std::runtime_error with the path in place of
// std::bad_alloc, or of the std::length_error that it is where sizes have 32 bits.
template <class Read>
auto within_memory(const std::string& path, Read read) {
    const std::string too_large = path + ": is too large for the memory"; // while there is memory
    try {
        return read();
    } catch (const std::bad_alloc&) {
        throw std::runtime_error(too_large);
    } catch (const std::length_error&) { throw std::runtime_error(too_large); }
}

} // namespace files
