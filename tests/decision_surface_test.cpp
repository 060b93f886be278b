#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/plot/decision_surface.hpp"
#include "common/plot/figure.hpp"
#include "common/terminal/chart.hpp"

namespace {

// FieldFunction 0 on the left half and 1 on the right.
plot::Panel halves(int side) {
    plot::Field field{.columns = side, .rows = side};
    for (int i = 0; i < side * side; ++i) field.values.push_back(i % side < side / 2 ? 0 : 1);
    return plot::decision_surface(field, {{{0.1, 0.9}, 1, 0}, {{0.9, 0.1}, 0, 0}});
}

} // namespace

CLAIM(the_boundary_is_drawn) {
    const std::string file = plot::svg_file({"t", "d", {halves(4)}});
    CHECK_EQUAL(check::xml_error(file), "");
    CHECK(file.find("stroke-linecap") != std::string::npos);
}

CLAIM(examples_stand_on_the_surface_in_the_shape_of_their_target) {
    const auto lines = term::chart_lines(halves(8), 8, 4, {});
    CHECK_EQUAL(lines[0], "x   ####");
    CHECK_EQUAL(lines[3], "    ###o");
}

CLAIM(its_classes_are_called_by_their_names) {
    const plot::Field field{.columns = 1, .rows = 1, .values = {0.5}};
    const std::string file =
        plot::svg_file({"t", "d", {plot::decision_surface(field, {{{0.1, 0.9}, 1, 0}}, {"no <", "yes"})}});
    CHECK_EQUAL(check::xml_error(file), "");
    CHECK(file.find(">no &lt;<") != std::string::npos);
    CHECK(file.find(">yes<") != std::string::npos);
}
