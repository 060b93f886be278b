// Tool: how a training is doing, in plain words. Takes plain values.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace nn {

// Examples that are answered alike though they should not be.
struct AnsweredAlike {
    double answer;
    std::vector<std::vector<double>> inputs; // of each example
};

// So many of the rows are answered rightly: the answer is on the side of its target.
struct Rights {
    long long count, rows;
};

struct Condition {
    long long epoch = 0;
    double loss = 0;
    std::optional<double> validation_loss = {};
    std::optional<Rights> right = {}, validation_right = {}; // where answers are right or wrong
    bool ended_early = false;                                // by the user
    std::optional<long long> taken_from =
        {}; // the epoch with the least validation loss, when everything here is said of it

    double target_loss = 0;  // solved means: the loss is no larger than this; if 0:
    double close_enough = 0; // every answer is nearer to its target than this; if 0, nothing counts as solved
    std::optional<long long> solved_since = {};
    long long close = 0, rows = 0; // answers that are near enough, and all

    double gradient_norm = NAN,
           update_ratio = NAN; // of the last step, as a share of the weights; NAN: none was made
    long long hidden_units = 0, dead = 0, saturated = 0;
    double shelf = 0; // the loss of the shelf that it is on, answering these alike; 0: it is on none
    std::vector<AnsweredAlike> alike = {};
    bool rests = false; // the loss hardly falls any more
};

// At the end, in a line: "solved since epoch 171: each answer within 0.1 of its target".
std::string verdict_on(const Condition& condition);

// The verdict, and in further lines, each where there is something to say: how many answers are right, which epoch was taken,
// the last step, units that no longer learn, and the shelf that it sits on.
std::string report_on(const Condition& condition);

// While it runs: what is happening, and what the figures say about it.
std::string state_line(const Condition& condition);
std::string figures_line(const Condition& condition);

} // namespace nn
