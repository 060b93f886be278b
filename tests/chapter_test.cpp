// What the chapters share: lines about two results that agree, and pictures.
#include "tests/check.hpp"

#include "common/cli/chapter.hpp"
#include "common/math/scalar.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

constexpr bool in_double = std::is_same_v<nn::Scalar, double>;
const fs::path folder = fs::current_path() / "chapter_test_files";

// A chapter without a seed, whose pictures go into the folder.
cli::Chapter a_chapter() {
    const std::string out = "--out=" + folder.string();
    const char* words[] = {"./chapter", out.c_str()};
    cli::Options options({.program = "chapter", .purpose = ""}, 2, words);
    return cli::Chapter(options);
}

// What a call writes to standard output.
std::string said_by(const std::function<void()>& call) {
    std::ostringstream said;
    std::streambuf* const usual = std::cout.rdbuf(said.rdbuf());
    try {
        call();
    } catch (...) {
        std::cout.rdbuf(usual);
        throw;
    }
    std::cout.rdbuf(usual);
    return said.str();
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

CLAIM(what_is_below_the_limit_agrees_and_its_digits_are_not_printed) {
    cli::Chapter chapter = a_chapter();
    CHECK_EQUAL(said_by([&] { chapter.check_agreement("loops and matrices", 3.4e-17, 1e-12); }),
                "  loops and matrices: agree, difference below 1e-12\n");
    CHECK_EQUAL(chapter.exit_code(), 0);
}

CLAIM(what_is_not_below_the_limit_disagrees_with_its_difference_and_fails) {
    const std::string verdict = in_double ? "DISAGREE" : "in float";
    for (const auto& [difference, digits] : {std::pair{0.2512, "0.25"},
                                             {1e-12, "1e-12"},
                                             {std::numeric_limits<double>::infinity(), "inf"},
                                             {std::numeric_limits<double>::quiet_NaN(), "nan"}}) {
        cli::Chapter chapter = a_chapter();
        const auto before = std::cout.precision(9);
        CHECK_EQUAL(said_by([&, value = difference] { chapter.check_agreement("x", value, 1e-12); }),
                    "  x: " + verdict + ", difference " + digits + "\n");
        CHECK_EQUAL(std::cout.precision(before), 9); // numbers that are printed afterwards look as before
        CHECK_EQUAL(chapter.exit_code(), in_double ? 1 : 0);
        said_by([&] { chapter.check_agreement("y", 0, 1e-12); });
        CHECK_EQUAL(chapter.exit_code(), in_double ? 1 : 0); // once failed is failed
    }
}

CLAIM(the_largest_of_many_differences_is_kept_and_nan_is_not_lost) {
    double largest = 0;
    for (const double difference : {0.1, 0.3, 0.2}) largest = cli::nan_max(largest, difference);
    CHECK_EQUAL(largest, 0.3);
    for (const double difference : {std::numeric_limits<double>::quiet_NaN(), 5.0}) {
        largest = cli::nan_max(largest, difference);
    }
    CHECK(!(largest == largest));
}

CLAIM(a_figure_becomes_a_file_of_its_name_in_the_folder_and_is_announced) {
    fs::remove_all(folder);
    const plot::Panel panel{.lines = {{"loss", {}, {1, 0.5}}}};
    const plot::Figure figure{.title = "Title", .description = "It falls.", .panels = {panel}, .columns = 2};
    const cli::Chapter chapter = a_chapter();
    CHECK_EQUAL(said_by([&] { chapter.write_picture("one", figure); }),
                "picture: " + (folder / "one.svg").string() + "\n");
    CHECK_EQUAL(content_of(folder / "one.svg"), plot::svg_file(figure));
    CHECK_EQUAL(said_by([&] { chapter.write_svg("two", "<svg/>\n"); }),
                "picture: " + (folder / "two.svg").string() + "\n");
    CHECK_EQUAL(content_of(folder / "two.svg"), "<svg/>\n");
    fs::remove_all(folder);
}

CLAIM(what_cannot_be_written_is_not_announced) {
    fs::create_directories(folder / "a folder.svg");
    const cli::Chapter chapter = a_chapter();
    CHECK_EQUAL(said_by([&] {
                    CHECK_THROWS(chapter.write_svg("a folder", "<svg/>"), std::runtime_error, "a folder.svg");
                    const plot::Figure wrong{.title = "", .description = "", .panels = {}, .columns = 3};
                    CHECK_THROWS(chapter.write_picture("three", wrong), std::invalid_argument, "3 columns");
                }),
                "");
    fs::remove_all(folder);
}

CLAIM(only_a_chapter_that_says_what_its_seed_decides_has_one) {
    const char* words[] = {"./chapter", "--seed", "7"};
    cli::Options with({.program = "chapter", .purpose = "", .seed_decides = "the weights", .seed = 4}, 3,
                      words);
    CHECK_EQUAL(cli::Chapter(with).seed(), 7u);
    CHECK(!with.finish());
    cli::Options usual({.program = "chapter", .purpose = "", .seed_decides = "the weights", .seed = 4}, 1,
                       words);
    CHECK_EQUAL(cli::Chapter(usual).seed(), 4u);
    cli::Options without({.program = "chapter", .purpose = ""}, 3, words);
    static_cast<void>(cli::Chapter(without));
    CHECK_THROWS(without.finish(), cli::UsageError, "--seed");
}
