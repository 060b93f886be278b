// A test program that includes this counts every operator new that it runs, and can make large ones fail.
#pragma once

#include <cstddef>

long allocations_so_far();

// From now on whoever asks for so many bytes or more gets a std::bad_alloc.
void fail_allocations_from(std::size_t bytes);
