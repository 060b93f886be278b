#include "tests/check.hpp"

#include "common/trainer/architecture.hpp"

#include <stdexcept>

using namespace nn;

CLAIM(names_lead_back_to_their_functions) {
    for (const Activation activation : all_activations) {
        CHECK(activation_named(name_of(activation)) == activation);
    }
    CHECK_EQUAL(name_of(Activation::leaky_relu), "leaky_relu");
    CHECK_EQUAL(activation_names().size(), all_activations.size());
    CHECK_THROWS(activation_named("swish"), std::invalid_argument, "activation", "swish");
}

CLAIM(names_lead_to_their_initializers) {
    CHECK(initializer_named("xavier_uniform") == Initializer::xavier_uniform);
    CHECK(initializer_named("xavier_normal") == Initializer::xavier_normal);
    CHECK(initializer_named("he_uniform") == Initializer::he_uniform);
    CHECK(initializer_named("he_normal") == Initializer::he_normal);
    CHECK_THROWS(initializer_named("he"), std::invalid_argument, "initializer", "he");
}
