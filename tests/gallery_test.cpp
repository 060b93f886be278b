// The pictures of notes/drawing.md are those that the gallery draws, but for the last digits of their numbers.
// Arguments: the program, the folder of the notes.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/near.hpp"
#include "tests/run.hpp"
#include "tests/xml.hpp"

#include <filesystem>
#include <map>

namespace {

namespace fs = std::filesystem;
using Pictures = std::map<std::string, std::string>; // name -> content

std::string program;
fs::path notes;

Pictures pictures_in(const fs::path& folder) {
    Pictures pictures;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("drawing_")) continue;
        pictures[name] = check::content_of(entry.path());
    }
    return pictures;
}

Pictures drawn_into(const std::string& folder) {
    CHECK_EQUAL(
        check::run_in(folder, "'" + program + "' . '" + (notes / "data" / "throws.csv").string() + "'").code,
        0);
    return pictures_in(folder);
}

// A rounding may turn a coordinate by its last digit, a colour by one, a bar of a histogram by one value.
constexpr check::Tolerance rounding{.relative = 0.02, .absolute = 1.01};

// The name of a picture that is missing, too many or different.
std::string difference(const Pictures& a, const Pictures& b, check::Tolerance tolerance) {
    for (const auto& [name, content] : a) {
        const auto other = b.find(name);
        if (other == b.end() || !check::difference(content, other->second, tolerance).empty()) return name;
    }
    for (const auto& [name, content] : b) {
        if (!a.contains(name)) return name;
    }
    return "";
}

} // namespace

CLAIM(differences_are_found) {
    const Pictures two = {{"drawing_a.svg", "<a x=\"5\"/>"}, {"drawing_b.svg", "<b/>"}};
    const auto found = [&](const Pictures& other) { return difference(two, other, rounding); };
    CHECK_EQUAL(found(two), "");
    CHECK_EQUAL(found({{"drawing_a.svg", "<a x=\"5.1\"/>"}, {"drawing_b.svg", "<b/>"}}), "");
    CHECK_EQUAL(found({{"drawing_a.svg", "<a x=\"5\"/>"}}), "drawing_b.svg");
    CHECK_EQUAL(difference({{"drawing_a.svg", "<a x=\"5\"/>"}}, two, rounding), "drawing_b.svg");
    CHECK_EQUAL(found({{"drawing_a.svg", "<c x=\"5\"/>"}, {"drawing_b.svg", "<b/>"}}), "drawing_a.svg");
    CHECK_EQUAL(found({{"drawing_a.svg", "<a x=\"9\"/>"}, {"drawing_b.svg", "<b/>"}}), "drawing_a.svg");
}

CLAIM(two_runs_draw_the_same_bytes) {
    CHECK(drawn_into("gallery_files") == drawn_into("gallery_files_again"));
}

CLAIM(the_committed_pictures_are_those_that_are_drawn) {
    const Pictures drawn = drawn_into("gallery_files");
    CHECK(drawn.size() > 10);
    CHECK_EQUAL(difference(drawn, pictures_in(notes / "figures"), rounding), ""); // make gallery
    for (const auto& [name, content] : drawn) {
        check::note(check::xml_error(content).empty(), __FILE__, __LINE__, name);
    }
}

int main(int count, char** words) {
    if (count != 3) return 2;
    program = fs::absolute(words[1]).string();
    notes = words[2];
    return check::run() == 0 ? 0 : 1;
}
