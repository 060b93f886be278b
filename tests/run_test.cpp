#include "tests/check.hpp"

#include "common/trainer/load_model.hpp"
#include "common/trainer/run.hpp"

#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>

using namespace nn;

namespace {

const std::string file = "run_test_checkpoint";

// Plain SGD that looks before every step which epoch the file holds.
class Watching final : public Optimizer {
public:
    explicit Watching(std::vector<Index>& epochs) : epochs_(epochs) {}
    void step(Parameters parameters, double learning_rate) override {
        if (std::filesystem::exists(file)) epochs_.push_back(load_checkpoint(file).model.epochs);
        sgd_.step(parameters, learning_rate);
    }

private:
    Sgd sgd_;
    std::vector<Index>& epochs_;
};

void run_quietly(Training& training, double seconds_between_checkpoints) {
    RunOptions options{.program = "run_test", .hyperparameters = {.epochs = 20, .learning_rate = 0.5}};
    options.seconds_between_checkpoints = seconds_between_checkpoints;
    options.display.ui = "quiet";
    options.display.out = "run_test_files";
    options.checkpoint = file;
    const std::ostringstream text;
    std::streambuf* const before = std::cout.rdbuf(text.rdbuf());
    train_and_report(training, options);
    std::cout.rdbuf(before);
}

} // namespace

// As if a minute had gone by after every epoch: whoever pulls the plug finds the last one.
CLAIM(a_checkpoint_is_renewed_while_the_training_goes_on) {
    std::filesystem::remove(file);
    std::vector<Index> epochs;
    Training training(exclusive_or_problem(), {{2, 3, 1}}, 1,
                      {"sgd", "", [&] { return std::make_unique<Watching>(epochs); }});
    training.options = {{"--epochs", "20"}};
    run_quietly(training, 0);
    CHECK_EQUAL(epochs.size(), 19u);
    for (std::size_t i = 0; i < epochs.size(); ++i) CHECK_EQUAL(epochs[i], static_cast<Index>(i + 1));
    CHECK_EQUAL(load_checkpoint(file).model.epochs, 20);
    CHECK((load_checkpoint(file).model.options == training.options));
}

CLAIM(within_a_minute_it_is_not) {
    std::filesystem::remove(file);
    std::vector<Index> epochs;
    Training training(exclusive_or_problem(), {{2, 3, 1}}, 1,
                      {"sgd", "", [&] { return std::make_unique<Watching>(epochs); }});
    run_quietly(training, 60);
    CHECK(epochs.empty());
    CHECK(std::filesystem::exists(file));
}
