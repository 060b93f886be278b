#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/plot/color.hpp"
#include "common/plot/confusion_matrix.hpp"
#include "common/text/strings.hpp"

#include <regex>
#include <stdexcept>

namespace {

using Counts = std::vector<std::vector<std::ptrdiff_t>>;

std::string svg_of(const std::vector<std::string>& names, const Counts& counts) {
    return plot::confusion_svg(names, counts, "Predictions for 9 samples", "d");
}

// The colours of the cells in their order, by name; a colour for light and dark surroundings alike has none.
std::vector<std::string> colors_of(const std::string& svg) {
    std::vector<std::string> colors;
    const std::regex rectangle("<rect[^>]*fill=\"(#[0-9a-f]+)\"(?: class=\"fill-([a-z0-9]+)\")?");
    for (std::sregex_iterator found(svg.begin(), svg.end(), rectangle), end; found != end; ++found)
        colors.push_back((*found)[2].matched ? (*found)[2] : (*found)[1]);
    return {colors.begin() + 1, colors.end()}; // without the paper
}

} // namespace

CLAIM(a_cell_is_coloured_by_its_share_of_the_row) {
    const std::string svg = svg_of({"ant", "bee", "cow"}, {{6, 2, 0}, {0, 1, 0}, {999, 1, 0}});
    CHECK_EQUAL(check::xml_error(svg), "");
    const std::vector<std::string> expected = {
        "right15", "wrong5", "none0", "none0", plot::hex(plot::blue), "none0", plot::hex(plot::orange),
        "wrong1",  "none0"};
    CHECK((colors_of(svg) == expected));
    for (const std::string word : {">6<", ">2<", ">999<", ">ant<", ">predicted<", ">true<"})
        CHECK(svg.find(word) != svg.npos);
    CHECK_EQUAL(svg.find(">0<"), svg.npos);
}

CLAIM(a_class_without_samples_has_a_row_without_colour) {
    const std::vector<std::string> expected = {plot::hex(plot::blue), "none0", "none0", "none0"};
    CHECK((colors_of(svg_of({"a", "b"}, {{1, 0}, {0, 0}})) == expected));
}

CLAIM(names_of_columns_that_are_too_long_read_upwards) {
    const std::string svg = svg_of({"a", "a name of seventeen"}, {{1, 0}, {0, 1}});
    CHECK(std::regex_search(svg,
                            std::regex("rotate\\(-90\\)\"[^>]*text-anchor=\"start\"[^>]*>a name of seven")));
    CHECK(!std::regex_search(svg_of({"a", "b"}, {{1, 0}, {0, 1}}),
                             std::regex("rotate\\(-90\\)\"[^>]*text-anchor=\"start\"")));
}

CLAIM(names_of_any_bytes_are_well_formed) {
    CHECK_EQUAL(check::xml_error(svg_of({"<&\"\x01", "\xff"}, {{1, 0}, {0, 1}})), "");
}

CLAIM(what_does_not_fit_is_refused) {
    CHECK_THROWS(svg_of({}, {}), std::invalid_argument, "do not fit");
    CHECK_THROWS(svg_of({"a"}, Counts({{1}, {2}})), std::invalid_argument, "do not fit");
    CHECK_THROWS(svg_of({"a", "b"}, Counts({{1, 0}, {0}})), std::invalid_argument, "do not fit");
    const std::size_t most = plot::most_classes_confused;
    const auto of = [](std::size_t count) {
        return svg_of(std::vector<std::string>(count, "x"),
                      Counts(count, std::vector<std::ptrdiff_t>(count, 1)));
    };
    CHECK(!of(most).empty());
    CHECK_THROWS(of(most + 1), std::invalid_argument, "do not fit");
}
