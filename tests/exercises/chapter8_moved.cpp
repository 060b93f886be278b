// Chapter 8, exercise 4: digits that are moved before they are learned. How many of moved ones are read then?
#include "common/data/digits.hpp"
#include "common/network/network.hpp"
#include "common/network/softmax_cross_entropy.hpp"
#include "common/text/numbers.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/schedule.hpp"

#include <algorithm>
#include <iostream>
#include <span>

using namespace nn;

// Each picture moved by up to so many pixels to each side, every place equally likely.
Dataset moved(Dataset digits, Index most, Random& random) {
    for (Index i = 0; i < digits.size(); ++i) {
        const Index right = random.below(2 * most + 1) - most, down = random.below(2 * most + 1) - most;
        const Matrix picture = shifted(rows_of(digits.x, std::span(&i, 1)), right, down);
        std::copy(picture.begin(), picture.end(), digits.x.data() + i * image_pixels);
    }
    return digits;
}

std::string percent(const Network& network, const Dataset& digits) {
    return text::fixed(100 * score_of(network, SoftmaxCrossEntropy(), digits).accuracy, 0) + " %";
}

int main() {
    Random random(1);
    const Dataset all = drawn_digits(25'000, random);
    const auto [training, test] = split(all, 20'000);
    const Dataset moved_test = moved(test, 3, random);
    for (const Index most : {0, 3}) {
        Network network = mlp({image_pixels, 128, 10}, Activation::relu, Initializer::he_uniform, random);
        Adam adam;
        const FitOptions options{
            .epochs = 6, .batch_size = 32, .learning_rate = 0.003, .schedule = cosine_schedule(6)};
        fit(network, SoftmaxCrossEntropy(), adam, moved(training, most, random), options, random);
        std::cout << "learned from digits moved by up to " << most << " pixels: reads "
                  << percent(network, test) << " of those in the middle, " << percent(network, moved_test)
                  << " of moved ones\n";
    }
}
