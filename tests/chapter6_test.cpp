// The trainer at its main job, exclusive or: what it prints and draws, its options, signals. Argument: the program.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"
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
using check::content_of;
using check::Run;
using trainer::program, trainer::run, trainer::run_shell, trainer::work_folder, trainer::written;

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

// The four answers and what follows, without the headline that repeats the options.
std::string results_of(const Run& run) { return run.output.substr(run.output.find('\n')); }

// Starts the program, sends it a signal as soon as it shows a first sign of life, and waits for its end.
// The code is that of the signal it died from, as a shell counts it.
Run run_and_signal(const char* epochs, int signal) {
    fs::remove_all(work_folder);
    fs::create_directories(work_folder);
    const std::string printed = work_folder / "printed", complained = work_folder / "complained";
    const pid_t child = fork();
    if (child == 0) {
        const bool ready = chdir(work_folder.c_str()) == 0 && std::freopen(printed.c_str(), "w", stdout) &&
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
    CHECK(result.output.find("solved since epoch ") != std::string::npos);
    CHECK(holds(result.output, "\npictures: output/chapter6_{loss,boundary,evolution}.svg\n"));

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

CLAIM(its_pictures_are_well_formed) {
    run("");
    CHECK_EQUAL(check::xml_error(written("chapter6_loss.svg")), "");
    CHECK_EQUAL(check::xml_error(written("chapter6_boundary.svg")), "");
    const std::string film = written("chapter6_evolution.svg");
    CHECK_EQUAL(check::xml_error(film), "");
    CHECK(film.size() < 300'000);
    CHECK(holds(film, ">epoch 0</text>"));
    CHECK(holds(film, ">epoch 1000</text>"));
}

CLAIM(where_nothing_changes_there_is_no_long_film) {
    run("--ui quiet --epochs 20000 --learning-rate 1e-30");
    CHECK(written("chapter6_evolution.svg").size() < 50'000);
}

CLAIM(a_run_that_ends_before_its_last_epoch_says_so_in_its_last_line) {
    const Run result = run("--ui plain --target-loss 0.1");
    const std::size_t last = result.error.rfind("epoch ");
    CHECK(last > 0);
    CHECK(holds(result.error.substr(last), " loss 0.09"));
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
    CHECK(result.output.find("stuck at epoch 1000: 0 of 4 answers within 0.1 of the target\n") !=
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
    CHECK_EQUAL(check::xml_error(written("chapter6_boundary.svg")), "");
    CHECK(holds(result.output, "\npictures: output/chapter6_boundary.svg\n")); // there is no line yet
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
        {"--log c --save c", "--save and --log need two files"},
        {"--patience 10", "--patience needs --validation"},
        {"--data d.csv --sweep 10", "with --data, \"solved\" needs --target-loss"},
        {"--data d.csv --require-converge", "with --data, \"solved\" needs --target-loss"},
        {"--load m --hidden 8", "--hidden does not go with --load: its file decides"},
        {"--load m --loss mse", "--loss does not go with --load: its file decides"},
        {"--sweep 10 --save m",
         "--save does not go with --sweep: many runs are counted, and none is shown or kept"},
        {"--sweep 10 --log l",
         "--log does not go with --sweep: many runs are counted, and none is shown or kept"},
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
    CHECK(result.output.find("solved since epoch ") != std::string::npos);
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

CLAIM(a_run_that_is_on_its_way_is_not_called_stuck_on_a_shelf) {
    CHECK(!holds(run("--ui quiet --epochs 5").output, "shelf"));
    const Run slow = run("--ui quiet --learning-rate 0.001");
    CHECK(holds(slow.output, "ended at epoch 1000"));
    CHECK(!holds(slow.output, "shelf"));
}

CLAIM(a_stuck_run_names_its_shelf_and_the_points_it_cannot_tell_apart) {
    const Run result = run("--ui quiet --hidden 2 --seed 1 --epochs 3000");
    CHECK(holds(result.output,
                "It sits on a shelf, at a loss of 0.347:\n  answered alike, 0.50: (0, 1) (1, 1)\n"));
    const Run single = run("--ui quiet --hidden none");
    CHECK(holds(single.output, "at a loss of 0.693:\n  answered alike, 0.50: (0, 0) (0, 1) (1, 0) (1, 1)\n"));
    CHECK(!holds(run("--ui quiet").output, "shelf"));
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
    CHECK(holds(several.output, "2-1 "));
    CHECK(holds(several.output, " 0 of 20 "));
    CHECK(holds(several.output, "2-4-4-1 relu "));
    const Run unsolved = run("--ui quiet --sweep 20 --hidden none --require-converge");
    CHECK_EQUAL(unsolved.code, 1);
    CHECK(!holds(unsolved.output, "Epochs needed"));
    CHECK(!fs::exists(work_folder / "output" / "chapter6_sweep.svg"));
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

int main(int count, char** words) { return trainer::test(count, words); }
