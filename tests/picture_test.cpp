#include "tests/check.hpp"

#include "common/cli/picture.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::current_path() / "picture_test_files";

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// What a call writes to standard output.
std::string said_by(const std::function<void()>& call) {
    std::ostringstream said;
    std::streambuf* const usual = std::cout.rdbuf(said.rdbuf());
    call();
    std::cout.rdbuf(usual);
    return said.str();
}

} // namespace

CLAIM(a_figure_becomes_a_file_of_its_name_in_the_folder_and_is_announced) {
    fs::remove_all(folder);
    const plot::Panel panel{.lines = {{"loss", {1, 0.5}}}};
    const std::string said = said_by([&] {
        cli::write_picture(folder.string(), "one",
                           {.title = "Title", .description = "It falls.", .panels = {panel}, .columns = 2});
    });
    CHECK_EQUAL(said, "picture: " + (folder / "one.svg").string() + "\n");
    const plot::Figure figure{.title = "Title", .description = "It falls.", .panels = {panel}, .columns = 2};
    CHECK_EQUAL(content_of(folder / "one.svg"), plot::svg_file(figure));
    fs::remove_all(folder);
}

CLAIM(the_text_of_a_picture_is_written_as_it_is) {
    const std::string said = said_by([] { cli::write_svg(folder.string(), "two", "<svg/>\n"); });
    CHECK_EQUAL(said, "picture: " + (folder / "two.svg").string() + "\n");
    CHECK_EQUAL(content_of(folder / "two.svg"), "<svg/>\n");
    fs::remove_all(folder);
}

CLAIM(what_cannot_be_written_is_not_announced) {
    fs::create_directories(folder / "a folder.svg");
    std::string problem;
    const std::string said = said_by([&] {
        try {
            cli::write_svg(folder.string(), "a folder", "<svg/>");
        } catch (const std::runtime_error& error) { problem = error.what(); }
    });
    CHECK_EQUAL(said, "");
    CHECK_EQUAL(problem, "cannot write " + (folder / "a folder.svg").string() + ": it is no ordinary file");
    const plot::Figure wrong{.title = "", .description = "", .panels = {}, .columns = 3};
    CHECK_THROWS(cli::write_picture(folder.string(), "three", wrong), std::invalid_argument,
                 std::string("figure: 3 columns, where 1 or 2 fit"));
    fs::remove_all(folder);
}
