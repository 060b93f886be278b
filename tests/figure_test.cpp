#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/plot/figure.hpp"
#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::string file_of(const plot::Panel& panel) { return plot::svg_file({"t", "d", {panel}}); }

plot::Panel curve(std::vector<double> y, plot::Scale scale = plot::Scale::logarithmic) {
    return {.x = {.label = "x"}, .y = {.label = "y", .scale = scale}, .lines = {{"loss", {}, y}}};
}

plot::Field sampled(int columns, int rows, double (*f)(double, double)) {
    const plot::Field plane{.columns = columns, .rows = rows};
    return plot::sampled(plane, [&](plot::Point p) { return f(p.x, p.y); });
}

int count_of(const std::string& text, const std::string& word) {
    int count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

// The value of an attribute in the element in which `inside` stands.
double number_before(const std::string& file, const std::string& inside, const std::string& attribute) {
    const auto from = file.rfind(" " + attribute + "=\"", file.find(inside));
    return std::stod(file.substr(from + attribute.size() + 3));
}

// The frame of a panel: it stands on the line of its x axis, the only long one of this kind, and has one of three heights.
struct Frame {
    double left, top, width, height;
};
std::vector<Frame> frames_of(const std::string& file, bool square = false) {
    std::vector<Frame> frames;
    const std::string axis = "class=\"stroke-faint\" points=\"";
    for (auto at = file.find(axis); at != std::string::npos; at = file.find(axis, at + 1)) {
        std::istringstream points(file.substr(at + axis.size()));
        double left = 0, bottom = 0, right = 0, other_bottom = 0;
        points >> left >> bottom >> right >> other_bottom;
        const double width = right - left, height = square ? width : width > 300 ? 240 : 170;
        if (bottom == other_bottom && width > 10) frames.push_back({left, bottom - height, width, height});
    }
    return frames;
}

// "277 166": the place in the file at these shares of the frame, from the left and from the top.
std::string place(const std::string& file, double across, double down) {
    const Frame frame = frames_of(file).at(0);
    return plot::coordinate(frame.left + across * frame.width) + " " +
           plot::coordinate(frame.top + down * frame.height);
}

} // namespace

CLAIM(a_curve_is_well_formed_for_any_numbers) {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<std::vector<double>> histories = {{},
                                                        {1},
                                                        {1, 1, 1},
                                                        {not_a_number, not_a_number},
                                                        {0, -1},
                                                        {1e-300, 1e300},
                                                        {1, infinity, 2},
                                                        {0.5, not_a_number, 0.25, 0.1}};
    for (const auto& y : histories) {
        for (const plot::Scale scale : {plot::Scale::linear, plot::Scale::logarithmic}) {
            const std::string file = file_of(curve(y, scale));
            CHECK_EQUAL(check::xml_error(file), "");
            CHECK_EQUAL(count_of(file, "nan"), 0);
            CHECK_EQUAL(count_of(file, "inf"), 0);
        }
    }
}

CLAIM(the_other_kinds_are_well_formed_for_any_numbers) {
    const double infinity = std::numeric_limits<double>::infinity();
    plot::Field odd = sampled(4, 3, [](double x, double) { return x; });
    odd.values[5] = not_a_number;
    odd.values[6] = infinity;
    const plot::Field flat = sampled(1, 1, [](double, double) { return 0.0; });
    const std::vector<plot::Panel> panels = {
        {},
        {.dots = {{"a", {{not_a_number, 1}, {1, infinity}, {2, 3}}}, {"b", {}}}},
        {.bars = {{0, 1, not_a_number}, {1, 2, -3}, {2, 3, 4}}},
        {.bars = plot::histogram({}, 3)},
        {.y = {.scale = plot::Scale::logarithmic}, .bars = {{0, 1, 0}, {1, 2, 10}}},
        {.square = true, .heat_map = {.field = odd, .contours = {0.5, not_a_number}}},
        {.heat_map = {.field = odd, .range = {1, 1}}, .marks = {{not_a_number, "nowhere"}}},
        {.heat_map = {.field = {.columns = 3, .rows = 1, .values = {-1.7e308, 0, 1.7e308}}}},
        {.x = {.scale = plot::Scale::logarithmic},
         .bars = {{0, 1, 2}, {1, 10, 3}},
         .labels = {{{0, 1}, "no place"}}},
        {.y = {.low = 10}, .bars = {{0, 1, 5}}},
        {.x = {.low = 1e17, .high = 1e17 + 64},
         .y = {.low = 0, .high = 1},
         .lines = {{"", {}, {0.2, 1e200, 0.2}}}},
        {.heat_map = {.field = flat, .palette = plot::Palette::signed_values},
         .lines = {{"l", {0, not_a_number}, {1, 2}}}},
        {.heat_map = {}, .marks = {{0.5, "here"}}}};
    for (const plot::Panel& panel : panels) {
        const std::string file = file_of(panel);
        CHECK_EQUAL(check::xml_error(file), "");
        CHECK_EQUAL(count_of(file, "nan"), 0);
        CHECK_EQUAL(count_of(file, "inf"), 0);
    }
    CHECK_EQUAL(check::xml_error(plot::svg_file({"t", "d", panels, 2})), "");
    CHECK_EQUAL(check::xml_error(plot::svg_file({"t", "d", {}, 1})), "");
}

CLAIM(all_words_are_escaped) {
    const std::string odd = "<a> & \"b\" 'c' \x1b[31m \x01 🙂";
    const plot::Field field = sampled(2, 2, [](double x, double) { return x; });
    const plot::Panel panel{.title = odd,
                            .x = {.label = odd},
                            .y = {.label = odd},
                            .heat_map = {.field = field, .label = odd},
                            .lines = {{odd, {}, {0, 1}}},
                            .dots = {{odd, {{0, 0}}}},
                            .marks = {{0.5, odd}},
                            .labels = {{{0, 0}, odd}}};
    const std::string file = plot::svg_file({odd, odd, {panel}});
    CHECK_EQUAL(check::xml_error(file), "");
    const std::string escaped = "&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39; [31m  🙂";
    CHECK_EQUAL(count_of(file, escaped), 11);
}

CLAIM(a_line_goes_through_its_points) {
    const std::string file =
        file_of({.x = {.low = 0, .high = 2}, .y = {.low = 0, .high = 1}, .lines = {{"", {}, {0, 1, 0.5}}}});
    CHECK_EQUAL(count_of(file, "points=\"" + place(file, 0, 1) + " " + place(file, 0.5, 0) + " " +
                                   place(file, 1, 0.5)),
                1);
}

CLAIM(four_lines_are_told_apart_by_colour_and_dashes_and_their_labels_do_not_overlap) {
    plot::Panel panel = curve({1, 0.5}, plot::Scale::linear);
    for (const char* label : {"other", "third", "fourth"}) panel.lines.push_back({label, {}, {1, 0.5}});
    const std::string file = file_of(panel);
    for (const char* name : {"first", "second", "third", "fourth"}) {
        CHECK_EQUAL(count_of(file, std::string("class=\"stroke-") + name + "\""), 1);
    }
    CHECK_EQUAL(count_of(file, "stroke-dasharray"), 3);
    std::vector<double> heights;
    for (const char* label : {">loss<", ">other<", ">third<", ">fourth<"}) {
        heights.push_back(number_before(file, label, "y"));
    }
    for (std::size_t i = 1; i < heights.size(); ++i) CHECK(std::abs(heights[i] - heights[i - 1]) >= 16);
}

CLAIM(a_hundred_thousand_points_fit_into_a_small_file) {
    std::vector<double> y(100'000);
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = 1 + 0.5 * std::sin(static_cast<double>(i * i % 1009));
    CHECK(file_of(curve(y)).size() < 20'000);
}

CLAIM(a_spike_in_a_million_points_survives) {
    std::vector<double> y(1'000'000, 1e-3);
    const std::string flat = file_of(curve(y));
    y[654'321] = 20;
    y[123'456] = 5e-7;
    const std::string file = file_of(curve(y));
    CHECK(file.size() < 20'000);
    // The axis has a margin of a twentieth of its range: the extremes lie at these heights.
    const double top = 46, bottom = 286, margin = (bottom - top) * 0.05 / 1.1;
    const auto height = [](double value) { return " " + std::to_string(static_cast<int>(value)) + "."; };
    CHECK(count_of(file, height(top + margin)) > count_of(flat, height(top + margin)));
    CHECK(count_of(file, height(bottom - margin)) > count_of(flat, height(bottom - margin)));
}

CLAIM(two_series_and_a_mark_are_labelled) {
    plot::Panel panel = curve({1, 0.5, 0.2});
    panel.lines.push_back({"objective", {}, {1.1, 0.6, 0.3}});
    panel.marks = {{1, "solved at epoch 1"}};
    const std::string file = file_of(panel);
    for (const char* label : {">loss<", ">objective<", ">solved at epoch 1<", ">x<", ">y<"}) {
        CHECK_EQUAL(count_of(file, label), 1);
    }
    CHECK_EQUAL(file, file_of(panel));
}

CLAIM(classes_have_shapes_of_their_own_and_a_key) {
    plot::Panel panel;
    for (const char* label : {"a", "b", "c", "e"}) panel.dots.push_back({label, {{0, 0}, {1, 1}}});
    const std::string file = file_of(panel);
    for (const char* outline : {"a5 5 0 1 0 10 0", "h9v9h-9z", "l6 11h-12z", "l6.5 6.5l-6.5 6.5"}) {
        CHECK_EQUAL(count_of(file, outline), 3); // the points and the key
    }
    for (const char* label : {">a<", ">b<", ">c<", ">e<"}) CHECK_EQUAL(count_of(file, label), 1);
}

CLAIM(ten_classes_differ_in_colour_where_their_shapes_return) {
    std::vector<std::string> names;
    std::vector<plot::Sample> samples;
    plot::Field field{.columns = 10, .rows = 1, .right = 9};
    for (int i = 0; i < 10; ++i) {
        names.push_back("c" + std::to_string(i));
        samples.push_back({{double(i), 0.5}, double(i), 0});
        field.values.push_back(i);
    }
    const std::string file = file_of(plot::class_surface(field, samples, names));
    for (int i = 0; i < 10; ++i) {
        const std::string number = std::to_string(i);
        CHECK_EQUAL(count_of(file, ">c" + number + "<"), 1);
        CHECK(count_of(file, "class=\"fill-ground" + number) > 0);   // of the cells
        CHECK(count_of(file, plot::hex(plot::class_colors[i])) > 0); // of the points
    }
    CHECK_EQUAL(check::xml_error(file), "");
}

CLAIM(the_key_of_four_classes_stays_in_the_picture) {
    plot::Panel panel;
    for (const char* label : {"class 0", "class 1", "class 2", "class 3"})
        panel.dots.push_back({label, {{0, 0}, {1, 1}}});
    for (const int columns : {1, 2}) {
        const std::string file = plot::svg_file({"t", "d", {panel, panel}, columns});
        double before = 0;
        for (auto at = file.find(">class "); at != std::string::npos; at = file.find(">class ", at + 1)) {
            const double x = std::stod(file.substr(file.rfind(" x=\"", at) + 4));
            const double size = std::stod(file.substr(file.rfind(" font-size=\"", at) + 12));
            const double width = 7 * 0.56 * size;                // in DejaVu Sans, a wide font
            CHECK(before == 0 || x < before || x - before > 14); // room for the next sign, or another panel
            before = x + width;
            CHECK(before < (columns == 1 ? 520 : 680));
        }
        CHECK(before > 0);
    }
}

// The place of a word in the file.
std::pair<double, double> place_of(const std::string& file, const std::string& word) {
    return {number_before(file, ">" + word + "<", "x"), number_before(file, ">" + word + "<", "y")};
}

CLAIM(what_the_colours_mean_stands_above_the_key_and_the_words_of_a_film_in_the_frame) {
    plot::Panel panel{
        .heat_map = {.field = sampled(2, 2, [](double x, double) { return x; }), .label = "meaning"},
        .dots = {{"a", {{0.2, 0.2}}}}};
    const std::string file = file_of(panel);
    CHECK(place_of(file, "meaning").second < place_of(file, "a").second - 15);
    const plot::Panel film{.lines = {{"", {}, {1, 2}}}, .frames = {{{0, 1}, "first"}, {{1, 2}, "last"}}};
    const std::string moving = file_of(film);
    const Frame frame = frames_of(moving).at(0);
    for (const char* word : {"first", "last"}) {
        const auto [x, y] = place_of(moving, word);
        CHECK(x > frame.left + frame.width / 2 && x < frame.left + frame.width);
        CHECK(y > frame.top && y < frame.top + 20);
    }
}

CLAIM(points_outside_the_axes_are_not_drawn) {
    const plot::Axis axis{.low = 0, .high = 1};
    const std::string file =
        file_of({.x = axis, .y = axis, .dots = {{"", {{0.5, 0.5}, {2, 0.5}, {0.5, -1}}}}});
    CHECK_EQUAL(count_of(file, "d=\"M" + place(file, 0.5, 0.5) + "m"), 1);
    CHECK_EQUAL(count_of(file, "m-5 0a5 5"), 1);
}

CLAIM(neighbouring_cells_of_one_colour_are_one_rectangle) {
    const plot::Field halves = sampled(4, 2, [](double x, double) { return x < 0.5 ? 0.0 : 1.0; });
    const std::string file =
        file_of({.heat_map = {.field = halves, .palette = plot::Palette::signed_values}});
    CHECK_EQUAL(count_of(file, "d=\"M0 0h2v1h-2zM0 1h2v1h-2z\""), 1);
    CHECK_EQUAL(count_of(file, "d=\"M2 0h2v1h-2zM2 1h2v1h-2z\""), 1);
}

CLAIM(a_contour_is_drawn_where_the_field_passes_its_level) {
    const plot::Field slope = sampled(8, 8, [](double x, double) { return x; });
    const std::string file = file_of({.heat_map = {.field = slope, .contours = {0.5}}});
    CHECK(file.find("M" + place(file, 0.5, 0) + "L" + place(file, 0.5, 1.0 / 16)) != std::string::npos);
    CHECK(file.find("L" + place(file, 0.5, 1) + "\"") != std::string::npos);
    CHECK_EQUAL(count_of(file_of({.heat_map = {.field = slope, .contours = {2}}}), "stroke-linecap"), 0);
}

CLAIM(what_leaves_the_axes_is_cut_off) {
    const plot::Field slope = sampled(8, 8, [](double x, double) { return x; });
    const std::string file = file_of({.heat_map = {.field = slope}, .lines = {{"", {-1, 2}, {0, 1}}}});
    CHECK_EQUAL(count_of(file, "points=\"" + place(file, 0, 2.0 / 3) + " " + place(file, 1, 1.0 / 3) + "\""),
                2);
    const std::string marks = file_of({.x = {.low = 0, .high = 1}, .marks = {{2, "outside"}}});
    CHECK_EQUAL(count_of(marks, "outside"), 0);
}

CLAIM(a_mark_makes_room_for_itself) {
    CHECK_EQUAL(count_of(file_of({.lines = {{"", {}, {1, 2, 3}}}, .marks = {{10, "far"}}}), ">far<"), 1);
}

CLAIM(bars_have_their_heights) {
    const std::string file = file_of({.y = {.low = 0, .high = 10}, .bars = {{0, 1, 5}, {1, 2, 10}}});
    const Frame frame = frames_of(file).at(0);
    CHECK_EQUAL(count_of(file, "height=\"" + plot::coordinate(frame.height / 2) + "\""), 1);
}

CLAIM(panels_stand_beside_and_below_each_other_with_frames_of_one_size) {
    plot::Panel panel = curve({1, 2}, plot::Scale::linear);
    panel.square = true;
    plot::Panel other = panel;
    other.heat_map.field = sampled(2, 2, [](double x, double) { return x; });
    const std::string file = plot::svg_file({"t", "d", {panel, other, panel}, 2});
    CHECK_EQUAL(count_of(file, "viewBox=\"0 0 680 "), 1);
    const std::vector<Frame> frames = frames_of(file, true);
    CHECK_EQUAL(frames.size(), 3u);
    for (const Frame& frame : frames) CHECK_EQUAL(frame.width, frames[0].width);
    const std::string half = text::general(frames[1].width / 2, 6); // of its width is half of its height
    CHECK_EQUAL(count_of(file, "translate(" + plot::coordinate(frames[1].left) + " " +
                                   plot::coordinate(frames[1].top) + ") scale(" + half + " " + half + ")"),
                2);
    CHECK_EQUAL(frames[1].top, frames[0].top);
    CHECK_EQUAL(frames[1].left - frames[0].left, 340);
    CHECK_EQUAL(frames[2].left, frames[0].left);
    CHECK(frames[2].top > frames[0].top + frames[0].height);
}

CLAIM(what_cannot_be_drawn_is_refused) {
    CHECK_THROWS(file_of({.lines = std::vector<plot::Line>(5)}), std::invalid_argument, "plot", "5 lines",
                 "4");
    CHECK_THROWS(plot::svg_file({"t", "d", {{}, {}, {}}, 3}), std::invalid_argument, "figure", "3 columns",
                 "1", "2");
    CHECK_THROWS(file_of({.lines = {{"l", {1}, {1, 2}}}}), std::invalid_argument, "plot", "\"l\"", "1 x",
                 "2 y");
    CHECK_THROWS(file_of({.heat_map = {.field = {.columns = 2, .rows = 2, .values = {1}}}}),
                 std::invalid_argument, "field", "2 × 2", "1");
    CHECK_THROWS(file_of({.x = {.scale = plot::Scale::logarithmic},
                          .heat_map = {.field = {.columns = 1, .rows = 1, .values = {1}}}}),
                 std::invalid_argument, "plot", "heat map", "linear");
}

CLAIM(films_of_a_figure_run_together_and_end_with_what_stays) {
    plot::Field low{.columns = 2, .rows = 2, .values = {0, 0, 0, 0}}, high = low;
    high.values = {1, 1, 1, 1};
    plot::Panel map{.heat_map = {.field = high, .frames = {low, low}}};
    plot::Panel line{.lines = {{"", {}, {1, 2, 3}}}, .frames = {{{0, 1}, "a"}, {{1, 2}, "b"}, {{2, 3}, "c"}}};
    const std::string file = plot::svg_file({"t", "d", {map, line}, 2});
    CHECK_EQUAL(check::xml_error(file), "");
    const auto count = [&](const std::string& piece) {
        int found = 0;
        for (std::size_t at = file.find(piece); at != std::string::npos; at = file.find(piece, at + 1))
            ++found;
        return found;
    };
    CHECK_EQUAL(count("<g class=\"moment\" opacity=\"0\""), 4);
    CHECK_EQUAL(count("<g class=\"last-moment\">"), 2);
    CHECK(file.find(">c</text>") >
          file.find("last-moment\">", file.find(">b</text>"))); // the last words stay
}

CLAIM(a_decision_surface_has_its_boundary_and_names_its_classes) {
    const plot::Field halves = sampled(4, 4, [](double x, double) { return x < 0.5 ? 0.0 : 1.0; });
    const std::string file =
        file_of(plot::decision_surface(halves, {{{0.1, 0.9}, 1, 0}, {{0.9, 0.1}, 0, 0}}, {"no <", "yes"}));
    CHECK_EQUAL(check::xml_error(file), "");
    CHECK_EQUAL(count_of(file, "stroke-linecap"), 1);
    CHECK_EQUAL(count_of(file, ">no &lt;<"), 1);
    CHECK_EQUAL(count_of(file, ">yes<"), 1);
}
