#include "common/plot/confusion_matrix.hpp"

#include "common/plot/svg.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace plot {

namespace {

constexpr double letter_width = 0.6; // of a letter's size, on average

double width_of(const std::string& words, int size) { return letter_width * size * text::width_of(words); }

struct CellPaint {
    Paint fill, ink;
};

// For a share of a row, in steps of 5 %: any sample at all is the first step, so that one mistake among a thousand is seen.
CellPaint paint_for(double share, bool is_right) {
    const double step = share > 0 ? std::max(1.0, std::round(20 * share)) : 0;
    const Color full = is_right ? blue : orange;
    const Color light = mix({244, 245, 247}, full, step / 20), dark = mix({34, 37, 44}, full, step / 20);
    const std::string name = (step == 0  ? "none"
                              : is_right ? "right"
                                         : "wrong") +
                             std::to_string(static_cast<int>(step));
    return {{name, light, dark}, {"on-" + name, readable_on(light), readable_on(dark)}};
}

void require_square(std::size_t names, const std::vector<std::vector<std::ptrdiff_t>>& counts) {
    bool right = names > 0 && names <= most_classes_confused && counts.size() == names;
    for (const auto& row : counts) right = right && row.size() == names;
    if (!right) throw std::invalid_argument("confusion matrix: names and counts do not fit");
}

} // namespace

std::string confusion_svg(const std::vector<std::string>& names,
                          const std::vector<std::vector<std::ptrdiff_t>>& counts, const std::string& title,
                          const std::string& description) {
    require_square(names.size(), counts);
    constexpr int size = 13; // of names
    const auto count = static_cast<int>(names.size());
    const int cell = std::clamp(480 / count, 22, 84), gap = cell > 30 ? 2 : 1;
    std::vector<std::string> shown;
    double longest = 0;
    for (const std::string& name : names) {
        shown.push_back(text::clip(text::printable(name), 16));
        longest = std::max(longest, width_of(shown.back(), size));
    }
    const bool fit = longest < cell - 4; // the names of columns; otherwise they read upwards
    const int across = static_cast<int>(longest) + 8;
    const int left = 40 + across, top = 86 + (fit ? size + 6 : across), side = count * cell;
    const int width = std::max(left + side + 20, 24 + static_cast<int>(width_of(title, 18)));
    Svg svg(width, top + side + 20, title, description);
    svg.text({16, 30}, title, paint::ink, Anchor::start, 18);
    svg.text({left + side / 2.0, 66}, "predicted", paint::faint_ink, Anchor::middle, size);
    svg.text({24, top + side / 2.0}, "true", paint::faint_ink, Anchor::upward, size);
    for (int i = 0; i < count; ++i) {
        const auto row = static_cast<std::size_t>(i);
        const double middle = (i + 0.5) * cell;
        svg.text({left - 8.0, top + middle + 5}, shown[row], paint::ink, Anchor::end, size);
        if (fit) {
            svg.text({left + middle, top - 8.0}, shown[row], paint::ink, Anchor::middle, size);
        } else {
            svg.text({left + middle + 5, top - 8.0}, shown[row], paint::ink, Anchor::upward_start, size);
        }
        std::ptrdiff_t samples = 0;
        for (const std::ptrdiff_t n : counts[row]) samples += n;
        for (int j = 0; j < count; ++j) {
            const std::ptrdiff_t n = counts[row][static_cast<std::size_t>(j)];
            const double share = samples == 0 ? 0 : static_cast<double>(n) / static_cast<double>(samples);
            const CellPaint paint = paint_for(share, i == j);
            const Point corner{1.0 * left + j * cell, 1.0 * top + i * cell};
            svg.rectangle(corner, cell - gap, cell - gap, paint.fill);
            const std::string number = std::to_string(n);
            const int letters = cell > 40 ? 15 : 11;
            if (n > 0 && width_of(number, letters) < cell - gap) {
                svg.text({corner.x + (cell - gap) / 2.0, corner.y + cell / 2.0 + 0.35 * letters}, number,
                         paint.ink, Anchor::middle, letters);
            }
        }
    }
    return svg.file();
}

} // namespace plot
