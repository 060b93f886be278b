// Tool: how a training is doing and what came of it, in plain words; and an epoch as a line of JSON for programs.
#pragma once

#include "common/plot/panel.hpp"
#include "common/trainer/confusion.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/training.hpp"

#include <optional>
#include <string>
#include <vector>

namespace nn {

struct TrainingStatus {
    Milestones at = {};
    Goal goal = {};
    // How many samples there are, where predictions are right or wrong; otherwise 0.
    Index samples = 0, validation_samples = 0;
    std::string validation_name = "validation samples";
    Index close = 0, predictions = 0; // how many of the predictions are near enough to their targets
    UnitHealth units = {};
    bool has_plateaued = false;
    std::optional<double> plateau = {};         // the loss of the plateau that it is on
    std::vector<ConfusedSamples> confused = {}; // and what it predicts the same for
    std::vector<std::string> inputs = {};       // of each sample, as they stand in the table: "0, 1"
    std::optional<Confusion> confusion =
        {}; // of three classes or more: of the validation samples, if there are any
};

TrainingStatus status_of(const Training& training, const History& history, const Goal& goal);

// At the end, in a line: "solved since epoch 171: each prediction within 0.1 of its target".
std::string verdict_on(const TrainingStatus& status);

// The verdict, and in further lines, each where there is something to say: the accuracy, which epoch was restored, the last
// step, units that no longer learn, and the plateau that it is on.
std::string report_on(const TrainingStatus& status);

// While it runs: what is happening, and what the figures say about it.
std::string state_line(const TrainingStatus& status);
std::string figures_line(const TrainingStatus& status);

// A row for each sample: up to eight inputs, target and prediction; and a line that says what the predictions are, where it
// is not plain.
std::string samples_table(const std::vector<plot::Sample>& samples, const Encoding& encoding);

// A line that says what came of it, and a table of ten samples.
std::string predictions_report(const Training& training, const History& history,
                               const std::string& description);

// {"epoch":3,"loss":0.5,...}, without a line end. What is not finite, or not there, is left out; the accuracy also where
// predictions are not right or wrong.
std::string json_line(const Epoch& epoch, bool with_accuracy, const std::optional<UpdateStats>& step,
                      const std::optional<UnitHealth>& units);

} // namespace nn
