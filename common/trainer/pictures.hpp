// Tool: what a training looks like: the dashboard's parts, and its pictures as figures.
#pragma once

#include "common/plot/figure.hpp"
#include "common/trainer/dashboard.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/report.hpp"

#include <string>
#include <vector>

namespace nn {

// Samples from all over the training data in the units of the table, with what the network predicts.
std::vector<plot::Sample> samples_of(const Training& training, const Network& network, Index most);

// Whether what the network predicts can be drawn on a plane: two inputs, and predictions between 0 and 1.
bool has_surface(const Training& training);

// Losses over the epochs, on a logarithmic axis; the epoch from which on it was solved is marked.
plot::Panel losses_of(const Training& training, const History& history);

// What the terminal shows of it on its way to the last epoch; with every tick, the network is at work on the next sample.
Dashboard dashboard_of(const Training& training, const History& history, const TrainingStatus& status,
                       const std::string& description, Index last_epoch, int tick);

// As pictures: the losses over the epochs, one line or with penalties and validation up to three; and what the network
// predicts around the training data. The words go into the description.
plot::Figure loss_figure(const Training& training, const History& history, const std::string& words);
plot::Figure boundary_figure(const Training& training, const std::string& words);

// How often each class was taken for each, as an SVG file. `samples` says which ones they are: "52 test samples".
std::string confusion_picture(const Confusion& confusion, const std::string& samples,
                              const std::string& words);

// How the boundary changes through the training, in about forty frames, closest together where it changes most, beside the
// loss with a dot that goes along.
plot::Figure evolution_figure(const Training& training, const History& history,
                              const std::vector<Snapshot>& snapshots, const std::string& words);

} // namespace nn
