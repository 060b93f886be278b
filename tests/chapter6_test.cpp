// Chapter 6 at its job, exclusive or: what it prints and draws, its options, signals.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"
#include "tests/xml.hpp"

#include <algorithm>
#include <sstream>

namespace {

using check::names;
using trainer::content_of, trainer::run, trainer::Run, trainer::work_folder;

// Without the headline, which repeats the options.
std::string results_of(const Run& run) { return run.output.substr(run.output.find('\n')); }

void check_pictures(std::initializer_list<const char*> pictures) {
    for (const std::string name : pictures) {
        CHECK_EQUAL(check::xml_error(content_of("output/chapter6_" + name + ".svg")), "");
    }
}

} // namespace

CLAIM(the_default_solves_xor_says_so_and_draws_it) {
    const Run result = run("./chapter6");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "solved", "output/chapter6_{loss,boundary,evolution}.svg");
    CHECK(result.error.starts_with("epoch    0/1000   0%"));
    CHECK_NAMES(result.error, "epoch 1000/1000 100%");
    for (const std::string& text : {result.output, result.error}) { // whole plain lines
        CHECK(!text.empty() && text.back() == '\n');
        CHECK_EQUAL(text.find_first_of("\x1b\r"), text.npos);
    }
    check_pictures({"loss", "boundary", "evolution"});
    const std::string film = content_of("output/chapter6_evolution.svg");
    CHECK(film.size() < 300'000);
    CHECK_NAMES(film, "epoch 0", "epoch 1000");
}

CLAIM(where_nothing_changes_there_is_no_long_film) {
    run("chapter6 --epochs 20000 --learning-rate 1e-30");
    CHECK(content_of("output/chapter6_evolution.svg").size() < 50'000);
}

CLAIM(a_run_that_ends_before_its_last_epoch_says_so_in_its_last_line) {
    const Run result = run("./chapter6 --ui plain --target-loss 0.1");
    const std::size_t last = result.error.rfind("epoch ");
    CHECK(last > 0);
    CHECK(result.error.find(" loss 0.09", last) != std::string::npos);
}

CLAIM(one_seed_one_run) {
    const Run first = run("chapter6 --seed 5");
    const std::string picture = content_of("output/chapter6_boundary.svg");
    CHECK_EQUAL(run("chapter6 --seed 5").output, first.output);
    CHECK_EQUAL(content_of("output/chapter6_boundary.svg"), picture);
    CHECK(results_of(run("chapter6 --seed 6")) != results_of(first));
    CHECK(content_of("output/chapter6_boundary.svg") != picture);
}

CLAIM(a_single_neuron_is_stuck_and_that_is_an_error_only_on_request) {
    const Run result = run("chapter6 --hidden none");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "stuck at epoch 1000", "0 of 4");
    CHECK_EQUAL(run("chapter6 --hidden none --require-solved").code, 1);
}

CLAIM(the_default_solves_every_one_of_twenty_seeds) {
    const Run result = run("for seed in $(seq 20); do chapter6 --require-solved --seed $seed || exit; done");
    CHECK_EQUAL(result.code, 0);
}

CLAIM(every_option_changes_the_run) {
    const std::string usual = results_of(run("chapter6"));
    for (const std::string option :
         {"--hidden 4,4", "--activation sigmoid", "--init he_normal", "--loss mse --learning-rate 0.1",
          "--learning-rate 0.1", "--decay 0.01", "--epochs 100", "--batch-size 1", "--l1 0.01", "--l2 0.01",
          "--dropout 0.1", "--noise 0.1", "--target-loss 0.1", "--seed 2", "--out elsewhere", "--save m"}) {
        const Run result = run("chapter6 " + option);
        CHECK_EQUAL(result.code, 0);
        CHECK_EQUAL(result.error, "");
        check::note(results_of(result) != usual, __FILE__, __LINE__, option + " changes nothing");
    }
}

CLAIM(a_run_without_epochs_reports_the_untrained_network) {
    const Run result = run("chapter6 --epochs 0");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "0 epochs", "output/chapter6_boundary.svg"); // there is no line yet
    check_pictures({"boundary"});
}

CLAIM(bad_options_get_one_clear_line_and_exit_code_2) {
    CHECK_REFUSED("chapter6 --hidden 0", 2, "chapter6: --hidden 0", "1 to 1024", "none");
    CHECK_REFUSED("chapter6 --hidden x", 2, "chapter6: --hidden x", "1 to 1024", "none");
    CHECK_REFUSED("chapter6 --learning-rate nan", 2, "--learning-rate nan", "0");
    CHECK_REFUSED("chapter6 --epochs -1", 2, "--epochs -1", "0 to 10000000");
    CHECK_REFUSED("chapter6 --dropout 1", 2, "--dropout 1", "0", "1");
    CHECK_REFUSED("chapter6 --activation rel", 2, "--activation rel", "gelu", "relu?");
    CHECK_REFUSED("chapter6 --bogus", 2, "--bogus", "--help");
    CHECK_REFUSED("chapter6 further", 2, "further", "--help");
    CHECK_REFUSED("chapter6 --hidden 2/3", 2, "--hidden", "--sweep");
    CHECK_REFUSED("chapter6 --activation tanh/relu", 2, "--activation", "--sweep");
    CHECK_REFUSED("chapter6 --sweep 10 --save m", 2, "--save", "--sweep");
    CHECK_REFUSED("chapter6 --sweep 10 --speed 2", 2, "--speed", "--sweep");
}

CLAIM(an_option_that_moved_names_the_program_that_has_it) {
    for (const std::string option : {"--data d.csv", "--data=d.csv", "--label y", "--validation 0.2",
                                     "--patience 9", "--load m", "--checkpoint c", "--log l"}) {
        CHECK_REFUSED("chapter6 " + option, 2, "chapter6: " + option.substr(0, option.find_first_of(" =")),
                      "./train");
    }
}

CLAIM(a_rate_that_is_too_large_stops_with_one_line) {
    CHECK_REFUSED("chapter6 --activation relu --learning-rate 1e300", 1, "chapter6: epoch 1", "step 1",
                  "finite");
}

CLAIM(help_goes_to_standard_output) {
    const Run result = run("chapter6 --help");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    std::istringstream options(
        "--hidden --activation --init --loss --learning-rate --decay --epochs --batch-size --l1 --l2 "
        "--dropout --noise --target-loss --seed --sweep --require-solved --save --ui --color --ascii --out "
        "--speed --help");
    for (std::string option; options >> option;) CHECK_NAMES(result.output, "\n  " + option + " ");
}

CLAIM(what_cannot_be_written_is_an_error_after_the_results) {
    const Run pictures = run("chapter6 --save m --out /dev/null/pictures");
    CHECK_EQUAL(pictures.code, 1);
    CHECK_NAMES(pictures.output, "solved");
    CHECK_NAMES(pictures.error, "chapter6: cannot write /dev/null/pictures/chapter6_loss.svg");
    // Pictures cost no network,
    CHECK(content_of("m") != "");
    // and a full disk no picture.
    CHECK_REFUSED("chapter6 > /dev/full", 1, "chapter6: cannot write", "standard output");
    check_pictures({"loss", "boundary", "evolution"});
    // What can be known is known before the work.
    CHECK_REFUSED("chapter6 --save /dev/null/m --epochs 10000000", 1, "chapter6: cannot write /dev/null/m");
}

CLAIM(an_interrupted_run_still_reports_and_the_shell_sees_130) {
    // It takes the place of a shell, which is interrupted as soon as the run shows a first sign of life.
    const Run result =
        run("sh -c '(while kill -0 $$ && [ ! -s said ]; do sleep 0.01; done; kill -INT $$) & exec ./chapter6 "
            "--epochs 10000000 2> said'");
    CHECK_EQUAL(result.code, 130);
    CHECK_NAMES(result.output, "x1", "x2", "target", "prediction");
    CHECK(!names(result.output, "10000000 epochs"));
    check_pictures({"loss"});
}

CLAIM(odd_surroundings_do_no_harm) {
    CHECK_EQUAL(run("chapter6 | true").error, "");
    CHECK_EQUAL(run("chapter6 | head -1 > first").error, "");
    CHECK_EQUAL(run("chapter6 <&-").code, 0); // no standard input
}

CLAIM(a_run_that_is_on_its_way_is_not_called_stuck_on_a_plateau) {
    const Run slow = run("chapter6 --learning-rate 0.001");
    CHECK_NAMES(slow.output, "ended at epoch 1000");
    for (const Run& result : {slow, run("chapter6 --epochs 5"), run("chapter6")}) {
        CHECK(!names(result.output, "stuck") && !names(result.output, "plateau"));
    }
}

CLAIM(a_stuck_run_names_its_plateau_and_the_points_it_cannot_tell_apart) {
    CHECK_NAMES(run("chapter6 --hidden 2 --seed 1 --epochs 3000").output, "plateau", "0.347", "0.50",
                "(0, 1) (1, 1)\n");
    CHECK_NAMES(run("chapter6 --hidden none").output, "plateau", "0.693", "0.50",
                "(0, 0) (0, 1) (1, 0) (1, 1)\n");
}

CLAIM(a_sweep_counts_and_does_not_depend_on_the_number_of_cores) {
    const std::string sweep = "./chapter6 --ui quiet --sweep 50 --require-solved";
    const Run result = run(sweep);
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "2-8-1 tanh  50 of 50");
    check_pictures({"sweep"});
    CHECK_EQUAL(run("taskset -c 0 " + sweep + " 2> /dev/null || " + sweep).output, result.output);
    const Run several = run("chapter6 --sweep 20 --hidden none/2/4,4 --activation tanh/relu --epochs 300");
    CHECK_NAMES(several.output, "2-1", "0 of 20", "2-2-1 tanh", "2-4-4-1 relu");
    const Run unsolved = run("chapter6 --sweep 20 --hidden none --require-solved");
    CHECK_EQUAL(unsolved.code, 1);
    CHECK_NAMES(unsolved.output, "0 of 20");
    CHECK(!trainer::fs::exists(work_folder / "output")); // there is nothing to draw
}

int main(int count, char** words) { return trainer::test(count, words); }
