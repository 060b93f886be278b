#include "tests/allocations.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

long allocations = 0;
std::size_t too_many_bytes = SIZE_MAX;

void count(std::size_t bytes) {
    ++allocations;
    if (bytes >= too_many_bytes) throw std::bad_alloc();
}

} // namespace

long allocations_so_far() { return allocations; }

void fail_allocations_from(std::size_t bytes) { too_many_bytes = bytes; }

void* operator new(std::size_t size) {
    count(size);
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}

void* operator new(std::size_t size, std::align_val_t alignment) {
    count(size);
    const auto step = static_cast<std::size_t>(alignment);
    const std::size_t whole = (size + step - 1) / step * step; // as aligned_alloc wants it
    if (void* memory = std::aligned_alloc(step, whole > 0 ? whole : step)) return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
