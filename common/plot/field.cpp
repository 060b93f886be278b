#include "common/plot/field.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace plot {

Point Field::center(int column, int row) const {
    const double across = std::clamp((column + 0.5) / columns, 0.0, 1.0);
    const double down = std::clamp((row + 0.5) / rows, 0.0, 1.0);
    return {left + (right - left) * across, top - (top - bottom) * down};
}

double Field::at(int column, int row) const {
    // One outside: the straight line through the nearest two cells, half a cell on.
    const auto beyond = [](double nearest, double next) { return 1.5 * nearest - 0.5 * next; };
    if (column < 0) return beyond(at(0, row), at(std::min(1, columns - 1), row));
    if (column == columns) return beyond(at(columns - 1, row), at(std::max(columns - 2, 0), row));
    if (row < 0) return beyond(at(column, 0), at(column, std::min(1, rows - 1)));
    if (row == rows) return beyond(at(column, rows - 1), at(column, std::max(rows - 2, 0)));
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
}

std::optional<double> Field::at(Point point) const {
    const double column = std::floor((point.x - left) / (right - left) * columns);
    const double row = std::floor((top - point.y) / (top - bottom) * rows);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return {};
    return at(static_cast<int>(column), static_cast<int>(row));
}

std::vector<std::array<double, 2>> Field::centers() const {
    std::vector<std::array<double, 2>> all;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const auto [x, y] = center(column, row);
            all.push_back({x, y});
        }
    }
    return all;
}

Field field_around(const std::vector<Point>& points, int side, double margin) {
    if (points.empty()) throw std::invalid_argument("field: there are no points to be around");
    Point low = points[0], high = points[0];
    for (const Point& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    const auto room = [&](double from, double to) { return from < to ? margin * (to - from) : 1; };
    const double beside = room(low.x, high.x), above = room(low.y, high.y);
    return {side, side, low.x - beside, high.x + beside, low.y - above, high.y + above, {}};
}

void require_whole(const Field& field) {
    const bool whole =
        field.columns >= 0 && field.rows >= 0 &&
        field.values.size() == static_cast<std::size_t>(field.columns) * static_cast<std::size_t>(field.rows);
    if (whole) return;
    throw std::invalid_argument("field: " + std::to_string(field.columns) + " × " +
                                std::to_string(field.rows) + " cells, but " +
                                std::to_string(field.values.size()) + " values");
}

// Each square between four neighbouring centres is looked at alone. The line enters and leaves through
// the sides whose ends are on different sides of the level, where a straight line between the two values
// passes it. With four such sides (a saddle) the value in the middle decides which two belong together.
std::vector<Segment> contour(const Field& field, double level) {
    std::vector<Segment> segments;
    require_whole(field);
    if (field.values.empty()) return segments;
    for (int row = -1; row < field.rows; ++row) {
        for (int column = -1; column < field.columns; ++column) {
            constexpr std::array<std::array<int, 2>, 4> corners = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
            std::array<Point, 4> places;
            std::array<double, 4> above; // how far above the level
            for (std::size_t i = 0; i < 4; ++i) {
                places[i] = field.center(column + corners[i][0], row + corners[i][1]);
                above[i] = field.at(column + corners[i][0], row + corners[i][1]) - level;
            }
            const double middle = above[0] + above[1] + above[2] + above[3];
            if (!std::isfinite(middle)) continue;

            std::array<Point, 4> crossings;
            std::size_t count = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                const std::size_t next = (i + 1) % 4;
                if ((above[i] > 0) == (above[next] > 0)) continue;
                const double share = above[i] / (above[i] - above[next]);
                crossings[count++] = {places[i].x + share * (places[next].x - places[i].x),
                                      places[i].y + share * (places[next].y - places[i].y)};
            }
            // The line turns around the corners that differ from the middle.
            const bool around_first = count == 4 && (above[0] > 0) != (middle > 0);
            for (std::size_t i = 0; i < count; i += 2) {
                const std::size_t from = around_first ? (i + 3) % 4 : i;
                segments.push_back({crossings[from], crossings[around_first ? i : i + 1]});
            }
        }
    }
    return segments;
}

} // namespace plot
