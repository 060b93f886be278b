// Tool: one training from its first epoch to its report: shown while it runs, stopped when it is to be, kept at the end.
#pragma once

#include "common/terminal/style.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/hyperparameters.hpp"
#include "common/trainer/training.hpp"

#include <string>

namespace nn {

struct RunOptions {
    std::string program;             // its pictures are called after it: chapter6_loss.svg
    Hyperparameters hyperparameters; // `epochs` counts those before this run, too
    std::string summary = "";        // of the data, said before the results
    Goal goal = {};
    // Above 0: restores the best epoch, and stops after this many without a better validation loss.
    Index patience = 0;
    BestEpoch best = {}; // of the run before
    term::DisplayOptions display = {};
    double speed = 1; // of a live run, which takes six seconds at 1
    // Files, none where empty: the network; all that training needs to go on, also while it runs; a line of JSON for each
    // epoch, behind the lines that are there when the training goes on.
    std::string save = "", checkpoint = "", log = "", export_c = ""; // the last one: as a function in C
    double seconds_between_checkpoints = 60;
    double rate_without_hidden = 0; // the learning rate for the same without a hidden layer, to compare
    bool assesses =
        false; // the report says how good the network is on the samples that it was not trained on
    bool begins_trained = false; // with weights that were trained before
    std::string last_lines = ""; // of the report, where a network is kept
};

// Whether the goal was reached. Throws what fit() throws, std::runtime_error when the loss has grown from the first epoch on or no
// epoch was better than the untrained network (then nothing is kept), and std::runtime_error for files that cannot be written: before
// the work where that can be known, and at the end when everything else is done. Ctrl-C ends it with its report.
bool train_and_report(Training& training, const RunOptions& options);

} // namespace nn
