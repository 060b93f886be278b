// Tool: what a network that ./train has kept predicts for new rows.
#include "common/trainer/predict.hpp"
#include "common/cli/program.hpp"

int main(int argc, char** argv) {
    return cli::run_program(
        {.program = "predict",
         .purpose = "Predicts with a network that ./train has kept.",
         .examples = {"./predict output/throws.safetensors notes/data/throws.csv > predicted.csv"},
         .note = "notes/train.md"},
        argc, argv, nn::predict);
}
