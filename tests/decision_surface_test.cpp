#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/drawing/text.hpp"
#include "common/views/decision_surface.hpp"

using namespace nn;

namespace {

// Answers 0 on the left half and 1 on the right.
SurfaceGrid halves(int side) {
    SurfaceGrid grid{.side = side, .low = 0, .high = 1, .answers = {}};
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) grid.answers.push_back(column < side / 2 ? 0 : 1);
    }
    return grid;
}

const std::vector<Example> corners = {{0.1, 0.9, 1, 0}, {0.9, 0.1, 0, 0}};

} // namespace

CLAIM(cells_stand_for_inputs_with_the_first_row_on_top) {
    const SurfaceGrid grid = halves(4);
    CHECK_NEAR(grid.first_input(0), 0.125, 1e-12);
    CHECK_NEAR(grid.second_input(0), 0.875, 1e-12);
    CHECK_NEAR(grid.second_input(3), 0.125, 1e-12);
}

CLAIM(the_picture_is_well_formed_and_draws_the_boundary_where_the_answer_is_one_half) {
    const std::string file = decision_surface_svg(halves(4), corners, "title", "description");
    CHECK_EQUAL(check::xml_error(file), "");
    // The plane fills 384 pixels from 64 on: its middle is at 256.
    CHECK(file.find("d=\"M256 96L256 192M256 192L256 288M256 288L256 384\"") != std::string::npos);
}

CLAIM(neighbouring_cells_of_one_band_are_one_rectangle) {
    const std::string file = decision_surface_svg(halves(2), {}, "t", "d");
    CHECK(file.find("d=\"M64 48H256V240H64ZM64 240H256V432H64Z\"") != std::string::npos);
}

CLAIM(without_a_boundary_none_is_drawn) {
    SurfaceGrid grid = halves(4);
    grid.answers.assign(16, 0.2);
    CHECK(decision_surface_svg(grid, corners, "t", "d").find("stroke-linecap") == std::string::npos);
}

CLAIM(terminal_lines_put_two_rows_into_one) {
    const auto lines = decision_surface_lines(halves(8), {}, ColorDepth::all, true);
    CHECK_EQUAL(lines.size(), 4u);
    for (const std::string& line : lines) CHECK_EQUAL(width_of(line), 8);
    CHECK(lines[0].find("▀") != std::string::npos);
}

CLAIM(without_colour_the_answer_shows_in_the_characters) {
    const auto lines = decision_surface_lines(halves(4), {}, ColorDepth::none, true);
    CHECK_EQUAL(lines.size(), 2u);
    CHECK_EQUAL(lines[0], "  ##");
}

CLAIM(examples_stand_on_the_surface_as_their_targets) {
    const auto lines = decision_surface_lines(halves(8), corners, ColorDepth::none, false);
    CHECK_EQUAL(lines[0], "1   ####");
    CHECK_EQUAL(lines[3], "    ###0");
}
