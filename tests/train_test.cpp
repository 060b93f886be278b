// Training on tables: models, checkpoints, logs.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"
#include "tests/xml.hpp"

#include "common/trainer/load_model.hpp"
#include "common/trainer/optimizer_options.hpp"
#include "common/trainer/save_model.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <type_traits>

namespace {

using check::names;
using trainer::content_of, trainer::run, trainer::Run, trainer::work_folder;

const std::string throws = "train notes/data/throws.csv ", degrees = "train notes/data/degrees.csv ",
                  exclusive_or = "train notes/data/xor.csv ";

bool exists(const char* file) { return trainer::fs::exists(work_folder / file); }

std::ptrdiff_t lines_in(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

// Of the headline.
std::string loss_in(const std::string& report) {
    const std::size_t begin = report.find("loss ") + 5;
    return report.substr(begin, report.find_first_of(",\n", begin) - begin);
}

// As small and simple as in chapter 6.
const std::string simple =
    "--hidden 8 --activation tanh --optimizer sgd --learning-rate 0.5 --schedule constant "
    "--batch-size 0 --dropout 0 --l2 0 ";

// Some epochs, and the rest from their checkpoint: the same file as without a break.
void check_parts_make_a_whole(const std::string& train, const std::string& begin, const std::string& half,
                              const std::string& all) {
    const Run result =
        run(train + simple + begin + " --epochs " + half + " --checkpoint half && " + train +
            "--resume half --epochs " + all + " --checkpoint parts && " + train + simple + begin +
            " --epochs " + all + " --checkpoint whole && cmp parts whole && ! cmp -s half whole");
    check::note(result.code == 0, __FILE__, __LINE__, train + begin + ": " + result.output);
    CHECK_EQUAL(result.error, "");
}

} // namespace

CLAIM(a_table_is_learned_kept_and_evaluated_again) {
    const Run result = run(throws + "--validation 0.2 --save m > first && " + throws + "--evaluate m");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    for (const std::string& report : {content_of("first"), result.output}) {
        CHECK_NAMES(report, "throws.csv", "2-100-1 relu", "speed", "angle", "\"yes\"", "loss", "Accuracy",
                    "always");
    }
    CHECK_NAMES(content_of("first"), "validation loss", "On the 48 validation samples", "--hidden none",
                "Columns that matter", "The same again: ./train notes/data/throws.csv");
    CHECK(content_of("first").ends_with("\nPredictions for new rows: ./predict m NEW.csv > answers.csv\n"));
    CHECK_NAMES(result.output, "not learned from 47 of these rows", // one of the 48 is there twice
                "On the 47 samples that it has not learned from");
    CHECK_EQUAL(check::xml_error(content_of("output/train_boundary.svg")), "");
}

CLAIM(three_kinds_are_learned_kept_and_gone_on_with) {
    // Three heaps along a line, 30 points each.
    const std::string made = "awk 'BEGIN { print \"x,y,kind\"; for (i = 0; i < 90; ++i) { k = i % 3; "
                             "print 2 * k + i % 7 / 7 \",\" k * k + i % 5 / 5 \",\" substr(\"antbeecow\", 3 "
                             "* k + 1, 3) } }' > t.csv && ";
    const Run result = run(made + "train t.csv --validation 0.2 --checkpoint c --save m > first && "
                                  "train t.csv --evaluate m && cat first");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(content_of("first"), "2-100-3 relu", "ant", "bee", "cow", "F1", "true \\ predicted",
                "18 of 18");
    CHECK_EQUAL(check::xml_error(content_of("output/train_boundary.svg")), "");
    CHECK_EQUAL(check::xml_error(content_of("output/train_confusion.svg")), "");
    CHECK_NAMES(content_of("output/train_confusion.svg"), "Predictions for 18 ", "bee: recall", ">cow<");
    check_parts_make_a_whole("cp ../notes/data/throws.csv . 2>/dev/null; " + made + "train t.csv ",
                             "--optimizer adam --validation 0.2", "20", "40");
    const Run sweep = run(made + "train t.csv --sweep 5 --target-loss 0.1 --require-solved");
    CHECK_EQUAL(sweep.code, 0);
    CHECK_NAMES(sweep.output, "5 of 5");
}

CLAIM(a_regression_is_learned_with_mse) {
    const Run result = run("./" + degrees +
                           "--ui plain --target-loss 0.001 --epochs 5000 "
                           "--require-solved --log l");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "solved", "0.001");
    CHECK(!exists("output/train_boundary.svg")); // one input: nothing to draw
    CHECK_NAMES(result.error, "epoch    0/5000   0%");
    CHECK_NAMES(result.output, "RMSE", "R²", "baseline, always the mean");
    for (const std::string& text : {result.output, result.error, content_of("l")}) {
        CHECK(!names(text, "correct") && !names(text, "Accuracy") && !names(text, "accuracy"));
    }
}

CLAIM(the_label_is_any_column) {
    CHECK_NAMES(run(degrees + "--label celsius --epochs 5").output, "fahrenheit", "target");
    CHECK_REFUSED(degrees + "--label kelvin", 1, "train: notes/data/degrees.csv", "kelvin", "celsius");
}

CLAIM(a_training_in_two_parts_ends_in_the_same_file) {
    check_parts_make_a_whole(exclusive_or, "", "100", "200");
    check_parts_make_a_whole(exclusive_or,
                             "--batch-size 1 --dropout 0.1 --noise 0.05 --decay 0.01 --l1 0.0001 --seed 7",
                             "100", "200");
    check_parts_make_a_whole(throws, "--batch-size 8 --patience 1000 --validation 0.3 --seed 3", "20", "50");
    check_parts_make_a_whole(
        "awk 'NR == 9 { sub(/^[^,]*/, \"\") } 1' notes/data/throws.csv > m.csv; train m.csv ",
        "--missing mean --batch-size 16", "20", "40");
    check_parts_make_a_whole(throws, "--test 0.2 --class-weights balanced --batch-size 16", "20", "50");
}

CLAIM(every_optimizer_goes_on_to_the_bit) {
    for (const std::string& name : nn::optimizer_names()) {
        check_parts_make_a_whole(exclusive_or,
                                 "--clip 0.1 --batch-size 3 --l2 0.001 --learning-rate 0.01 --optimizer " +
                                     name + " --seed 2",
                                 "100", "200");
    }
}

CLAIM(a_schedule_falls_over_all_epochs_also_of_a_training_that_goes_on) {
    // Nothing moves any more in the last epoch of a cosine.
    const Run result = run(exclusive_or + "--log l --epochs 200 --checkpoint c && " + exclusive_or +
                           "--resume c --epochs 400 --log l");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "adam", "cosine schedule", "learning rate 0.01");
    std::vector<double> steps; // as shares of the weights, in the epochs from 1 on
    std::istringstream log(content_of("l"));
    for (std::string line; std::getline(log, line);) {
        const std::size_t at = line.find("\"update_ratio\":");
        if (at != line.npos) steps.push_back(std::stod(line.substr(at + 15)));
    }
    CHECK_EQUAL(steps.size(), 400u);
    CHECK(steps.at(100) > 1e-4);
    CHECK(steps.at(199) < 1e-6);
    CHECK(steps.at(250) > 1e-5); // of 400 it is not yet the last
    CHECK(steps.at(399) < 1e-6);
}

CLAIM(a_run_that_was_stopped_early_goes_on_from_its_last_weights) {
    const std::string train =
        throws + simple + "--batch-size 4 --learning-rate 2 --epochs 80 --validation 0.3 ";
    const Run result = run(train + "--patience 3 --checkpoint half > first && " + throws +
                           "--patience 1000 --resume half --checkpoint parts && " + train +
                           "--patience 1000 --checkpoint whole && cmp parts whole");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    CHECK(!names(content_of("first"), "80 epochs"));
}

CLAIM(a_network_of_chapter_6_is_evaluated_and_nothing_is_trained) {
    const Run result = run("chapter6 --epochs 300 --save m > first && " + exclusive_or + "--evaluate m");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "300 epochs", "x1", "x2", "4 of 4", "is not known");
    CHECK_EQUAL(loss_in(result.output), loss_in(content_of("first")));
}

CLAIM(what_is_no_model_is_refused_in_one_line) {
    const auto refused = [](const std::string& file, const std::string& command, auto... facts) {
        CHECK_REFUSED("chapter6 --epochs 10 --save m > first && " + command + "; " + exclusive_or +
                          "--evaluate " + file,
                      1, "train: " + file, facts...);
    };
    refused("cut", "head -c 100 m > cut");
    refused("empty", ": > empty");
    refused("zeros", "head -c 5000 /dev/zero > zeros");
    refused("altered", "sed 's/\"sizes\":\"2,8,1\"/\"sizes\":\"2,9,1\"/' m > altered", "0.weight");
    refused("nowhere", ":");
    refused(".", ":");
}

CLAIM(a_table_that_does_not_fit_is_refused_in_one_line) {
    CHECK_REFUSED("printf 'a,b\\n1,2\\n3\\n' > t.csv; train t.csv", 1, "train: t.csv:3", "2", "1");
    CHECK_REFUSED("train nowhere.csv", 1, "train: nowhere.csv");
    CHECK_REFUSED("printf 'a,b\\n1,2\\n2,3\\n3,oops\\n4,5\\n' > t.csv; train t.csv", 1, "train: t.csv:4",
                  "\"oops\"", "\"b\"", "--task");
    CHECK_REFUSED("chapter6 --save m > first; " + throws + "--evaluate m", 1, "notes/data/throws.csv",
                  "\"x1\", \"x2\"", "2 columns");
}

CLAIM(classes_are_said_with_their_counts_and_the_line_of_one_that_is_there_once) {
    const Run result = run("printf 'a,b\\n1,no\\n2,yes\\n3,No\\n4,yes\\n5,yes\\302\\240\\n6,no\\n' > t.csv "
                           "&& train t.csv --epochs 1");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "No (1, line 4)", "no (2)", "yes (2)", "yes<U+a0> (1, line 6)");
}

CLAIM(semicolons_and_decimal_commas_are_read_said_and_written_again) {
    const Run result = run(
        "printf 'x;kind\\n1,5;a\\n2,5;b\\n3,5;a\\n4,5;b\\n' > t.csv && train t.csv --epochs 5 --save m && "
        "./predict m t.csv > p && printf 'x,kind\\n1.5,a\\n2.5,b\\n3.5,a\\n4.5,b\\n' > u.csv && "
        "train u.csv --epochs 5 --save n > second && cmp m n");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "t.csv: 4 samples, 1 input (semicolons between the fields, decimal commas)");
    CHECK(content_of("p").starts_with("x;kind;prediction;p(a);p(b)\n1,5;a;"));
    CHECK(content_of("p").find('.') == std::string::npos);
}

CLAIM(columns_are_left_out_when_asked) {
    const Run result =
        run(throws + "--ignore angle --epochs 5 --save m && ./predict m notes/data/new_throws.csv");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "240 samples, 1 input", "1-100-1 relu", "speed,angle,prediction");
    CHECK_REFUSED(throws + "--ignore angel", 1, "notes/data/throws.csv", "angel", "speed, angle, over");
}

CLAIM(what_makes_no_sense_is_refused_and_no_file_is_lost) {
    const auto refused = [](const std::string& options, int code, auto... facts) {
        const std::string before =
            "cp notes/data/throws.csv t.csv && train t.csv --epochs 5 --save own > first && ";
        const std::string after =
            "; code=$?; cmp own before && cmp t.csv notes/data/throws.csv && exit $code";
        CHECK_REFUSED(before + "cp own before && train " + options + after, code, facts...);
    };
    refused("", 2, "train: FILE.csv", "--help");
    refused("t.csv further", 2, "further", "--help");
    refused("t.csv --log t.csv", 2, "FILE.csv", "--log");
    refused("t.csv --save t.csv", 2, "FILE.csv", "--save");
    refused("t.csv --save s --checkpoint s", 2, "--save", "--checkpoint");
    refused("t.csv --save s --log ./s", 2, "--save", "--log");
    refused("t.csv --start-from own --log own", 2, "--start-from", "--log");
    refused("t.csv --start-from own --hidden 8", 2, "--hidden", "--start-from");
    refused("t.csv --evaluate own --task regression", 2, "--task", "--evaluate");
    refused("t.csv --evaluate own --epochs 3", 2, "--epochs", "--evaluate");
    refused("t.csv --evaluate own --start-from own", 2, "--evaluate", "--start-from");
    refused("t.csv --resume own", 1, "train: own", "no training", "--start-from");
    refused("t.csv --load own", 2, "--load", "--resume", "--start-from", "--evaluate");
    refused("t.csv --folds 5 --save own", 2, "--save", "--folds");
    refused("t.csv --folds 1", 2, "--folds 1");
    refused("t.csv --test nowhere.csv", 1, "train: nowhere.csv");
    refused("t.csv --test t.csv", 2, "FILE.csv", "--test");
    refused("t.csv --test 0.6 --validation 0.4", 2, "--test", "--validation");
    refused("t.csv --validation some", 2, "--validation some", "fraction");
    refused("notes/data/degrees.csv --class-weights balanced", 2, "--class-weights", "amount");
    refused("t.csv --loss mse", 2, "--loss", "--task regression");
    refused("t.csv --validation 0 --patience 5", 2, "--patience", "--validation");
    refused("t.csv --require-solved", 2, "--require-solved", "--target-loss");
    refused("t.csv --sweep 10", 2, "--sweep", "--target-loss");
    refused("t.csv --sweep 10 --save own", 2, "--save", "--sweep");
    refused("t.csv --sweep 10 --log l", 2, "--log", "--sweep");
    refused("t.csv --hidden 2/3", 2, "--hidden", "--sweep");
    refused("notes/data/xor.csv --start-from own --save own", 1, "notes/data/xor.csv", "\"over\"");
    refused("notes/data/xor.csv --start-from own --label xor --save own", 1, "notes/data/xor.csv",
            "\"speed\", \"angle\"");
    refused("t.csv --save output", 1, "train: cannot write output");
    // A checkpoint decides which samples stay unseen, and with which options it goes on.
    const std::string kept =
        "t.csv --validation 0.2 --checkpoint c --epochs 1 > second; train t.csv --resume c ";
    refused(kept + "--epochs 3 --seed 2", 2, "--seed is 1");
    refused(kept + "--epochs 3 --validation 0.1", 2, "--validation is 0.2");
    refused(kept + "--epochs 3 --optimizer sgd", 2, "--optimizer is adam");
    refused(kept + "--epochs 3 --test 0.2", 2, "--test is no option of the training");
    refused(kept + "--folds 3", 2, "--folds", "--resume");
    refused("t.csv --validation 0 --checkpoint c --epochs 1 > second; (head -n 1 t.csv; tail -n +2 t.csv | "
            "sort) > u.csv; "
            "train u.csv --resume c --epochs 3",
            1, "train: u.csv", "not the table");
    refused("t.csv --validation 0 --checkpoint c --epochs 1 > second; sed 's/no$/maybe/; s/yes$/no/; "
            "s/maybe$/yes/' t.csv > u.csv; "
            "train u.csv --resume c --epochs 3",
            1, "train: u.csv", "not the table");
    refused("t.csv --checkpoint c --epochs 1 > second; sed 's/\"option.--seed\"/\"option.--save\"/' c > d; "
            "train t.csv --resume d --epochs 3",
            1, "train: d: no model", "--save");
    refused(kept, 2, "--epochs 1", "1 already");
    const std::string other =
        "cat notes/data/throws.csv notes/data/throws.csv | grep -v speed | sed '1i speed,angle,over' | "
        "sed '3,9d' > u.csv; train u.csv --resume c --epochs 3";
    refused("t.csv --validation 0.2 --checkpoint c --epochs 1 > second; " + other, 1, "train: u.csv",
            "not the table", "--start-from");
    refused("t.csv --validation 0 --checkpoint c --epochs 1 > second; head -n 200 t.csv > u.csv; train u.csv "
            "--resume c --epochs 3",
            1, "train: u.csv", "not the table");
    refused("t.csv --optimizer adan", 2, "--optimizer", "adan", "adam");
    refused("t.csv --l1 0.1", 2, "--l1", "sgd", "adam");
    refused("t.csv --weight-decay 0.1", 2, "--weight-decay", "adamw");
    refused("t.csv --optimizer adamw --weight-decay 100", 2, "--weight-decay", "below 1");
    refused("t.csv --schedule cosine --decay 0.1", 2, "--schedule", "--decay");
    // Of a checkpoint that was tampered with, the lines say what is wrong.
    const std::string adam = "t.csv --checkpoint c --epochs 1 > second; sed 's/";
    refused(adam + "\"option.--optimizer\":\"adam\"/\"option.--optimizer\":\"adan\"/' c > d; train t.csv "
                   "--resume d --epochs 9",
            1, "train: d: no model", "adan");
    refused(adam + "\"optimizer\":\"adam\"/\"optimizer\":\"sgd\" /' c > d; train t.csv --resume d --epochs 9",
            1, "train: d: no model", "sgd", "adam");
    refused(adam +
                "\"option.--seed\":\"1\"/\"option.--sead\":\"1\"/' c > d; train t.csv --resume d --epochs 9",
            1, "train: d: no model", "--sead");
}

CLAIM(a_table_may_come_through_a_pipe_when_the_network_is_kept) {
    const Run piped = run("cat notes/data/throws.csv | train /dev/stdin --epochs 2 --save m && ls m");
    CHECK_EQUAL(piped.error, "");
    CHECK_EQUAL(piped.code, 0);
}

CLAIM(what_cannot_be_kept_is_said_before_the_work_and_pictures_cost_no_network) {
    CHECK_REFUSED(throws + "--save /dev/null/m --epochs 10000000", 1, "train: cannot write /dev/null/m");
    const Run kept = run(exclusive_or + "--save m --checkpoint c --out /dev/null/pictures");
    CHECK_EQUAL(kept.code, 1);
    CHECK_NAMES(kept.output, "100 epochs");
    CHECK_NAMES(kept.error, "train: cannot write /dev/null/pictures/train_loss.svg");
    CHECK(exists("c"));
}

CLAIM(what_is_said_of_an_early_stopped_run_is_true_of_the_network_that_is_kept) {
    const Run again = run(throws + "--validation 0.3 --save m > first && " + throws + "--evaluate m");
    CHECK_EQUAL(again.code, 0);
    const std::string first = content_of("first");
    CHECK_NAMES(first, "restored");
    CHECK(!names(again.output, "restored"));
    // What it has not learned from it finds out by itself, and has the same to say of it.
    const std::size_t said = first.find("On the 72 validation samples") + 28;
    CHECK_NAMES(again.output, "On the 72 samples that it has not learned from" +
                                  first.substr(said, first.find('\n', said) - said));
}

CLAIM(a_checkpoint_keeps_its_best_epoch_and_predict_asks_that) {
    const Run result =
        run(throws +
            "--learning-rate 0.05 --epochs 2000 --validation 0.25 --patience 50 --checkpoint c --save s > "
            "first && "
            "./predict c notes/data/throws.csv > of_c && ./predict s notes/data/throws.csv > of_s && "
            "cmp of_c of_s && " +
            throws + "--resume c --patience 60");
    CHECK_EQUAL(result.code, 0);
    const std::string first = content_of("first");
    const std::size_t from = first.find("Restored from epoch");
    const std::string restored = first.substr(from, first.find(',', from) - from);
    CHECK_NAMES(result.output.substr(result.output.rfind("Restored")), restored);
}

CLAIM(of_a_network_that_is_evaluated_every_row_is_judged) {
    const auto made = [](const std::string& shift, const std::string& file) {
        return "awk 'BEGIN { print \"a,b,y\"; for (i = 0; i < 400; ++i) print i + " + shift +
               " \",\" i * i % 97 \",\" (i * 7 % 400 > 200 ? \"up\" : \"down\") }' > " + file + " && ";
    };
    const Run result =
        run(made("0", "t.csv") + made("0.5", "u.csv") +
            "train t.csv --epochs 3 --save m > first && train u.csv --evaluate m && ./predict m u.csv | "
            "awk -F, 'NR > 1 && $3 == $4' | wc -l");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "learned from none of these rows");
    const std::string correct = result.output.substr(result.output.rfind('\n', result.output.size() - 2) + 1);
    CHECK_NAMES(result.output, "On the 400 samples: ", correct.substr(0, correct.size() - 1) + " of 400");
}

CLAIM(what_was_learned_before_is_in_no_test) {
    const Run begun =
        run(throws +
            "--validation 0 --epochs 5 --save m > first && "
            "(cat notes/data/throws.csv; awk 'BEGIN { for (i = 0; i < 60; ++i) print i / 10 + 8.05 \",\" "
            "20 + i \",\" (i < 30 ? \"no\" : \"yes\") }') > more.csv && "
            "train more.csv --start-from m --test 0.5 --validation 0 --epochs 2 --save n > second && "
            "train more.csv --evaluate n");
    CHECK_EQUAL(begun.code, 0);
    CHECK_NAMES(content_of("second"), "On the 30 test samples");
    CHECK_NAMES(begun.output, "not learned from 30 of these rows");
    CHECK_REFUSED(throws + "--validation 0 --epochs 5 --save m > first && " + throws +
                      "--start-from m --test 0.2",
                  1, "notes/data/throws.csv", "too few rows", "learned from");
    const Run tested =
        run(throws + "--test notes/data/throws.csv2 2>/dev/null; cp notes/data/throws.csv u.csv && " +
            throws + "--epochs 2 --test u.csv");
    CHECK_NAMES(tested.output, "240 of the 240 test rows have the inputs of rows that are learned from");
}

CLAIM(the_last_lines_can_be_copied_and_do_it_again) {
    for (const std::string options :
         {"", "--validation 0 --optimizer adamw", "--decay 0.1 --test 0.25 --ignore angle",
          "--start-from m --validation 0 --lr 0.001", "--hidden none --class-weights balanced"}) {
        const Run result = run(
            throws + "--epochs 3 --save m > first && " + throws + options +
            " --epochs 4 --save n > second && "
            "again=$(sed -n 's/^The same again: //p' second) && "
            "ask=$(sed -n 's/^Predictions for new rows: //p' second) && cp notes/data/new_throws.csv NEW.csv "
            "&& "
            "sh -c \"$again --ui quiet --save k\" > third && sh -c \"$ask\" && cmp n k && cat answers.csv");
        check::note(result.code == 0, __FILE__, __LINE__, options + ": " + result.error + result.output);
        CHECK_NAMES(result.output, "prediction,p(no),p(yes)");
    }
}

CLAIM(folds_say_how_good_it_is_on_each_and_beside_the_largest_class) {
    const Run result = run(throws + "--folds 4 --epochs 20");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "fold 1, 60 samples: ", "fold 4, 60 samples: ", "standard deviation",
                "baseline, always the most frequent class: 57.083 %", "mean recall");
    CHECK_NAMES(run(degrees + "--folds 2 --epochs 20").output, "R²", "RMSE", "baseline, always the mean");
    const std::string of_one = run(degrees + "--folds 5 --epochs 20").output; // of one sample there is no R²
    CHECK_NAMES(of_one, "fold 5, 1 sample: RMSE", "standard deviation");
    CHECK(of_one.find("R²") == of_one.npos);
    const Run diverged = run(degrees + "--folds 2 --optimizer sgd --learning-rate 1e9 --epochs 50");
    CHECK_EQUAL(diverged.code, 1);
    CHECK_NAMES(diverged.error, "train: fold 1: ", "finite");
    CHECK_REFUSED(degrees + "--folds 6", 1, "degrees.csv", "5 rows", "6 folds");
}

CLAIM(columns_of_one_name_are_taken_in_their_order) {
    const Run result =
        run("printf 'a,a,y\\n1,2,u\\n2,1,v\\n3,5,u\\n' > t.csv && train t.csv --epochs 3 --save m > first && "
            "./predict m t.csv && train t.csv --evaluate m > second");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "\n2,1,v,");
    CHECK_REFUSED("printf 'a,a,y\\n1,2,u\\n2,1,v\\n' > t.csv && train t.csv --epochs 3 --save m > first && "
                  "printf 'a,y\\n1,u\\n' > u.csv && ./predict m u.csv",
                  1, "predict: u.csv", "1 column called", "\"a\"", "2");
}

CLAIM(too_many_labels_for_a_network_of_classes_are_refused) {
    const std::string many = "awk 'BEGIN { print \"speed,angle,over\"; for (i = 0; i < 10500; ++i) print i "
                             "\",1,w\" i }' > many.csv && ";
    CHECK_REFUSED(many + throws + "--epochs 1 --save m > first && train many.csv --evaluate m", 1, "many.csv",
                  "10000 classes");
    CHECK_REFUSED(many + throws + "--epochs 1 --test many.csv", 1, "many.csv", "10000 classes");
}

CLAIM(patience_without_validation_samples_is_said_to_do_nothing) {
    CHECK_NAMES(run(degrees + "--epochs 5 --patience 3").output, "--patience does nothing",
                "--validation 0.2");
    CHECK(!names(run(degrees + "--epochs 5").output, "patience"));
    CHECK(!names(run(degrees + "--epochs 5 --patience 3 --validation 0.4").output, "does nothing"));
}

CLAIM(a_rare_class_that_is_never_predicted_is_named) {
    const std::string rare =
        "awk 'BEGIN { print \"a,b,y\"; for (i = 0; i < 200; ++i) print i * 37 % 101 \",\" i * 53 % 97 "
        "\",\" (i % 25 == 0 ? \"leak\" : \"dry\") }' > t.csv && train t.csv --epochs 5 ";
    CHECK_NAMES(run(rare).output, "Never predicted: \"leak\"; --class-weights balanced may help",
                "the network is no better");
    CHECK(!names(run(rare + "--class-weights balanced").output, "--class-weights balanced may help"));
}

CLAIM(numbers_that_are_not_finite_are_found_also_where_the_loss_is) {
    CHECK_REFUSED(throws + "--optimizer momentum --learning-rate 1e40 --hidden 8,8,8,8,8 --batch-size 8 "
                           "--epochs 60 --save m",
                  1, "train: epoch", "finite");
    CHECK(!exists("m"));
    // A gradient whose square overflows is shortened as any other.
    const Run clipped = run(throws + "--l2 1e200 --clip 1 --epochs 5");
    CHECK(!names(clipped.error, "finite"));
    CHECK(!names(clipped.output, "nan") && !names(clipped.output, "inf") && !names(clipped.output, " 0 %"));
}

CLAIM(a_request_to_end_keeps_what_there_is) {
    for (const std::string signal : {"INT", "TERM", "HUP"}) {
        const Run result = run("rm -f m; timeout --foreground -s " + signal +
                               " 1 ./train notes/data/throws.csv --ui quiet --epochs 10000000 " +
                               "--checkpoint m; code=$?; ls m; exit $code");
        check::note(result.code == 124, __FILE__, __LINE__,
                    signal + ": ends with " + std::to_string(result.code));
        CHECK_NAMES(result.output, "stopped at", "kept in m");
        CHECK_EQUAL(result.error, "");
    }
}

CLAIM(what_is_added_to_the_steps_is_said_and_done) {
    const auto loss_with = [](const std::string& options) {
        const Run result = run(throws + "--epochs 20 --batch-size 8 " + options);
        CHECK_EQUAL(result.code, 0);
        return loss_in(result.output);
    };
    const auto headline = [](const std::string& options) {
        return run(throws + "--epochs 1 " + options).output;
    };
    CHECK_NAMES(headline(""), "adam", "cosine schedule", "batch size 32");
    CHECK_NAMES(headline("--optimizer adamw"), "adamw, weight decay 0.01");
    CHECK_NAMES(headline("--optimizer adamw --weight-decay 0.3 --clip 2"),
                "weight decay 0.3, gradient clipped at 2");
    CHECK(loss_with("--optimizer adam") != loss_with("--optimizer adamw"));
    CHECK(loss_with("--optimizer adamw") != loss_with("--optimizer adamw --weight-decay 0.3"));
    CHECK(loss_with("") != loss_with("--clip 0.01"));
    CHECK_EQUAL(loss_with("--schedule constant --decay 0.1"), loss_with("--decay 0.1"));
    CHECK(loss_with("--class-weights balanced") != loss_with(""));
    // With plain SGD at this rate, 300 epochs would be needed.
    const Run sweep = run(exclusive_or + simple +
                          "--sweep 5 --target-loss 0.1 --optimizer momentum --learning-rate 0.1 --epochs 100 "
                          "--require-solved");
    CHECK_EQUAL(sweep.code, 0);
}

CLAIM(of_a_network_that_is_only_evaluated_no_training_is_described) {
    const Run evaluated = run(throws + "--epochs 5 --save m > first && " + throws + "--evaluate m");
    CHECK_NAMES(content_of("first"), "learning rate 0.01", "adam");
    CHECK(!names(evaluated.output, "learning rate 0.01") && !names(evaluated.output, "The same again"));
}

CLAIM(the_log_holds_an_object_for_every_epoch_and_grows_when_a_training_goes_on) {
    const Run result = run(exclusive_or + "--epochs 5 --checkpoint c --log l && " + exclusive_or +
                           "--resume c --epochs 9 --log l");
    CHECK_EQUAL(result.code, 0);
    const std::string log = content_of("l"), first = log.substr(0, log.find('\n'));
    CHECK_EQUAL(lines_in(log), 10); // epochs 0 to 9, each once
    CHECK(log.starts_with("{\"epoch\":0,\"objective\":") && log.ends_with("}\n"));
    CHECK(names(log, "\"gradient_norm\"") && !names(first, "\"gradient_norm\"")); // no step was made yet
    CHECK(log.find("nan") == log.npos && log.find("inf") == log.npos);
    const Run full = run(exclusive_or + "--log /dev/full");
    CHECK_EQUAL(full.code, 1);
    CHECK_NAMES(full.output, "100 epochs");
    CHECK_EQUAL(lines_in(full.error), 1);
    CHECK_NAMES(full.error, "train: cannot write /dev/full");
}

CLAIM(a_run_that_diverges_keeps_its_best_epoch) {
    const std::string diverges =
        throws + simple +
        "--validation 0.2 --seed 3 --l2 4 --learning-rate 0.51 --hidden none --epochs 20000 --save m ";
    const Run kept = run(
        diverges + "--patience 20000; echo $?; train notes/data/throws.csv --evaluate m > again; echo $?");
    CHECK_NAMES(kept.output, "restored");
    CHECK(kept.output.ends_with("\n1\n0\n"));
    CHECK_EQUAL(lines_in(kept.error), 1);
    CHECK_NAMES(kept.error, "train: epoch", "finite");
    // Without patience there is none.
    CHECK_REFUSED(diverges + "--patience 0", 1, "train: epoch", "finite");
    CHECK(!exists("m"));
}

CLAIM(a_loss_that_has_grown_is_said_and_nothing_is_kept) {
    // Eight inputs that are nearly the same: steps that are right for one are eight times too long.
    const std::string made =
        "awk 'BEGIN { print \"a,b,c,d,e,f,g,h,y\"; for (i = 0; i < 24; ++i) { for (j = 0; j < 8; ++j) "
        "printf \"%g,\", i + (i * j % 5) / 10; print i * i } }' > t.csv && ";
    const Run grown =
        run(made + "train t.csv " + simple +
            "--hidden none --learning-rate 0.7 --epochs 60 --save m; code=$?; ls m; exit $code");
    CHECK_EQUAL(grown.code, 1);
    CHECK_NAMES(grown.error, "train: the loss has grown", "learning rate");
    CHECK(!exists("m"));
    const Run untrained = run(made + "train t.csv " + simple +
                              "--hidden none --learning-rate 0.7 --epochs 60 --validation 0.3 --patience 20 "
                              "--save m; code=$?; exit $code");
    CHECK_EQUAL(untrained.code, 1);
    CHECK_NAMES(untrained.error, "untrained network");
    CHECK(!exists("m"));
    CHECK_EQUAL(
        run(made + "train t.csv " + simple + "--hidden none --learning-rate 0.05 --epochs 60 --save m").code,
        0);
    CHECK(exists("m"));
}

CLAIM(a_checkpoint_is_not_replaced_by_what_nothing_can_go_on_from) {
    const Run result =
        run(degrees + simple +
            "--patience 900 --checkpoint c --validation 0.2 --learning-rate 0.1 --epochs 10 > first && cp c "
            "before; "
            "train notes/data/degrees.csv --resume c --learning-rate 1e9 --epochs 2000 --checkpoint c"
            "; echo $?; cmp c before && echo kept");
    CHECK(result.output.ends_with("\n1\nkept\n"));
    CHECK_NAMES(result.output, "restored");
    CHECK_NAMES(result.error, "train: epoch", "finite");
}

CLAIM(a_sweep_over_a_table_counts) {
    const Run result = run(exclusive_or + simple +
                           "--epochs 1000 --sweep 20 --hidden 8/none --target-loss 0.1 --require-solved");
    CHECK_EQUAL(result.code, 1);
    CHECK_NAMES(result.output, "2-8-1 tanh  20 of 20", "0 of 20");
    CHECK_EQUAL(
        run(exclusive_or + simple + "--epochs 1000 --sweep 20 --target-loss 0.1 --require-solved").code, 0);
    CHECK_EQUAL(check::xml_error(content_of("output/train_sweep.svg")), "");
}

CLAIM(help_names_the_file_and_every_option) {
    const Run result = run("train --help");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    CHECK_NAMES(result.output, "./train [FILE.csv]", "--images");
    std::istringstream options(
        "--hidden --activation --init --task --optimizer --learning-rate --schedule --decay --clip --epochs "
        "--batch-size --l1 --l2 --weight-decay --dropout --noise --target-loss --patience --seed "
        "--require-solved --sweep --label --validation "
        "--ignore --missing --header --images --labels --test-images --test-labels --test --folds --class-weights --resume --start-from --evaluate --save "
        "--checkpoint --log --ui --color --ascii --out --speed --help");
    for (std::string option; options >> option;) CHECK_NAMES(result.output, "\n  " + option + " ");
}

// Files of 285daf9, where chapter 6 was the only program; fixtures/README.md has the commands.
CLAIM(files_of_the_first_program_are_read_and_written_again_to_the_bit) {
    if (!std::is_same_v<nn::Scalar, double>) throw check::Skip{"they hold doubles"};
    const auto loaded = [](const std::string& fixture, const std::string& table) {
        const Run result =
            run("train notes/data/" + table + " --evaluate fixtures/" + fixture + ".safetensors");
        check::note(result.code == 0, __FILE__, __LINE__, fixture + ": " + result.error);
        const nn::Checkpoint file =
            nn::load_checkpoint(work_folder / "fixtures" / (fixture + ".safetensors"));
        const std::string again = files::tensor_file_bytes(nn::file_of(file));
        check::note(again == content_of("fixtures/" + fixture + ".safetensors"), __FILE__, __LINE__, fixture);
        return result.output;
    };
    CHECK_NAMES(loaded("xor", "xor.csv"), "1000 epochs", "loss 0.003121", "0.0015", "0.9964", "0.9966",
                "0.0039");
    CHECK_NAMES(loaded("xor_epoch100", "xor.csv"), "100 epochs", "loss 0.2725");
    CHECK_NAMES(loaded("throws", "throws.csv"), "6 epochs", "240", "is not known");
    CHECK_NAMES(loaded("degrees", "degrees.csv"), "loss 0.00117", "-37.8241", "28.5591", "210.782");
}

CLAIM(a_checkpoint_of_the_first_program_goes_on_as_it_did_there) {
    if (!std::is_same_v<nn::Scalar, double>) throw check::Skip{"rounding of float"};
    CHECK_EQUAL(
        run(exclusive_or + simple + "--resume fixtures/xor_epoch100.safetensors --epochs 200 --checkpoint c")
            .code,
        0);
    // Processors round differently.
    const nn::Checkpoint here = nn::load_checkpoint(work_folder / "c"),
                         there = nn::load_checkpoint(work_folder / "fixtures/xor_epoch200.safetensors");
    CHECK_EQUAL(here.model.epochs, there.model.epochs);
    CHECK_EQUAL(here.training->random, there.training->random);
    CHECK_EQUAL(here.model.parameters.size(), 4u);
    for (std::size_t p = 0; p < 4; ++p) {
        const nn::Matrix &a = here.model.parameters[p], &b = there.model.parameters[p];
        CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                         [](auto x, auto y) { return std::abs(x - y) < 1e-9; }));
    }
}

int main(int count, char** words) { return trainer::test(count, words); }
