#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"
#include "tests/xml.hpp"

#include "common/plot/network_diagram.hpp"
#include "common/terminal/chart.hpp"
#include "common/text/strings.hpp"

#include <limits>
#include <stdexcept>

namespace {

plot::NetworkDiagram two_two_one() {
    return {.layers = {{2, "inputs", {1, 0}}, {2, "tanh", {0.5, -0.5}}, {1, "sigmoid", {0.97}}},
            .weights = {{4, -2, 0, 1}, {-4, 2}}};
}

int count_of(const std::string& text, const std::string& word) {
    int count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

} // namespace

CLAIM(weights_show_by_sign_and_size_and_units_by_what_they_put_out) {
    const std::string file = plot::network_svg(two_two_one(), "t", "d");
    CHECK_EQUAL(check::xml_error(file), "");
    CHECK_EQUAL(count_of(file, "class=\"stroke-negative\" stroke-dasharray"), 2);
    CHECK_EQUAL(count_of(file, "class=\"stroke-positive\" points"), 4);
    CHECK_EQUAL(count_of(file, "stroke-width=\"5.5\""), 2); // the largest, ±4
    CHECK_EQUAL(count_of(file, "stroke-width=\"3\""), 2);   // half as large
    CHECK_EQUAL(count_of(file, "stroke-width=\"0.5\""), 1); // 0
    CHECK_EQUAL(count_of(file, ">-0.50<"), 1);
    for (const char* words : {">inputs<", ">tanh<", ">sigmoid<", ">2 × 2<", ">2 × 1<", ">1 × 1<"}) {
        CHECK_EQUAL(count_of(file, words), 1);
    }
    CHECK_EQUAL(count_of(file, ">1 × 2<"), 2);
}

CLAIM(a_prediction_is_lit_like_the_surface_of_predictions) {
    plot::NetworkDiagram diagram{.layers = {{1, "inputs", {0}}, {1, "prediction", {0.5}}},
                                 .weights = {{0.25}}};
    const auto lit = [&] {
        const std::string file = plot::network_svg(diagram, "t", "d");
        const std::string last = file.substr(file.rfind("class=\"fill-unit"));
        return last.substr(12, last.find('"', 12) - 12);
    };
    CHECK_EQUAL(lit(), "unit5");
    diagram.layers[1].are_shares = true;
    CHECK_EQUAL(lit(), "unit0");
    diagram.layers[1].values[0] = 0;
    CHECK_EQUAL(lit(), "unit-10");
    // A weight of a quarter is small, even where it is the largest.
    CHECK(plot::network_svg(diagram, "t", "d").find("stroke-width=\"1.8\"") != std::string::npos);
}

CLAIM(the_terminal_shows_values_and_signs) {
    std::string text;
    for (const std::string& line : term::network_lines(two_two_one(), 32, 7, {})) text += line + "\n";
    CHECK_EQUAL(text, R"(                                
  1.00 +++++  0.50 -            
        - +         ---         
        +--            --  0.97 
  0.00 +++-- -0.50 ++++         
                                
inputs      tanh         sigmoid
)");
}

CLAIM(with_sixteen_colours_a_weight_has_that_of_its_sign_however_small_it_is) {
    std::string text;
    const term::TerminalStyle style{term::ColorDepth::sixteen, true, true};
    for (const std::string& line : term::network_lines(two_two_one(), 60, 7, style)) text += line;
    for (const plot::Color sign :
         {plot::orange, plot::blue}) { // before dots of braille, which begin with this byte
        CHECK(text.find(term::foreground(sign, style.depth) + "\xe2") != std::string::npos);
    }
    const std::string grey = "\x1b[90m";
    for (auto at = text.find(grey); at != std::string::npos; at = text.find(grey, at + 1)) {
        CHECK(static_cast<unsigned char>(text[at + grey.size()]) < 0x80); // a number, and no dots
    }
}

CLAIM(with_many_colours_a_small_weight_is_dimmer_than_a_large_one) {
    plot::NetworkDiagram diagram{.layers = {{2, "x", {}}, {1, "y", {}}}, .weights = {{1, 0.1}}};
    const term::TerminalStyle style{term::ColorDepth::all, true, true};
    std::string text;
    for (const std::string& line : term::network_lines(diagram, 60, 7, style)) text += line;
    for (const double share : {1.0, 0.1}) {
        const plot::Color color = plot::mix(plot::dark_grey, plot::orange, 0.2 + 0.8 * share);
        CHECK(text.find(term::foreground(color, style.depth)) != std::string::npos);
    }
}

CLAIM(where_there_is_room_it_says_what_the_colours_mean) {
    CHECK(term::network_lines(two_two_one(), 60, 7, {}).back().find("  weights + -  ") != std::string::npos);
}

CLAIM(it_keeps_to_any_window) {
    for (int columns = 1; columns <= 100; columns += 3) {
        for (int rows = 1; rows <= 30; ++rows) {
            for (const term::TerminalStyle style :
                 {term::TerminalStyle{}, term::TerminalStyle{term::ColorDepth::all, true}}) {
                const auto lines = term::network_lines(two_two_one(), columns, rows, style);
                CHECK(std::ssize(lines) <= rows);
                for (const std::string& line : lines) CHECK(text::width_of(line) <= columns);
            }
        }
    }
}

CLAIM(values_that_are_not_finite_break_nothing) {
    plot::NetworkDiagram diagram = two_two_one();
    diagram.weights[0][1] = std::numeric_limits<double>::quiet_NaN();
    diagram.layers[1].values[0] = std::numeric_limits<double>::quiet_NaN();
    diagram.layers[1].values[1] = std::numeric_limits<double>::infinity();
    CHECK_EQUAL(check::xml_error(plot::network_svg(diagram, "t", "d")), "");
    CHECK(!term::network_lines(diagram, 60, 12, {}).empty());
}

CLAIM(what_does_not_fit_together_is_refused) {
    plot::NetworkDiagram diagram = two_two_one();
    diagram.weights[1].push_back(1);
    CHECK_THROWS(plot::network_svg(diagram, "t", "d"), std::invalid_argument, "diagram", "weights");
    diagram = two_two_one();
    diagram.layers[0].values.pop_back();
    CHECK_THROWS(term::network_lines(diagram, 80, 24, {}), std::invalid_argument, "network diagram",
                 "weights");
    CHECK_THROWS(plot::network_svg({}, "t", "d"), std::invalid_argument, "diagram", "weights");
}

CLAIM(the_key_stands_clear_of_a_name_that_counts_what_is_drawn) {
    plot::NetworkDiagram diagram{.layers = {{10, "10 inputs"}, {100, "100 relu"}, {3, "3 classes"}},
                                 .weights = {}};
    diagram.weights = {std::vector<double>(1000, 1), std::vector<double>(300, 1)};
    for (int columns = 30; columns <= 90; ++columns) {
        const std::string names = term::network_lines(diagram, columns, 5, {}).back();
        const std::size_t name = names.find("4 of 10 inputs"), key = names.find("weights + -");
        CHECK(name == 0 || columns < 45); // otherwise there is no room for it
        CHECK(key == names.npos || (key > 14 && names[key - 1] == ' '));
        CHECK(names.find("3 classes") == names.npos || names[names.find("3 classes") - 1] == ' ');
    }
}
