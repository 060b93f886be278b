// Tool: what a training looks like: its parts as the plain values that dashboard, report and pictures are made of.
#pragma once

#include "common/plot/figure.hpp"
#include "common/trainer/condition.hpp"
#include "common/trainer/dashboard.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/moments.hpp"
#include "common/trainer/session.hpp"
#include "common/trainer/training_report.hpp"
#include "common/training/diagnosis.hpp"

namespace nn {

// Whether an answer is right or wrong, and not just near or far.
bool has_right_answers(const Session& session);

// Whether what the network answers can be drawn on a plane: two inputs, and answers between 0 and 1.
bool has_surface(const Session& session);

Progress progress_of(const Session& session, const Epoch& epoch, Index epochs);

// What the terminal shows of it on its way to the last epoch; with every tick, the network is at work on the next row.
Dashboard dashboard_of(const Session& session, const History& history, const Condition& condition,
                       const std::string& description, Index last_epoch, int tick);

// What came of it: a line that says so, and a table of the first rows and their answers.
std::string answers_report(const Session& session, const History& history, const std::string& description);

// As pictures: the losses over the epochs, one line or with penalties and validation up to three; and what the network
// answers around the training data. The words go into the description.
plot::Figure loss_figure(const Session& session, const History& history, const std::string& words);
plot::Figure boundary_figure(const Session& session, const std::string& words);

// The boundary's way through the training: a film of about forty moments, closest together where it changes most, beside the
// loss with a dot that goes along.
plot::Figure evolution_figure(const Session& session, const History& history,
                              const std::vector<Moment>& moments, const std::string& words);

// How it is doing: `step` is the last one that was made, with NAN before the first.
Condition condition_of(const Session& session, const History& history, const Goal& goal,
                       const StepSize& step);

} // namespace nn
