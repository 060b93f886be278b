// Tool: an SVG picture, written by hand: shapes in the order in which they are drawn, nothing to load.
// Every colour comes as a pair for light and dark surroundings; the file follows the reader's setting.
// Coordinates are pixels from the upper left corner.
#pragma once

#include "common/plot/color.hpp"
#include "common/plot/field.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plot {

// A colour by its role. The name becomes a class in the file, so one name stands for one pair.
struct Paint {
    std::string name;
    Color light, dark;
};

namespace paint {
inline const Paint paper{"paper", {255, 255, 255}, {22, 24, 29}};
inline const Paint ink{"ink", {33, 37, 41}, {230, 232, 236}};
inline const Paint faint_ink{"faint", {95, 102, 110}, {160, 166, 176}};
inline const Paint grid{"grid", {222, 226, 230}, {52, 56, 64}};
inline const Paint first{"first", {0, 114, 178}, {86, 180, 233}};
inline const Paint second{"second", {204, 85, 0}, {255, 167, 38}};
inline const Paint third{"third", {0, 128, 96}, {0, 190, 146}};
inline const Paint fourth{"fourth", {163, 77, 127}, {226, 150, 192}};
} // namespace paint

// The last two read upwards: centred at their point, and beginning there.
enum class Anchor { start, middle, end, upward, upward_start };
enum class Shape { circle, square, triangle, diamond };

class Svg {
public:
    // Title and description are what a screen reader says; the description holds the numbers.
    Svg(int width, int height, std::string_view title, std::string_view description);

    void rectangle(Point corner, double width, double height, const Paint& fill);
    void circle(Point center, double radius, const Paint& fill, const Paint& edge);
    void line(const std::vector<Point>& points, const Paint& stroke, double thickness,
              std::string_view dashes = "");
    void segments(const std::vector<Segment>& segments, const Paint& stroke, double thickness);
    // The same small shape at every point, with an edge in the colour of the paper.
    void markers(const std::vector<Point>& centers, Shape shape, const Paint& fill);
    // A path `d` that counts in cells of this width and height from the corner.
    void cells(std::string_view d, Point corner, double width, double height, const Paint& fill);
    void text(Point at, std::string_view words, const Paint& fill, Anchor anchor = Anchor::start,
              int size = 15);

    // What is drawn between these two is one of `count` frames, which are shown over and over; where nothing
    // moves, or the reader does not want it to, only the last one is seen.
    void begin_frame(std::size_t frame, std::size_t count);
    void end_frame();

    std::string file() const; // its whole text

private:
    std::string colored(std::string_view property, const Paint& paint);

    std::string head_, body_;
    std::vector<Paint> paints_; // those in use
    std::size_t frames_ = 0;
};

// Any bytes as text or attribute of an XML file: printable(), with the five special characters escaped.
std::string escape_xml(std::string_view text);

// A coordinate with at most one decimal and no needless zero: 12.04 -> "12".
std::string coordinate(double value);

} // namespace plot
