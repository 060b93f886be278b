// Chapter 2: ten activation functions, each with its derivative beside it.
// value(z) is a = f(z). derivative(z, a) is da/dz; it is handed both z and a = f(z), so that each can use
// the one that makes it cheap, and says which. Definitions as in PyTorch's torch.nn.
#pragma once

#include "common/math/scalar.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace nn {

struct Identity {
    static constexpr std::string_view name = "identity";
    static Scalar value(Scalar z) { return z; }
    static Scalar derivative(Scalar, Scalar) { return 1; }
};

// The oldest of them. Flat everywhere, so no layer before it can learn; one after it can.
struct Step {
    static constexpr std::string_view name = "step";
    static Scalar value(Scalar z) { return z > 0 ? Scalar{1} : Scalar{0}; }
    static Scalar derivative(Scalar, Scalar) { return 0; }
};

// 1 / (1 + e^-z). A large -z makes e^-z infinite and the value 0, as it should be.
struct Sigmoid {
    static constexpr std::string_view name = "sigmoid";
    static Scalar value(Scalar z) { return 1 / (1 + std::exp(-z)); }
    static Scalar derivative(Scalar, Scalar a) { return a * (1 - a); } // from a
};

// (e^z - e^-z) / (e^z + e^-z), written with one exponential: two to three times as fast as std::tanh. Near 0 that
// is the small difference of two numbers near 1 and loses its digits, so there the series z - z³/3 + 2z⁵/15 stands.
struct Tanh {
    static constexpr std::string_view name = "tanh";
    static constexpr Scalar near_0 = std::is_same_v<Scalar, float> ? Scalar(0.1) : Scalar(0.005);
    static Scalar value(Scalar z) {
        const Scalar q = z * z;
        if (std::abs(z) < near_0) return z - z * q * (Scalar(1) / 3 - q * Scalar(2) / 15);
        return 1 - 2 / (1 + std::exp(2 * z));
    }
    static Scalar derivative(Scalar, Scalar a) { return 1 - a * a; } // from a
};

// max(0, z); NaN stays NaN, to be found. At the kink itself the derivative is taken to be 0.
struct Relu {
    static constexpr std::string_view name = "relu";
    static Scalar value(Scalar z) { return z < 0 ? Scalar{0} : z; }
    static Scalar derivative(Scalar z, Scalar) { return z > 0 ? Scalar{1} : Scalar{0}; } // from z
};

// A ReLU that lets a hundredth through below 0, so that no unit dies for good.
struct LeakyRelu {
    static constexpr std::string_view name = "leaky_relu";
    static constexpr Scalar leak = Scalar(0.01);
    static Scalar value(Scalar z) { return z > 0 ? z : leak * z; }
    static Scalar derivative(Scalar z, Scalar) { return z > 0 ? Scalar{1} : leak; } // from z
};

// z above 0, e^z - 1 below.
struct Elu {
    static constexpr std::string_view name = "elu";
    static Scalar value(Scalar z) { return z > 0 ? z : std::expm1(z); }
    static Scalar derivative(Scalar z, Scalar a) { return z > 0 ? Scalar{1} : a + 1; } // from z and a
};

// log(1 + e^z), a ReLU without the kink; written so that no e^z overflows.
struct Softplus {
    static constexpr std::string_view name = "softplus";
    static Scalar value(Scalar z) { return (z > 0 ? z : 0) + std::log1p(std::exp(-std::abs(z))); }
    static Scalar derivative(Scalar z, Scalar) { return Sigmoid::value(z); } // from z
};

// z · sigmoid(z).
struct Silu {
    static constexpr std::string_view name = "silu";
    static Scalar value(Scalar z) { return z * Sigmoid::value(z); }
    static Scalar derivative(Scalar z, Scalar a) { // from z and a
        const Scalar s = Sigmoid::value(z);
        return s + a * (1 - s);
    }
};

// z · Φ(z), Φ being the share of a normal distribution that lies below z. The exact one.
struct Gelu {
    static constexpr std::string_view name = "gelu";
    static Scalar share_below(Scalar z) { return std::erfc(-z / std::numbers::sqrt2_v<Scalar>) / 2; }
    static Scalar value(Scalar z) { return z * share_below(z); }
    static Scalar derivative(Scalar z, Scalar) { // from z: Φ(z) + z · φ(z)
        const Scalar density =
            std::exp(-z * z / 2) * std::numbers::inv_sqrtpi_v<Scalar> / std::numbers::sqrt2_v<Scalar>;
        return share_below(z) + z * density;
    }
};

enum class Activation { identity, step, sigmoid, tanh, relu, leaky_relu, elu, softplus, silu, gelu };

inline constexpr std::array all_activations = {
    Activation::identity,   Activation::step, Activation::sigmoid,  Activation::tanh, Activation::relu,
    Activation::leaky_relu, Activation::elu,  Activation::softplus, Activation::silu, Activation::gelu};

// Calls `body` with the function that `activation` names: one decision for a whole matrix, so that
// the loop inside `body` is compiled once for each function, without a decision per entry.
template <class Body>
decltype(auto) with_activation(Activation activation, Body&& body) {
    switch (activation) {
    case Activation::identity: return body(Identity{});
    case Activation::step: return body(Step{});
    case Activation::sigmoid: return body(Sigmoid{});
    case Activation::tanh: return body(Tanh{});
    case Activation::relu: return body(Relu{});
    case Activation::leaky_relu: return body(LeakyRelu{});
    case Activation::elu: return body(Elu{});
    case Activation::softplus: return body(Softplus{});
    case Activation::silu: return body(Silu{});
    case Activation::gelu: return body(Gelu{});
    }
    throw std::invalid_argument("activation: not one of the ten");
}

inline std::string_view name_of(Activation activation) {
    return with_activation(activation, [](auto f) { return decltype(f)::name; });
}

} // namespace nn
