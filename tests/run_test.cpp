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

// Plain SGD, before each step of which something happens.
class Watching final : public Optimizer {
public:
    explicit Watching(const std::function<void()>& happens) : happens_(happens) {}
    void step(Parameters parameters, double learning_rate) override {
        happens_();
        sgd_.step(parameters, learning_rate);
    }

private:
    Sgd sgd_;
    const std::function<void()>& happens_;
};

// The epochs that the file holds before each step, where there is one.
std::function<void()> noting_in(std::vector<Index>& epochs) {
    return [&] {
        if (std::filesystem::exists(file)) epochs.push_back(load_checkpoint(file).model.epochs);
    };
}

std::unique_ptr<Training> training_with(const std::function<void()>& happens) {
    const OptimizerChoice choice{"sgd", "", [&] { return std::make_unique<Watching>(happens); }};
    return std::make_unique<Training>(exclusive_or_problem(), Architecture{{2, 3, 1}}, 1, choice);
}

void run_quietly(Training& training, double seconds_between_checkpoints) {
    RunOptions options{.program = "run_test", .hyperparameters = {.epochs = 20, .learning_rate = 0.5}};
    options.seconds_between_checkpoints = seconds_between_checkpoints;
    options.display.ui = "quiet";
    options.display.out = "run_test_files";
    options.checkpoint = file;
    const std::ostringstream text;
    std::streambuf* const before = std::cout.rdbuf(text.rdbuf());
    try {
        train_and_report(training, options);
    } catch (...) {
        std::cout.rdbuf(before);
        throw;
    }
    std::cout.rdbuf(before);
}

} // namespace

// As if a minute had gone by after every epoch: whoever pulls the plug finds the last one.
CLAIM(a_checkpoint_is_renewed_while_the_training_goes_on) {
    std::filesystem::remove_all(file);
    std::vector<Index> epochs;
    const std::function<void()> note = noting_in(epochs);
    const auto training = training_with(note);
    training->options = {{"--epochs", "20"}};
    run_quietly(*training, 0);
    CHECK_EQUAL(epochs.size(), 19u);
    for (std::size_t i = 0; i < epochs.size(); ++i) CHECK_EQUAL(epochs[i], static_cast<Index>(i + 1));
    CHECK_EQUAL(load_checkpoint(file).model.epochs, 20);
    CHECK((load_checkpoint(file).model.options == training->options));
}

CLAIM(within_a_minute_it_is_not) {
    std::filesystem::remove_all(file);
    std::vector<Index> epochs;
    const std::function<void()> note = noting_in(epochs);
    run_quietly(*training_with(note), 60);
    CHECK(epochs.empty());
    CHECK(std::filesystem::exists(file));
}

// A folder of the file's name is in the way for some epochs, as a full disk may be.
CLAIM(a_training_goes_on_where_its_checkpoint_cannot_be_written_for_a_while) {
    std::filesystem::remove_all(file);
    int steps = 0, in_the_way = 0;
    const std::function<void()> block = [&] {
        in_the_way += std::filesystem::is_directory(file);
        if (++steps == 1) std::filesystem::create_directories(file + "/in_the_way");
        if (steps == 10) std::filesystem::remove_all(file);
    };
    run_quietly(*training_with(block), 0);
    CHECK_EQUAL(steps, 20);
    CHECK_EQUAL(in_the_way, 9);
    CHECK_EQUAL(load_checkpoint(file).model.epochs, 20);
}
