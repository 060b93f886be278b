// A process with little memory, for tests of what becomes of files that are larger. POSIX.
#pragma once

#include "tests/check.hpp"

#include <sys/resource.h>

namespace check {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CHECK_UNDER_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CHECK_UNDER_SANITIZER
#endif

// While one lives, whoever wants more memory than 256 MiB in all gets std::bad_alloc.
class LittleMemory {
public:
    // Throws Skip where the memory cannot be limited; sanitizers need more, and end the program instead of throwing.
    LittleMemory() {
#ifdef CHECK_UNDER_SANITIZER
        throw Skip{"a sanitizer needs more memory"};
#else
        rlimit wanted = usual_, actual{};
        wanted.rlim_cur = 256 << 20;
        const bool done = setrlimit(RLIMIT_AS, &wanted) == 0 && getrlimit(RLIMIT_AS, &actual) == 0;
        if (!done || actual.rlim_cur != wanted.rlim_cur) throw Skip{"the memory cannot be limited here"};
#endif
    }
    ~LittleMemory() { setrlimit(RLIMIT_AS, &usual_); }
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;

private:
    static rlimit current() {
        rlimit limit{};
        getrlimit(RLIMIT_AS, &limit);
        return limit;
    }

    const rlimit usual_ = current();
};

} // namespace check
