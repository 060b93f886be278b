// Tool: trains a network on a table of your own. What its options mean stands in train.hpp.
#include "common/trainer/train.hpp"
#include "common/cli/program.hpp"

int main(int argc, char** argv) {
    return cli::run_program({.program = "train",
                             .purpose = "Trains a network on a CSV file: two classes, or a regression.",
                             .examples = {"./train notes/data/throws.csv --validation 0.25",
                                          "./train notes/data/throws.csv --save output/throws.safetensors"},
                             .note = "notes/train.md"},
                            argc, argv, nn::train);
}
