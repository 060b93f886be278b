// Tool: a heat map, a contour and two classes of dots.
#include "common/plot/decision_surface.hpp"

namespace plot {

Panel decision_surface(const Field& answers, const std::vector<Example>& examples,
                       const std::array<std::string, 2>& names) {
    std::vector<Dots> dots = {{names[0], {}}, {names[1], {}}};
    for (const Example& example : examples) {
        dots[example.target > 0.5].places.push_back({example.inputs[0], example.inputs[1]});
    }
    return {.x = {.label = "first input"},
            .y = {.label = "second input"},
            .square = true,
            .heat_map = {.field = answers,
                         .palette = Palette::signed_values,
                         .label = "answer",
                         .low = 0,
                         .high = 1,
                         .contours = {0.5}},
            .dots = dots};
}

} // namespace plot
