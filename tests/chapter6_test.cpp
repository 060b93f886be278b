// The XOR trainer as a user meets it: run as a program, judged by what it prints, writes and returns.
// Argument: the program.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/run.hpp"
#include "tests/xml.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

std::string program;

using check::content_of;
using check::Run;

fs::path work_folder() { return fs::current_path() / "chapter6_test_files"; }

// Runs a shell command in an empty folder of the build's own, with CHAPTER6 standing for the program.
Run run_shell(const std::string& command) {
    return check::run_in(work_folder(), "CHAPTER6='" + program + "' && export CHAPTER6 && " + command);
}

Run run(const std::string& options) { return run_shell("\"$CHAPTER6\" " + options); }

std::string written(const char* file) { return content_of(work_folder() / "output" / file); }

// The four answers and what follows, without the headline that repeats the options.
std::string results_of(const Run& run) { return run.output.substr(run.output.find('\n')); }

// Starts the program, sends it a signal as soon as it shows a first sign of life, and waits for its end.
// The code is that of the signal it died from, as a shell counts it.
Run run_and_signal(const char* epochs, int signal) {
    fs::remove_all(work_folder());
    fs::create_directories(work_folder());
    const std::string printed = work_folder() / "printed", complained = work_folder() / "complained";
    const pid_t child = fork();
    if (child == 0) {
        const bool ready = chdir(work_folder().c_str()) == 0 && std::freopen(printed.c_str(), "w", stdout) &&
                           std::freopen(complained.c_str(), "w", stderr);
        std::signal(SIGINT, SIG_DFL);
        if (ready) execl(program.c_str(), program.c_str(), "--epochs", epochs, static_cast<char*>(nullptr));
        _exit(127);
    }
    if (child < 0) throw std::runtime_error("cannot start another process");
    int status = 0;
    pid_t ended = 0;
    while (content_of(complained).empty() && ended == 0) {
        usleep(1000);
        ended = waitpid(child, &status, WNOHANG);
    }
    if (ended == 0) {
        kill(child, signal);
        waitpid(child, &status, 0);
    }
    return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), content_of(printed),
            content_of(complained)};
}

} // namespace

CLAIM(the_default_solves_xor_and_says_so) {
    const Run result = run("");
    CHECK_EQUAL(result.code, 0);
    CHECK(result.output.find("solved: every answer is within 0.1 of its target, since epoch ") !=
          std::string::npos);
    CHECK(result.output.find("picture: output/chapter6_loss.svg\npicture: output/chapter6_boundary.svg\n") !=
          std::string::npos);
    CHECK(result.error.starts_with("epoch    0/1000   0% loss "));
    CHECK(result.error.find("epoch 1000/1000 100% loss ") != std::string::npos);
}

CLAIM(piped_output_holds_whole_plain_lines) {
    const Run result = run("");
    for (const std::string& text : {result.output, result.error}) {
        CHECK(!text.empty() && text.back() == '\n');
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find('\r') == std::string::npos);
    }
}

CLAIM(both_pictures_are_well_formed) {
    run("");
    CHECK_EQUAL(check::xml_error(written("chapter6_loss.svg")), "");
    CHECK_EQUAL(check::xml_error(written("chapter6_boundary.svg")), "");
}

CLAIM(one_seed_one_run) {
    const Run first = run("--seed 5");
    const std::string picture = written("chapter6_boundary.svg");
    const Run second = run("--seed 5");
    CHECK_EQUAL(first.output, second.output);
    CHECK_EQUAL(picture, written("chapter6_boundary.svg"));
    CHECK(results_of(run("--seed 6")) != results_of(first));
    CHECK(written("chapter6_boundary.svg") != picture);
}

CLAIM(a_single_neuron_is_stuck_and_that_is_an_error_only_on_request) {
    const Run result = run("--hidden none");
    CHECK_EQUAL(result.code, 0);
    CHECK(result.output.find("stuck at epoch 1000: 0 of 4 answers within 0.1 of their targets.") !=
          std::string::npos);
    CHECK_EQUAL(run("--hidden none --require-converge").code, 1);
    CHECK_EQUAL(run("--require-converge").code, 0);
}

CLAIM(every_option_changes_the_run) {
    const std::string usual = results_of(run("--ui quiet"));
    for (const char* option :
         {"--hidden 4,4", "--activation sigmoid", "--init he_normal", "--loss mse --learning-rate 0.1",
          "--learning-rate 0.1", "--decay 0.01", "--epochs 100", "--batch-size 1", "--l1 0.01", "--l2 0.01",
          "--dropout 0.1", "--noise 0.1", "--target-loss 0.1", "--seed 2", "--out elsewhere", "--save m",
          "--checkpoint c"}) {
        const Run result = run(std::string("--ui quiet ") + option);
        CHECK_EQUAL(result.code, 0);
        CHECK_EQUAL(result.error, "");
        check::note(results_of(result) != usual, __FILE__, __LINE__,
                    std::string(option) + " changes nothing");
    }
}

CLAIM(a_run_without_epochs_reports_the_untrained_network) {
    const Run result = run("--epochs 0");
    CHECK_EQUAL(result.code, 0);
    CHECK(result.output.find(": 0 epochs, loss ") != std::string::npos);
    CHECK_EQUAL(check::xml_error(written("chapter6_loss.svg")), "");
}

CLAIM(bad_options_get_one_clear_line_and_exit_code_2) {
    const std::pair<const char*, const char*> cases[] = {
        {"--hidden 0", "--hidden 0: needs whole numbers from 1 to 1024 with commas between, or none"},
        {"--hidden x", "--hidden x: needs whole numbers from 1 to 1024 with commas between, or none"},
        {"--learning-rate nan", "--learning-rate nan: needs a number above 0"},
        {"--epochs -1", "--epochs -1: needs a whole number from 0 to 10000000"},
        {"--activation rel", "--activation rel: \"rel\" is none of identity, step, sigmoid, tanh, relu, "
                             "leaky_relu, elu, softplus, "
                             "silu, gelu, did you mean relu?"},
        {"--bogus", "unknown option --bogus (see --help)"},
        {"--hidden 2/3", "several values for --hidden or --activation need --sweep"},
        {"--activation tanh/relu", "several values for --hidden or --activation need --sweep"},
        {"--label kind", "--label needs --data"},
        {"--validation 0.2", "--validation needs --data"},
        {"--patience 10", "--patience needs --validation"},
        {"--data d.csv --sweep 10", "with --data, \"solved\" needs --target-loss"},
        {"--data d.csv --require-converge", "with --data, \"solved\" needs --target-loss"},
        {"--load m --hidden 8", "--hidden comes from the file of --load"},
        {"--load m --loss mse", "--loss comes from the file of --load"},
        {"--sweep 10 --save m", "--save does not go with --sweep"},
        {"--sweep 10 --log l", "--log does not go with --sweep"},
        {"--dropout 1", "--dropout 1: needs a number from 0 to below 1"}};
    for (const auto& [options, message] : cases) {
        const Run result = run(options);
        CHECK_EQUAL(result.code, 2);
        CHECK_EQUAL(result.output, "");
        CHECK_EQUAL(result.error, "chapter6: " + std::string(message) + "\n");
    }
}

CLAIM(a_rate_that_is_too_large_stops_with_one_line) {
    const Run result = run("--ui quiet --activation relu --learning-rate 1e300");
    CHECK_EQUAL(result.code, 1);
    CHECK(result.error.starts_with("chapter6: epoch "));
    CHECK(result.error.find("the numbers are no longer finite, beginning with ") != std::string::npos);
    CHECK_EQUAL(std::count(result.error.begin(), result.error.end(), '\n'), 1);
}

CLAIM(help_goes_to_standard_output) {
    const Run result = run("--help");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    for (const char* group :
         {"\nThe network:\n", "\nThe training:\n", "\nData and files:\n", "\nWhat is shown:\n"}) {
        CHECK(result.output.find(group) != std::string::npos);
    }
    for (const char* option : {"--hidden",
                               "--activation",
                               "--init",
                               "--loss",
                               "--learning-rate",
                               "--decay",
                               "--epochs",
                               "--batch-size",
                               "--l1",
                               "--l2",
                               "--dropout",
                               "--noise",
                               "--target-loss",
                               "--patience",
                               "--validation",
                               "--data",
                               "--label",
                               "--save",
                               "--load",
                               "--checkpoint",
                               "--sweep",
                               "--require-converge",
                               "--speed",
                               "--log",
                               "--seed",
                               "--ui",
                               "--color",
                               "--ascii",
                               "--out",
                               "--help"}) {
        CHECK(result.output.find(std::string("\n  ") + option + " ") != std::string::npos);
    }
}

CLAIM(pictures_that_cannot_be_written_are_an_error_after_the_results) {
    const Run result = run("--ui quiet --out /dev/null/pictures");
    CHECK_EQUAL(result.code, 1);
    CHECK(result.output.find("solved: ") != std::string::npos);
    CHECK(result.error.starts_with("chapter6: cannot write /dev/null/pictures/chapter6_loss.svg: "));
}

CLAIM(an_interrupted_run_still_reports_and_the_shell_sees_130) {
    const Run result = run_and_signal("10000000", SIGINT);
    CHECK_EQUAL(result.code, 130);
    CHECK(result.output.find("\n  x1  x2  target  answer\n") != std::string::npos);
    CHECK(result.output.find(": 10000000 epochs") == std::string::npos);
    CHECK_EQUAL(check::xml_error(written("chapter6_loss.svg")), "");
}

CLAIM(a_reader_that_leaves_early_ends_it_quietly) {
    const Run result = run_shell("\"$CHAPTER6\" --ui quiet | true");
    CHECK_EQUAL(result.error, "");
}

CLAIM(the_default_solves_every_one_of_twenty_seeds) {
    for (int seed = 1; seed <= 20; ++seed) {
        CHECK_EQUAL(run("--ui quiet --require-converge --seed " + std::to_string(seed)).code, 0);
    }
}

// --- One's own data, files, sweeps ---

namespace {

// In the work folder, which is emptied before: a table of two classes that a line tells apart, and commands on it.
const std::string flowers =
    "awk 'BEGIN { print \"length,width,kind\"; for (i = 0; i < 60; ++i) print 10 + i % 7 + "
    "(i % 2) * 6 \",\" 1 + i % 5 \",\" (i % 2 ? \"rose\" : \"tulip\") }' > flowers.csv && ";

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

} // namespace

CLAIM(a_table_is_learnt_kept_and_asked_again) {
    const Run result =
        run_shell(flowers + "\"$CHAPTER6\" --ui quiet --data flowers.csv --validation 0.2 --patience 200 "
                            "--save m && \"$CHAPTER6\" --ui quiet --data flowers.csv --load m");
    CHECK_EQUAL(result.error, "");
    CHECK_EQUAL(result.code, 0);
    CHECK(holds(result.output, "flowers.csv, 2-8-1 tanh"));
    CHECK(holds(result.output, "length  width  target  answer"));
    CHECK(holds(result.output, "The answer is the probability of \"tulip\"."));
    CHECK(holds(result.output, "validation loss"));
    CHECK(holds(result.output, "kept in m\n"));
    CHECK_EQUAL(check::xml_error(written("chapter6_boundary.svg")), "");
}

CLAIM(an_amount_is_learnt_with_mse) {
    const Run result =
        run_shell("awk 'BEGIN { for (i = 0; i < 50; ++i) print i \",\" 1000 * i + 5000 }' > line.csv && "
                  "\"$CHAPTER6\" --ui quiet --data line.csv --loss mse --learning-rate 0.1 --target-loss "
                  "0.001 --epochs 5000 --require-converge");
    CHECK_EQUAL(result.error, "");
    CHECK_EQUAL(result.code, 0);
    CHECK(holds(result.output, "solved: the loss is no larger than 0.001"));
    CHECK(!fs::exists(work_folder() / "output" / "chapter6_boundary.svg")); // one input: nothing to draw
}

CLAIM(a_training_in_two_parts_ends_in_the_same_file) {
    for (const auto& [options, seed] :
         {std::pair{"", ""},
          {"--batch-size 1 --dropout 0.1 --noise 0.05 --decay 0.01 --l1 0.0001", " --seed 7"}}) {
        const std::string chapter = std::string("\"$CHAPTER6\" --ui quiet ") + options;
        const Run result =
            run_shell(chapter + seed + " --epochs 100 --checkpoint half && " + chapter +
                      " --load half --epochs 200 --checkpoint parts && " + chapter + seed +
                      " --epochs 200 --checkpoint whole && cmp parts whole && ! cmp -s half whole");
        CHECK_EQUAL(result.code, 0);
        CHECK_EQUAL(result.error, "");
    }
    const std::string chapter = "\"$CHAPTER6\" --ui quiet --data flowers.csv --batch-size 8 --patience 1000";
    const Run with_data =
        run_shell(flowers + chapter + " --validation 0.3 --seed 3 --epochs 20 --checkpoint half && " +
                  chapter + " --load half --epochs 50 --checkpoint parts && " + chapter +
                  " --validation 0.3 --seed 3 --epochs 50 --checkpoint whole && cmp parts whole");
    CHECK_EQUAL(with_data.code, 0);
    CHECK_EQUAL(with_data.error, "");
}

CLAIM(a_loaded_network_is_asked_and_nothing_is_trained) {
    const Run result =
        run_shell("\"$CHAPTER6\" --ui quiet --epochs 300 --save m > first && \"$CHAPTER6\" --ui quiet "
                  "--load m --save again && cmp m again && grep -q ': 300 epochs, loss ' first");
    CHECK_EQUAL(result.code, 0);
    CHECK(holds(result.output, ": 300 epochs, loss "));
}

CLAIM(what_is_no_model_is_refused_in_one_line) {
    const Run result =
        run_shell("\"$CHAPTER6\" --ui quiet --epochs 10 --save m > /dev/null; head -c 100 m > cut; : > "
                  "empty; head -c 5000 "
                  "/dev/zero > zeros; sed 's/\"sizes\":\"2,8,1\"/\"sizes\":\"2,9,1\"/' m > altered; for file "
                  "in cut empty zeros "
                  "altered nowhere .; do \"$CHAPTER6\" --ui quiet --load $file; echo $?; done");
    CHECK_EQUAL(result.output, "1\n1\n1\n1\n1\n1\n");
    CHECK_EQUAL(std::count(result.error.begin(), result.error.end(), '\n'), 6);
    CHECK(holds(result.error, "chapter6: cut: tensor file: "));
    CHECK(holds(result.error,
                "chapter6: altered: no model: 0.weight has not the shape that \"sizes\" asks for"));
}

CLAIM(a_table_that_does_not_fit_is_refused_in_one_line) {
    const Run result = run_shell(
        "printf 'a,b\\n1,x\\n2,y\\n3,z\\n' > three.csv; printf 'a,b\\n1,2\\n3\\n' > ragged.csv; for file in "
        "three.csv ragged.csv nowhere.csv; do \"$CHAPTER6\" --ui quiet --data $file; done");
    CHECK_EQUAL(result.code, 1);
    CHECK(holds(result.error,
                "chapter6: three.csv: the label \"b\" has 3 classes; this chapter tells two apart"));
    CHECK(holds(result.error, "chapter6: ragged.csv:3: expected 2 fields, got 1\n"));
    CHECK(holds(result.error, "chapter6: nowhere.csv: there is no such file\n"));
    CHECK_EQUAL(std::count(result.error.begin(), result.error.end(), '\n'), 3);
}

CLAIM(what_cannot_be_kept_is_said_before_the_work_and_pictures_cost_no_network) {
    const Run asked = run("--ui quiet --save /dev/null/m --epochs 10000000");
    CHECK_EQUAL(asked.code, 1);
    CHECK_EQUAL(asked.output, "");
    CHECK(asked.error.starts_with("chapter6: cannot write /dev/null/m: "));
    const Run kept = run("--ui quiet --checkpoint c --out /dev/null/pictures");
    CHECK_EQUAL(kept.code, 1);
    CHECK(holds(kept.output, "solved: "));
    CHECK(holds(kept.output, "kept in c\n"));
    CHECK(kept.error.starts_with("chapter6: cannot write /dev/null/pictures/chapter6_loss.svg: "));
}

CLAIM(no_file_is_lost_by_a_wrong_command) {
    const Run result = run_shell(
        flowers +
        "\"$CHAPTER6\" --ui quiet --data flowers.csv --epochs 5 --save own > first; cp own before; cp "
        "flowers.csv table; for options in '--load own --save own' '--data flowers.csv --log flowers.csv' "
        "'--data flowers.csv --save flowers.csv' '--save s --checkpoint s' '--save s --log s' '--save "
        "output' "
        "'--data flowers.csv --load own --epochs 3' '--load own --patience 5 --data flowers.csv'; do "
        "\"$CHAPTER6\" --ui quiet $options; echo $?; done; cmp own before && cmp flowers.csv table");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.output, "1\n2\n2\n2\n2\n1\n2\n2\n");
    for (const char* reason :
         {"own: the network was trained on other data: give them with --data",
          "the file of --data would be overwritten", "--save and --checkpoint need two files",
          "--log needs a file of its own", "cannot write output: it is no ordinary file",
          "--epochs 3: the network has 5 behind it", "--patience needs --validation"}) {
        check::note(holds(result.error, std::string("chapter6: ") + reason + "\n"), __FILE__, __LINE__,
                    reason);
    }
}

CLAIM(what_is_said_of_an_early_stopped_run_is_true_of_the_network_that_is_kept) {
    const std::string data = "\"$CHAPTER6\" --ui quiet --data flowers.csv ";
    const Run result =
        run_shell(flowers + data + "--validation 0.3 --patience 30 --learning-rate 2 --save m > first && " +
                  data + "--load m > again && grep Taken first");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    CHECK(result.output.starts_with("Taken from epoch "));
}

CLAIM(a_run_that_is_on_its_way_is_not_called_stuck_on_a_shelf) {
    CHECK(!holds(run("--ui quiet --epochs 5").output, "shelf"));
}

CLAIM(a_log_grows_when_a_training_goes_on) {
    const Run result =
        run_shell("\"$CHAPTER6\" --ui quiet --epochs 5 --checkpoint c --log l && \"$CHAPTER6\" --ui quiet "
                  "--load c --epochs 9 --log l");
    CHECK_EQUAL(result.code, 0);
    const std::string log = content_of(work_folder() / "l");
    CHECK_EQUAL(std::count(log.begin(), log.end(), '\n'), 10);     // epochs 0 to 9, each once
    CHECK(!holds(log.substr(0, log.find('\n')), "gradient_norm")); // no step was made yet
}

CLAIM(a_stuck_run_names_its_shelf_and_the_points_it_cannot_tell_apart) {
    const Run result = run("--ui quiet --hidden 2 --seed 1 --epochs 3000");
    CHECK(holds(result.output,
                "It sits on a shelf, at a loss of 0.347:\n  answered alike, 0.50: (0, 1) (1, 1)\n"));
    const Run single = run("--ui quiet --hidden none");
    CHECK(holds(single.output, "at a loss of 0.693:\n  answered alike, 0.50: (0, 0) (0, 1) (1, 0) (1, 1)\n"));
    CHECK(!holds(run("--ui quiet").output, "shelf"));
}

CLAIM(the_log_holds_an_object_for_every_epoch) {
    const Run result = run("--ui quiet --epochs 20 --log l.jsonl");
    CHECK_EQUAL(result.code, 0);
    const std::string log = content_of(work_folder() / "l.jsonl");
    CHECK_EQUAL(std::count(log.begin(), log.end(), '\n'), 21);
    CHECK(log.starts_with("{\"epoch\":0,\"objective\":"));
    CHECK(log.ends_with("}\n"));
    CHECK(!holds(log, "nan"));
    CHECK(!holds(log, "inf"));
    const Run full = run("--ui quiet --log /dev/full");
    CHECK_EQUAL(full.code, 1);
    CHECK(holds(full.output, "solved: "));
    CHECK_EQUAL(full.error, "chapter6: cannot write /dev/full\n");
}

CLAIM(a_sweep_counts_and_does_not_depend_on_the_number_of_cores) {
    const Run result = run("--ui quiet --sweep 50 --require-converge");
    CHECK_EQUAL(result.code, 0);
    CHECK(holds(result.output, "2-8-1 tanh  50 of 50 "));
    CHECK_EQUAL(check::xml_error(written("chapter6_sweep.svg")), "");
    const Run one_core =
        run_shell("taskset -c 0 \"$CHAPTER6\" --ui quiet --sweep 50 --require-converge 2> /dev/null || "
                  "\"$CHAPTER6\" --ui quiet --sweep 50 --require-converge");
    CHECK_EQUAL(one_core.output, result.output);
    const Run several = run("--ui quiet --sweep 20 --hidden none/2/4,4 --activation tanh/relu --epochs 300");
    CHECK(holds(several.output, "2-1 tanh "));
    CHECK(holds(several.output, " 0 of 20 "));
    CHECK(holds(several.output, "2-4-4-1 relu "));
    CHECK_EQUAL(run("--ui quiet --sweep 20 --hidden none --require-converge").code, 1);
}

CLAIM(odd_surroundings_do_no_harm) {
    CHECK_EQUAL(
        run_shell("\"$CHAPTER6\" --ui quiet 2> complaint | head -1 > /dev/null; cat complaint").output, "");
    CHECK_EQUAL(run_shell("\"$CHAPTER6\" --ui quiet <&-").code, 0); // no standard input
    const Run full = run_shell("\"$CHAPTER6\" --ui quiet > /dev/full");
    CHECK_EQUAL(full.code, 1);
    CHECK_EQUAL(full.error, "chapter6: cannot write to standard output\n");
    CHECK_EQUAL(check::xml_error(written("chapter6_boundary.svg")),
                ""); // the pictures are there all the same
}

int main(int count, char** words) {
    if (count != 2) return 2;
    program = words[1];
    return check::run() == 0 ? 0 : 1;
}
