// The trainer's programs on images: what they learn, predict and refuse.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"
#include "tests/xml.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/files/idx.hpp"
#include "common/math/random.hpp"

#include <algorithm>

namespace {

using check::names;
using trainer::content_of, trainer::run, trainer::Run, trainer::work_folder;

// Bars of 5 × 4 pixels with some noise: class 3 lies, class 7 stands, class 9 is a cross. `first` decides about the noise.
struct Drawn {
    files::Images images{4, 5, {}};
    std::vector<unsigned char> labels;
};
Drawn bars(int count, unsigned first) {
    Drawn drawn;
    nn::Random random(first);
    for (int i = 0; i < count; ++i) {
        const int kind = i % 3;
        const nn::Index lies = random.below(4), stands = random.below(5);
        for (nn::Index row = 0; row < 4; ++row) {
            for (nn::Index column = 0; column < 5; ++column) {
                const bool ink = (kind != 1 && row == lies) || (kind != 0 && column == stands);
                drawn.images.pixels.push_back(static_cast<unsigned char>((ink ? 180 : 0) + random.below(60)));
            }
        }
        drawn.labels.push_back(static_cast<unsigned char>(kind == 0 ? 3 : kind == 1 ? 7 : 9));
    }
    return drawn;
}

// Leaves i and l, ti and tl behind for the command, which is run in the same folder.
std::string with_files(const std::string& command) {
    static bool are_written = false;
    if (!are_written) {
        const std::string folder = (work_folder.parent_path() / "images_test_data").string() + "/";
        const Drawn training = bars(240, 1), test = bars(60, 2);
        cli::write_file_atomically(folder + "i", files::idx_bytes(training.images));
        cli::write_file_atomically(folder + "l", files::idx_bytes(training.labels));
        cli::write_file_atomically(folder + "ti", files::idx_bytes(test.images));
        cli::write_file_atomically(folder + "tl", files::idx_bytes(test.labels));
        are_written = true;
    }
    return "cp ../images_test_data/* . && " + command;
}

const std::string learns = "train --images i --labels l --test-images ti --test-labels tl --epochs 40 ";

} // namespace

CLAIM(images_are_learned_tested_kept_and_predicted) {
    const Run result = run(with_files(learns + "--save m && ./predict m --images ti > answers.csv"));
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "i: 240 samples, 20 inputs (images of 5 × 4 pixels)",
                "3 classes: 3 (80), 7 (80), 9 (80)", "On the 60 test samples: 100 %", "20-128-3 relu",
                "./predict m --images NEW");
    CHECK(!names(result.output, "Columns that matter") && !names(result.output, "pixel"));
    CHECK_EQUAL(check::xml_error(content_of("output/train_confusion.svg")), "");
    const std::string answers = content_of("answers.csv");
    CHECK(answers.starts_with("image,prediction,p(3),p(7),p(9)\n0,3,"));
    CHECK_EQUAL(std::count(answers.begin(), answers.end(), '\n'), 61);
    CHECK_NAMES(run(with_files(learns + "--save m > first && ./predict m")).output, "--images FILE",
                "pixel 0 0 to pixel 3 4", "3, 7, 9");
}

CLAIM(the_last_lines_repeat_a_training_on_images) {
    const Run result =
        run(with_files(learns + "--save m > first && sed -n 's/^The same again: //p' first > again && "
                                "sh again > second 2> progress && cmp output/i.safetensors m"));
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
}

CLAIM(a_kept_network_is_evaluated_resumed_and_begun_with_on_images) {
    const Run evaluated =
        run(with_files(learns + "--save m > first && train --images ti --labels tl --evaluate m"));
    CHECK_NAMES(evaluated.output, "60 samples", "learned from none of these", "100 %");
    const Run resumed = run(with_files(
        "train --images i --labels l --validation 0.2 --epochs 10 --checkpoint c > first && "
        "train --images i --labels l --resume c --epochs 20 --schedule constant --save a; echo $?"));
    CHECK_NAMES(resumed.error, "--schedule is cosine");
    CHECK_EQUAL(
        run(with_files(
                "train --images i --labels l --test-images ti --test-labels tl --epochs 10 --schedule "
                "constant --checkpoint c > first && train --images i --labels l --resume c --epochs 20 "
                "--save a > first && train --images i --labels l --validation 0 --epochs 20 --schedule "
                "constant --save b > first && ./predict a --images ti > x && ./predict b --images ti > y && "
                "cmp x y && train --images i --labels l --start-from a --epochs 2"))
            .code,
        0);
    CHECK_NAMES(run(with_files("train --images i --labels l --folds 3 --epochs 20")).output,
                "fold 3, 80 samples", "accuracy");
}

CLAIM(what_is_wrong_with_images_is_said_in_one_line) {
    for (const auto& [command, fact] :
         {std::pair{"train --images i --labels tl", "tl: holds 60 labels, and i 240 images"},
          {"train --images l --labels tl", "holds labels, not images"},
          {"train --images i --labels i", "two files"},
          {"{ head -c 8 l; head -c 240 /dev/zero; } > same && train --images i --labels same",
           "same: the label"},
          {"train --images nowhere --labels l", "nowhere: No such file"},
          {"gzip -f i && train --images i.gz --labels l", "is compressed"},
          {"head -c 900 i > cut && train --images cut --labels l",
           "promises 4800 bytes of data, and has 884"}}) {
        const Run result = run(with_files(command));
        CHECK_EQUAL(result.output, "");
        CHECK_EQUAL(std::count(result.error.begin(), result.error.end(), '\n'), 1);
        CHECK_NAMES(result.error, fact);
        CHECK(result.code == 1 || result.code == 2);
    }
    for (const auto& [options, fact] :
         {std::pair{"--images i", "--labels"},
          {"notes/data/throws.csv --images i --labels l", "takes the place"},
          {"--images i --labels l --label x", "tables"},
          {"--images i --labels l --test-images ti", "--test-labels"},
          {"--images i --labels l --test ti", "--test-images"},
          {"--images i --labels l --test-images ti --test-labels tl --folds 3", "--folds"},
          {"notes/data/throws.csv --test-images ti --test-labels tl", "--images"}}) {
        CHECK_REFUSED(with_files(std::string("train ") + options), 2, "train: ", fact);
    }
}

CLAIM(files_that_are_meant_by_either_name_are_not_overwritten) {
    for (const std::string option : {"--log", "--save", "--checkpoint", "--export-c"}) {
        CHECK_REFUSED(with_files("mv i a.idx3 && train --images a-idx3 --labels l " + option +
                                 " a.idx3; code=$?; cmp a.idx3 "
                                 "../images_test_data/i && exit $code"),
                      2, "--images and " + option, "two files");
    }
}

CLAIM(a_split_stays_when_a_training_is_resumed_with_images_that_test_it) {
    const std::string kept =
        "train --images i --labels l --validation 0.2 --epochs 5 --checkpoint c > first && ";
    CHECK_NAMES(
        run(with_files(kept +
                       "train --images i --labels l --test-images ti --test-labels tl --resume c --epochs 6"))
            .output,
        "of 192; on the validation samples", "60 test samples");
    CHECK_REFUSED(with_files(kept + "train notes/data/throws.csv --resume c --epochs 6"), 1,
                  "c: has learned from images");
    CHECK_REFUSED(
        with_files(
            "train notes/data/throws.csv --epochs 2 --checkpoint d > first && train --images i --labels l "
            "--resume d --epochs 6"),
        1, "d: has learned from a table");
}

CLAIM(images_of_another_size_and_tables_are_not_taken_for_each_other) {
    const std::string keep = learns + "--save m > first && ";
    const std::string other = "printf '\\0\\0\\10\\3\\0\\0\\0\\1\\0\\0\\0\\2\\0\\0\\0\\2abcd' > o && "
                              "printf '\\0\\0\\10\\1\\0\\0\\0\\1\\3' > ol && ";
    CHECK_REFUSED(with_files(keep + other + "./predict m --images o"), 1, "predict: o: ", "2 × 2", "others");
    CHECK_REFUSED(with_files(keep + other + "train --images o --labels ol --evaluate m"), 1,
                  "train: o: ", "2 × 2");
    CHECK_REFUSED(
        with_files("train notes/data/throws.csv --epochs 2 --save m > first && ./predict m --images i"), 1,
        "predict: i: ", "columns of a table");
    CHECK_REFUSED(with_files(keep + "./predict m notes/data/throws.csv"), 1, "predict: ", "pixel 0 0");
    CHECK_REFUSED(with_files(keep + "./predict m notes/data/throws.csv --images i"), 2, "takes the place");
}

int main(int count, char** words) { return trainer::test(count, words); }
