#include "tests/count_allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

long allocations = 0;

} // namespace

long allocations_so_far() { return allocations; }

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
