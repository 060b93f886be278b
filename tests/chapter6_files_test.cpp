// The trainer with tables, models, checkpoints and logs. Argument: the program.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"
#include "tests/xml.hpp"

#include <algorithm>
#include <filesystem>

namespace {

namespace fs = std::filesystem;
using check::content_of;
using check::Run;
using trainer::run, trainer::run_shell, trainer::work_folder, trainer::written;

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
                  "\"$CHAPTER6\" --ui plain --data line.csv --loss mse --learning-rate 0.1 --target-loss "
                  "0.001 --epochs 5000 --require-converge --log l");
    CHECK_EQUAL(result.code, 0);
    CHECK(holds(result.output, ": the loss is no larger than 0.001\n"));
    CHECK(!fs::exists(work_folder / "output" / "chapter6_boundary.svg")); // one input: nothing to draw
    CHECK(holds(result.error, "epoch "));
    CHECK(!holds(result.error, "right")); // amounts are near or far, and not right or wrong
    CHECK(!holds(content_of(work_folder / "l"), "accuracy"));
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

CLAIM(a_run_that_was_stopped_early_goes_on_from_its_last_weights) {
    const std::string chapter =
        "\"$CHAPTER6\" --ui quiet --data flowers.csv --batch-size 4 --learning-rate 2 --epochs 80 ";
    const Run result = run_shell(flowers + chapter +
                                 "--validation 0.3 --patience 3 --checkpoint half > first && ! grep -q "
                                 "': 80 epochs' first && " +
                                 chapter + "--patience 1000 --load half --checkpoint parts && " + chapter +
                                 "--validation 0.3 --patience 1000 --checkpoint whole && cmp parts whole");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
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
    CHECK(holds(kept.output, "solved since epoch "));
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
         {"the network was trained on other data: give them with --data", "--data and --log need two files",
          "--data and --save need two files", "--save and --checkpoint need two files",
          "--save and --log need two files", "cannot write output: it is no ordinary file",
          "--epochs 3: the network has 5 behind it", "--patience needs --validation"}) {
        check::note(holds(result.error, std::string("chapter6: ") + reason + "\n"), __FILE__, __LINE__,
                    reason);
    }
}

CLAIM(what_is_said_of_an_early_stopped_run_is_true_of_the_network_that_is_kept) {
    // The same split by the same seed: asked again, the kept network has the loss that was reported.
    const std::string data = "\"$CHAPTER6\" --ui quiet --data flowers.csv --validation 0.3 ";
    const Run result =
        run_shell(flowers + data + "--patience 30 --learning-rate 2 --save m > first && " + data +
                  "--load m > again && grep -q Taken first && ! grep -q Taken again && sed -n "
                  "'s/.* epochs, loss \\([^,]*\\).*/\\1/p' first again");
    CHECK_EQUAL(result.code, 0);
    CHECK_EQUAL(result.error, "");
    const std::size_t end = result.output.find('\n');
    CHECK(end > 1);
    CHECK_EQUAL(result.output, result.output.substr(0, end + 1) + result.output.substr(0, end + 1));
}

CLAIM(a_log_grows_when_a_training_goes_on) {
    const Run result =
        run_shell("\"$CHAPTER6\" --ui quiet --epochs 5 --checkpoint c --log l && \"$CHAPTER6\" --ui quiet "
                  "--load c --epochs 9 --log l");
    CHECK_EQUAL(result.code, 0);
    const std::string log = content_of(work_folder / "l");
    CHECK_EQUAL(std::count(log.begin(), log.end(), '\n'), 10);     // epochs 0 to 9, each once
    CHECK(!holds(log.substr(0, log.find('\n')), "gradient_norm")); // no step was made yet
}

CLAIM(the_log_holds_an_object_for_every_epoch) {
    const Run result = run("--ui quiet --epochs 20 --log l.jsonl");
    CHECK_EQUAL(result.code, 0);
    const std::string log = content_of(work_folder / "l.jsonl");
    CHECK_EQUAL(std::count(log.begin(), log.end(), '\n'), 21);
    CHECK(log.starts_with("{\"epoch\":0,\"objective\":"));
    CHECK(log.ends_with("}\n"));
    CHECK(!holds(log, "nan"));
    CHECK(!holds(log, "inf"));
    const Run full = run("--ui quiet --log /dev/full");
    CHECK_EQUAL(full.code, 1);
    CHECK(holds(full.output, "solved since epoch "));
    CHECK_EQUAL(full.error, "chapter6: cannot write /dev/full\n");
}

CLAIM(a_run_that_leaves_the_finite_numbers_keeps_its_best_epoch) {
    const std::string diverges =
        "\"$CHAPTER6\" --ui quiet --data line.csv --loss mse --validation 0.2 --learning-rate 50 "
        "--epochs 1000 --save m";
    const Run kept =
        run_shell("awk 'BEGIN { for (i = 0; i < 50; ++i) print i \",\" i }' > line.csv && " + diverges +
                  " --patience 900; echo $?; \"$CHAPTER6\" --ui quiet --data line.csv --load m > again; echo "
                  "$?; rm m; " +
                  diverges + "; echo $?; ls m 2> nothing");
    CHECK(holds(kept.output, "Taken from epoch "));
    CHECK(holds(kept.output, "kept in m\n"));
    CHECK(kept.output.ends_with("\n1\n0\n1\n")); // the file can be loaded; without patience there is none
    CHECK(holds(kept.error, "the numbers are no longer finite"));
    CHECK_EQUAL(std::count(kept.error.begin(), kept.error.end(), '\n'), 2);
}

CLAIM(a_checkpoint_is_not_replaced_by_what_nothing_can_go_on_from) {
    const std::string chapter =
        "\"$CHAPTER6\" --ui quiet --data line.csv --loss mse --patience 900 --checkpoint c ";
    const Run result =
        run_shell("awk 'BEGIN { for (i = 0; i < 50; ++i) print i \",\" i }' > line.csv && " + chapter +
                  "--validation 0.2 --learning-rate 0.1 --epochs 10 > first && cp c before && \"$CHAPTER6\" "
                  "--ui quiet --data line.csv "
                  "--load c --patience 900 --checkpoint c --learning-rate 1e9 --epochs 2000; echo $?; cmp c "
                  "before && echo kept");
    CHECK(result.output.ends_with("\n1\nkept\n"));
    CHECK(holds(result.output, "Taken from epoch "));
    CHECK(holds(result.error, "the numbers are no longer finite"));
}

int main(int count, char** words) { return trainer::test(count, words); }
