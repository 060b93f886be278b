#include "tests/check.hpp"

#include "common/cli/options.hpp"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace {

using Lists = std::vector<std::vector<std::ptrdiff_t>>;

// A command line that is asked for every kind of option.
struct Asked {
    explicit Asked(std::vector<const char*> words)
        : options({.program = "demo",
                   .purpose = "Shows options.",
                   .examples = {"./demo --rate 1"},
                   .note = "notes/demo.md",
                   .moved = {{{"--old"}, "./other"}}},
                  static_cast<int>(words.size() + 1), prepended(words).data()) {}

    static std::vector<const char*> prepended(std::vector<const char*> words) {
        words.insert(words.begin(), "./demo");
        return words;
    }

    cli::Options options;
    bool flag = options.flag("--flag", "a switch");
    std::ptrdiff_t epochs = options.integer("--epochs", 10, 0, 100, "how often");
    std::uint64_t seed = options.seed(1, "of the random numbers");
    double rate = options.number("--rate", 0.5, cli::above_0, "how far");
    double l2 = options.number("--l2", 0, cli::from_0, "how strongly");
    std::string loss = options.choice("--loss", "bce", {"bce", "mse"}, "how wrong");
    std::string out = options.text("--out", "output", "where");
    double dropout = options.group("The network").number("--dropout", 0, cli::fraction, "how many");
    std::vector<std::string> activations = options.choices("--activation", "tanh", {"tanh", "relu"}, "which");
    Lists hidden = options.sizes("--hidden", "8", 50, "how many");
};

// What finish() prints; an error would be thrown.
std::string printed_by(cli::Options& options, bool& finished) {
    std::ostringstream printed;
    auto* const screen = std::cout.rdbuf(printed.rdbuf());
    finished = options.finish();
    std::cout.rdbuf(screen);
    return printed.str();
}

void refuses(std::vector<const char*> words, const std::string& fact, const std::string& other_fact) {
    Asked asked(std::move(words));
    CHECK_THROWS(asked.options.finish(), cli::UsageError, fact, other_fact);
}

} // namespace

CLAIM(without_words_the_defaults_stay) {
    Asked asked({});
    CHECK(!asked.options.finish());
    CHECK(!asked.flag);
    CHECK_EQUAL(asked.epochs, 10);
    CHECK_EQUAL(asked.rate, 0.5);
    CHECK_EQUAL(asked.out, "output");
    CHECK((asked.hidden == Lists{{8}}));
}

CLAIM(values_come_as_the_next_word_or_behind_an_equals_sign) {
    Asked asked({"--flag", "--epochs", "20", "--seed=18446744073709551615", "--rate=1e-3", "--l2", "0",
                 "--activation", "relu", "--out=a=b", "--hidden", "4,4", "--dropout", "0.5", "--loss",
                 "mse"});
    CHECK(!asked.options.finish());
    CHECK(asked.flag);
    CHECK_EQUAL(asked.epochs, 20);
    CHECK_EQUAL(asked.seed, 18446744073709551615u);
    CHECK_EQUAL(asked.rate, 0.001);
    CHECK((asked.activations == std::vector<std::string>{"relu"}));
    CHECK_EQUAL(asked.out, "a=b");
    CHECK_EQUAL(asked.loss, "mse");
    CHECK_EQUAL(asked.dropout, 0.5);
    CHECK((asked.hidden == Lists{{4, 4}}));
    CHECK((Asked({"--hidden", "none"}).hidden == Lists{{}}));
    Asked several({"--hidden", "2/4,4/none", "--activation=relu/tanh"}); // with slashes between
    CHECK((several.hidden == Lists{{2}, {4, 4}, {}}));
    CHECK((several.activations == std::vector<std::string>{"relu", "tanh"}));
    CHECK_EQUAL(Asked({"--epochs", "1", "--epochs", "2"}).epochs, 2); // the last one counts
    CHECK_EQUAL(Asked({"--out", "-x"}).out, "-x");
}

CLAIM(unknown_options_are_refused_with_the_nearest_known_one) {
    refuses({"--bogus"}, "--bogus", "--help");
    refuses({"--epoch", "3"}, "--epoch", "did you mean --epochs?");
    refuses({"epochs"}, "epochs", "--help");
    refuses({"--old", "x"}, "--old", "./other"); // another program has it now
}

CLAIM(values_that_make_no_sense_are_refused) {
    refuses({"--epochs"}, "--epochs", "needs a value");
    refuses({"--out", "--dropout=0.5"}, "--out", "needs a value"); // and takes no other option for one
    CHECK_EQUAL(Asked({"--out", "-h"}).out, "output");
    refuses({"--flag=1"}, "--flag", "takes no value");
    for (const char* wrong : {"-1", "101", "x", "", "3.5", "1e3", " 3", "99999999999999999999"}) {
        refuses({"--epochs", wrong}, "--epochs " + std::string(wrong) + ":", "0 to 100");
    }
    for (const char* wrong : {"nan", "inf", "-1", "0", "x", "", "0x10", " 1", "1 ", "1e999", "1.2.3"}) {
        refuses({"--rate", wrong}, "--rate " + std::string(wrong) + ":", "above 0");
    }
    for (const char* wrong : {"-0.1", "inf", "nan"})
        refuses({"--l2", wrong}, "--l2 " + std::string(wrong), "0");
    refuses({"--seed", "-1"}, "--seed -1", "2^64");
    for (const char* wrong : {"1", "-0.1", "2", "x"}) {
        refuses({"--dropout", wrong}, "--dropout " + std::string(wrong), "from 0 to below 1");
    }
    refuses({"--loss", "msa"}, "--loss msa", "did you mean mse?");
    refuses({"--activation", "tanh/rely"}, "--activation tanh/rely", "did you mean relu?");
    refuses({"--activation", "tanh/"}, "--activation tanh/", "\"\"");
    refuses({"--out", ""}, "--out", "needs a value");
    for (const char* wrong : {"0", "x", "", "4,", ",4", "4,,4", "51", "none,4", "4/", "/4"}) {
        refuses({"--hidden", wrong}, "--hidden " + std::string(wrong) + ":", "1 to 50");
    }
}

CLAIM(a_refused_value_leaves_the_default) {
    CHECK_EQUAL(Asked({"--seed", "99999999999999999999"}).seed, 1u);
    CHECK_EQUAL(Asked({"--rate", "-1"}).rate, 0.5);
}

CLAIM(help_names_every_option_with_its_default) {
    bool finished = false;
    Asked asked({"--epochs", "x", "-h"}); // even beside what makes no sense
    const std::string help = printed_by(asked.options, finished);
    CHECK(finished);
    CHECK(help.starts_with("Shows options.\n\nUsage: ./demo [options]\n  ./demo --rate 1\n"));
    for (const char* line :
         {"\nOptions:\n  --flag        a switch\n", "\nThe network:\n  --dropout     how many [0]\n",
          "  --activation  which: tanh, relu [tanh]\n", "  --hidden      how many [8]\n",
          "  --rate        how far [0.5]\n"}) {
        check::note(help.find(line) != std::string::npos, __FILE__, __LINE__, line);
    }
    CHECK(help.ends_with("More: notes/demo.md\n"));
}

CLAIM(version_is_printed) {
    bool finished = false;
    Asked asked({"--version"});
    CHECK_EQUAL(printed_by(asked.options, finished), "demo 1.0\n");
    CHECK(finished);
}

CLAIM(words_without_a_name_are_operands_wherever_they_stand) {
    for (const std::vector<const char*>& words : {std::vector<const char*>{"a", "b", "--epochs", "5"},
                                                  {"--epochs", "5", "a", "b"},
                                                  {"a", "--epochs", "5", "b"}}) {
        Asked asked(words);
        CHECK_EQUAL(asked.options.operand("MODEL"), "a");
        CHECK_EQUAL(asked.options.operand("ROWS"), "b");
        CHECK_EQUAL(asked.epochs, 5);
        CHECK(!asked.options.finish());
    }
    Asked few({"a"});
    few.options.operand("MODEL");
    few.options.operand("ROWS");
    CHECK_THROWS(few.options.finish(), cli::UsageError, "ROWS");
    Asked help({"--help"});
    help.options.operand("MODEL");
    bool finished = false;
    CHECK(printed_by(help.options, finished).find("Usage: ./demo MODEL [options]\n") != std::string::npos);
}

CLAIM(it_tells_which_options_were_given) {
    const Asked asked({"--epochs", "10", "--loss=bce"}); // the defaults, but said
    CHECK(asked.options.given("--epochs"));
    CHECK(asked.options.given("--loss"));
    CHECK(!asked.options.given("--rate"));
}

CLAIM(what_excludes_another_option_is_refused) {
    const auto checked = [](std::vector<const char*> words) {
        const Asked asked(std::move(words));
        asked.options.excludes("--loss", {"--flag", "--seed"}, "for a reason");
        return true;
    };
    CHECK_THROWS(checked({"--seed", "3", "--loss", "bce"}), cli::UsageError, "--seed", "--loss",
                 "for a reason");
    CHECK(checked({"--flag", "--seed", "3"}));
    CHECK(checked({"--loss", "bce"}));
}

CLAIM(an_unambiguous_beginning_is_an_option) {
    const auto read = [](std::vector<const char*> words) {
        words.insert(words.begin(), "program");
        cli::Options typed({.program = "program", .purpose = ""}, static_cast<int>(words.size()),
                           words.data());
        const auto values_of = [](cli::Options& options) {
            return std::tuple{options.number("--learning-rate", 1, cli::above_0, ""),
                              options.integer("--l2", 0, 0, 9, ""), options.integer("--l21", 0, 0, 9, ""),
                              options.flag("--quiet", "")};
        };
        values_of(typed);
        cli::Options options = typed.completed();
        const auto values = values_of(options);
        options.finish();
        return values;
    };
    CHECK((read({"--lea", "3", "--q"}) == std::tuple{3.0, 0, 0, true}));
    CHECK((read({"--learning=3"}) == std::tuple{3.0, 0, 0, false}));
    CHECK((read({"--lr", "3"}) == std::tuple{3.0, 0, 0, false}));
    CHECK((read({"--lr=3"}) == std::tuple{3.0, 0, 0, false}));
    CHECK((read({"--l2", "3"}) == std::tuple{1.0, 3, 0, false})); // itself, though another begins so
    CHECK_THROWS(read({"--l", "3"}), cli::UsageError, "--l may be", "--learning-rate", "--l2", "--l21");
    CHECK_THROWS(read({"--x", "3"}), cli::UsageError, "unknown", "--x");
}

CLAIM(what_the_options_say_can_be_repeated) {
    Asked asked({"--rate=0.25", "--flag"});
    CHECK(!asked.options.finish());
    const cli::Options::Values values = asked.options.values();
    CHECK(std::find(values.begin(), values.end(), std::pair<std::string, std::string>("--rate", "0.25")) !=
          values.end());
    CHECK(std::find(values.begin(), values.end(), std::pair<std::string, std::string>("--flag", "")) !=
          values.end());
    CHECK(std::find(values.begin(), values.end(), std::pair<std::string, std::string>("--epochs", "10")) !=
          values.end());
    CHECK_EQUAL(asked.options.value("--rate"), "0.25");
    CHECK_EQUAL(asked.options.value("--epochs"), ""); // not given
    Asked other({"--epochs", "7"});
    cli::Options behind = other.options.behind({{"--epochs", "3"}, {"--rate", "0.5"}, {"--flag", ""}});
    CHECK(behind.flag("--flag", ""));
    CHECK_EQUAL(behind.integer("--epochs", 10, 0, 100, ""), 7); // the command line has the last word
    CHECK_EQUAL(behind.number("--rate", 1, cli::above_0, ""), 0.5);
}
