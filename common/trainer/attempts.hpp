// Tool: several things to be done at the end, of which none may cost the others.
#pragma once

#include <exception>
#include <functional>

namespace nn {

class Attempts {
public:
    // Does it now; what it throws is kept.
    void attempt(const std::function<void()>& action) {
        try {
            action();
        } catch (...) {
            if (!failure_) failure_ = std::current_exception();
        }
    }

    bool has_failure() const { return failure_ != nullptr; }

    // Throws what the first attempt that failed has thrown.
    void report() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    std::exception_ptr failure_;
};

} // namespace nn
