#include "tests/check.hpp"

#include "common/cli/arguments.hpp"

namespace {

struct Values {
    bool flag = false;
    std::ptrdiff_t epochs = 10;
    std::uint64_t seed = 1;
    double rate = 0.5, l2 = 0, dropout = 0;
    std::string loss = "bce", out = "output";
    std::vector<std::string> activations = {"tanh"};
    std::vector<std::vector<std::ptrdiff_t>> hidden = {{8}};

    cli::Arguments arguments() {
        cli::Arguments all({.program = "demo",
                            .purpose = "Shows options.",
                            .examples = {"./demo --rate 1"},
                            .note = "notes/demo.md"});
        all.flag("--flag", flag, "a switch");
        all.integer("--epochs", epochs, 0, 100, "how often");
        all.seed("--seed", seed, "of the random numbers");
        all.number_above_0("--rate", rate, "how far");
        all.number_from_0("--l2", l2, "how strongly");
        all.choice("--loss", loss, {"bce", "mse"}, "how wrong");
        all.text("--out", out, "where");
        all.group("The network");
        all.share("--dropout", dropout, "how many");
        all.several("--activation", activations, {"tanh", "relu"}, "which");
        all.integer_lists("--hidden", hidden, 1, 50, "how many");
        return all;
    }

    bool parse(std::vector<const char*> words) {
        words.insert(words.begin(), "./demo");
        return arguments().parse(static_cast<int>(words.size()), words.data());
    }
};

std::string error_of(std::vector<const char*> words) {
    try {
        Values().parse(std::move(words));
    } catch (const cli::UsageError& error) { return error.what(); }
    return "no error";
}

} // namespace

CLAIM(without_words_the_defaults_stay) {
    Values values;
    CHECK(values.parse({}));
    CHECK_EQUAL(values.epochs, 10);
    CHECK_EQUAL(values.rate, 0.5);
}

CLAIM(values_come_as_the_next_word_or_behind_an_equals_sign) {
    Values values;
    CHECK(values.parse({"--flag", "--epochs", "20", "--seed=18446744073709551615", "--rate=1e-3", "--l2", "0",
                        "--activation", "relu", "--out=a=b", "--hidden", "4,4", "--dropout", "0.5", "--loss",
                        "mse"}));
    CHECK(values.flag);
    CHECK_EQUAL(values.epochs, 20);
    CHECK_EQUAL(values.seed, 18446744073709551615u);
    CHECK_EQUAL(values.rate, 0.001);
    CHECK((values.activations == std::vector<std::string>{"relu"}));
    CHECK_EQUAL(values.out, "a=b");
    CHECK_EQUAL(values.loss, "mse");
    CHECK_EQUAL(values.dropout, 0.5);
    using Lists = std::vector<std::vector<std::ptrdiff_t>>;
    CHECK((values.hidden == Lists{{4, 4}}));
    CHECK(values.parse({"--hidden", "none"}));
    CHECK((values.hidden == Lists{{}}));
    CHECK(
        values.parse({"--hidden", "2/4,4/none", "--activation=relu/tanh"})); // several, with slashes between
    CHECK((values.hidden == Lists{{2}, {4, 4}, {}}));
    CHECK((values.activations == std::vector<std::string>{"relu", "tanh"}));
}

CLAIM(unknown_options_are_refused_with_the_nearest_known_one) {
    CHECK_EQUAL(error_of({"--bogus"}), "unknown option --bogus (see --help)");
    CHECK_EQUAL(error_of({"--epoch", "3"}), "unknown option --epoch, did you mean --epochs? (see --help)");
    CHECK_EQUAL(error_of({"epochs"}), "unexpected word epochs (see --help)");
}

CLAIM(values_that_make_no_sense_are_refused) {
    CHECK_EQUAL(error_of({"--epochs"}), "--epochs needs a value");
    CHECK_EQUAL(error_of({"--flag=1"}), "--flag takes no value");
    for (const char* wrong : {"-1", "101", "x", "", "3.5", "1e3", " 3", "99999999999999999999"}) {
        CHECK_EQUAL(error_of({"--epochs", wrong}),
                    "--epochs " + std::string(wrong) + ": needs a whole number from 0 to 100");
    }
    for (const char* wrong : {"nan", "inf", "-1", "0", "x", "", "0x10", " 1", "1 ", "1e999", "1.2.3"}) {
        CHECK_EQUAL(error_of({"--rate", wrong}), "--rate " + std::string(wrong) + ": needs a number above 0");
    }
    CHECK_EQUAL(error_of({"--l2", "-0.1"}), "--l2 -0.1: needs a number of at least 0");
    CHECK_EQUAL(error_of({"--seed", "-1"}), "--seed -1: needs a whole number of at least 0, below 2^64");
    for (const char* wrong : {"1", "-0.1", "2", "x"}) {
        CHECK_EQUAL(error_of({"--dropout", wrong}),
                    "--dropout " + std::string(wrong) + ": needs a number from 0 to below 1");
    }
    CHECK_EQUAL(error_of({"--loss", "msa"}), "--loss msa: is none of bce, mse, did you mean mse?");
    CHECK_EQUAL(error_of({"--activation", "tanh/rely"}),
                "--activation tanh/rely: \"rely\" is none of tanh, relu, did you mean relu?");
    CHECK_EQUAL(error_of({"--activation", "tanh/"}), "--activation tanh/: \"\" is none of tanh, relu");
    CHECK_EQUAL(error_of({"--out", ""}), "--out : needs a value");
    for (const char* wrong : {"0", "x", "", "4,", ",4", "4,,4", "51", "none,4", "4/", "/4"}) {
        CHECK_EQUAL(error_of({"--hidden", wrong}),
                    "--hidden " + std::string(wrong) +
                        ": needs whole numbers from 1 to 50 with commas between, or none");
    }
}

CLAIM(a_refused_value_leaves_the_default) {
    Values values;
    try {
        values.parse({"--seed", "99999999999999999999"});
    } catch (const cli::UsageError&) {}
    CHECK_EQUAL(values.seed, 1u);
}

CLAIM(help_names_every_option_with_its_default) {
    Values values;
    const std::string help = values.arguments().help();
    CHECK(help.starts_with("Shows options.\n\nUsage: ./demo [options]\n  ./demo --rate 1\n"));
    CHECK(help.find("\nOptions:\n  --flag        a switch\n") != std::string::npos);
    CHECK(help.find("\nThe network:\n  --dropout     how many [0]\n") != std::string::npos);
    CHECK(help.find("  --activation  which: tanh, relu [tanh]\n") != std::string::npos);
    CHECK(help.find("  --hidden      how many [8]\n") != std::string::npos);
    CHECK(help.find("  --flag        a switch\n") != std::string::npos);
    CHECK(help.ends_with("More: notes/demo.md\n"));
    std::ostringstream printed;
    auto* const screen = std::cout.rdbuf(printed.rdbuf());
    const bool go_on = values.parse({"--epochs", "3", "-h"});
    std::cout.rdbuf(screen);
    CHECK(!go_on);
    CHECK(printed.str().find("--epochs") != std::string::npos);
}

CLAIM(it_tells_which_options_were_given) {
    Values values;
    cli::Arguments arguments = values.arguments();
    const char* words[] = {"./demo", "--epochs", "10", "--loss=bce"}; // the defaults, but said
    CHECK(arguments.parse(4, words));
    CHECK(arguments.given("--epochs"));
    CHECK(arguments.given("--loss"));
    CHECK(!arguments.given("--rate"));
}

CLAIM(what_needs_another_option_or_excludes_it_is_refused) {
    Values values;
    cli::Arguments arguments = values.arguments();
    arguments.needs("--epochs", "--rate");
    arguments.excludes("--loss", {"--flag", "--seed"}, "for a reason");
    const auto refusal = [&](std::vector<const char*> words) -> std::string {
        words.insert(words.begin(), "./demo");
        cli::Arguments fresh = arguments;
        try {
            fresh.parse(static_cast<int>(words.size()), words.data());
        } catch (const cli::UsageError& error) { return error.what(); }
        return "";
    };
    CHECK_EQUAL(refusal({"--epochs", "3"}), "--epochs needs --rate");
    CHECK_EQUAL(refusal({"--epochs", "3", "--rate", "1"}), "");
    CHECK_EQUAL(refusal({"--seed", "3", "--loss", "bce"}), "--seed does not go with --loss: for a reason");
    CHECK_EQUAL(refusal({"--flag", "--seed", "3"}), "");
    CHECK_EQUAL(refusal({"--loss", "bce"}), "");
}

CLAIM(version_is_printed) {
    Values values;
    std::ostringstream printed;
    auto* const screen = std::cout.rdbuf(printed.rdbuf());
    const bool go_on = values.parse({"--version"});
    std::cout.rdbuf(screen);
    CHECK(!go_on);
    CHECK_EQUAL(printed.str(), "demo 1.0\n");
}
