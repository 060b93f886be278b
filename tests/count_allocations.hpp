// A test program that is linked with count_allocations.cpp counts every operator new it runs.
#pragma once

long allocations_so_far();
