// Tool: an SVG picture, written by hand: shapes in the order they are drawn, nothing to load.
// Every colour comes as a pair for light and dark surroundings; the file follows the reader's setting.
// Coordinates are pixels of the picture's own size, from the upper left corner.
#pragma once

#include "common/plot/color.hpp"
#include "common/plot/point.hpp"

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

enum class Anchor { start, middle, end };
enum class Shape { circle, square, triangle, diamond };

class Svg {
public:
    // Title and description are what a screen reader says; the description holds the numbers.
    Svg(int width, int height, std::string_view title, std::string_view description,
        std::string_view font = "sans-serif");

    void rectangle(Point corner, double width, double height, const Paint& fill);
    void circle(Point center, double radius, const Paint& fill, const Paint& edge);
    void line(const std::vector<Point>& points, const Paint& stroke, double thickness,
              std::string_view dashes = "");
    void segments(const std::vector<Segment>& segments, const Paint& stroke, double thickness);
    // The same small shape at every point, with an edge in the colour of the paper.
    void markers(const std::vector<Point>& centers, Shape shape, const Paint& fill);
    // Cells of a grid that share one colour: `d` is that of an SVG path that counts in cells from the
    // corner, and a cell has this width and height.
    void cells(std::string_view d, Point corner, double width, double height, const Paint& fill);
    void text(Point at, std::string_view words, const Paint& fill, Anchor anchor = Anchor::start,
              int size = 15);
    // Text whose characters begin `step` apart, whatever the font thinks.
    void spaced_text(Point at, double step, std::string_view words, const Paint& fill, int size = 15);
    // Text that reads upwards, centred at the point.
    void upward_text(Point center, std::string_view words, const Paint& fill, int size = 15);

    // What is drawn between these two shows only inside the rectangle.
    void begin_clip(Point corner, double width, double height);
    void end_clip();

    // What is drawn between these two is seen only at this moment of a frames of so many, which is shown over and over; where
    // nothing moves, and for readers who do not like it, only the last moment is.
    void begin_frame(std::size_t moment, std::size_t count);
    void end_frame();

    // The whole file.
    std::string file() const;

private:
    std::string colored(std::string_view property, const Paint& paint);

    std::string head_, body_;
    std::vector<Paint> paints_; // those in use
    std::size_t moments_ = 0;   // of the frames; 0: nothing moves
};

// Makes any bytes safe as text or attribute of an XML file: printable(), with the five special
// characters escaped.
std::string escape_xml(std::string_view text);

// A coordinate with at most one decimal and no needless zero: 12.04 -> "12".
std::string coordinate(double value);

} // namespace plot
