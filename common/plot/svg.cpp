// Tool: the text of an SVG file, element by element.
#include "common/plot/svg.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>

namespace plot {

std::string escape_xml(std::string_view text) {
    std::string escaped;
    for (const char c : text::printable(text)) {
        switch (c) {
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '&': escaped += "&amp;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

std::string coordinate(double value) {
    std::string text = text::fixed(value, 1);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

namespace {

std::string pair(Point point) { return coordinate(point.x) + " " + coordinate(point.y); }

constexpr double moment_seconds = 0.2, last_moment_seconds = 2.4;

double film_seconds(std::size_t moments) {
    return moment_seconds * static_cast<double>(moments - 1) + last_moment_seconds;
}

// Every moment runs through the same seconds, each a little behind the one before: it is seen in the first of them. The
// last moment waits for all others, and stays for longer.
std::string film_style(std::size_t moments) {
    if (moments < 2) return "";
    const double seconds = film_seconds(moments);
    const std::string length = text::fixed(seconds, 2) + "s step-end infinite";
    return "\n@keyframes moment { 0% { visibility: visible } " +
           text::fixed(100 * moment_seconds / seconds, 3) +
           "% { visibility: hidden } }\n@keyframes last-moment { 0% { visibility: hidden } " +
           text::fixed(100 - 100 * last_moment_seconds / seconds, 3) +
           "% { visibility: visible } }\n@media (prefers-reduced-motion: no-preference) { .moment { "
           "animation: moment " +
           length + " } .last-moment { animation: last-moment " + length + " } }";
}

} // namespace

Svg::Svg(int width, int height, std::string_view title, std::string_view description, std::string_view font) {
    const std::string w = std::to_string(width), h = std::to_string(height);
    head_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" + w +
            "\" height=\"" + h + "\" role=\"img\" font-family=\"" + escape_xml(font) + "\">\n<title>" +
            escape_xml(title) + "</title>\n<desc>" + escape_xml(description) + "</desc>\n";
    rectangle({0, 0}, width, height, paint::paper);
}

// Light as an attribute, so that it holds wherever style sheets are ignored; dark by class.
std::string Svg::colored(std::string_view property, const Paint& paint) {
    const std::string attribute(property), color = " " + attribute + "=\"" + hex(paint.light) + "\"";
    if (paint.light == paint.dark) return color;
    const auto same_name = [&](const Paint& other) { return other.name == paint.name; };
    if (std::none_of(paints_.begin(), paints_.end(), same_name)) paints_.push_back(paint);
    return color + " class=\"" + attribute + "-" + paint.name + "\"";
}

void Svg::rectangle(Point corner, double width, double height, const Paint& fill) {
    body_ += "<rect x=\"" + coordinate(corner.x) + "\" y=\"" + coordinate(corner.y) + "\" width=\"" +
             coordinate(width) + "\" height=\"" + coordinate(height) + "\"" + colored("fill", fill) + "/>\n";
}

void Svg::circle(Point center, double radius, const Paint& fill, const Paint& edge) {
    const std::string place =
        "<circle cx=\"" + coordinate(center.x) + "\" cy=\"" + coordinate(center.y) + "\" r=\"";
    body_ += place + coordinate(radius + 2) + "\"" + colored("fill", edge) + "/>\n";
    body_ += place + coordinate(radius) + "\"" + colored("fill", fill) + "/>\n";
}

void Svg::line(const std::vector<Point>& points, const Paint& stroke, double thickness,
               std::string_view dashes) {
    body_ += "<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"" + coordinate(thickness) +
             "\"" + colored("stroke", stroke);
    if (!dashes.empty()) body_ += " stroke-dasharray=\"" + std::string(dashes) + "\"";
    body_ += " points=\"";
    for (std::size_t i = 0; i < points.size(); ++i) { body_ += (i > 0 ? " " : "") + pair(points[i]); }
    body_ += "\"/>\n";
}

void Svg::segments(const std::vector<Segment>& segments, const Paint& stroke, double thickness) {
    body_ += "<path fill=\"none\" stroke-linecap=\"round\" stroke-width=\"" + coordinate(thickness) + "\"" +
             colored("stroke", stroke) + " d=\"";
    for (const Segment& s : segments) body_ += "M" + pair(s.from) + "L" + pair(s.to);
    body_ += "\"/>\n";
}

void Svg::markers(const std::vector<Point>& centers, Shape shape, const Paint& fill) {
    constexpr const char* outlines[] = {"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", "M-4.5 -4.5h9v9h-9z",
                                        "M0 -6.5L6 4.5H-6z", "M0 -6.5L6.5 0L0 6.5L-6.5 0z"};
    const std::string name = fill.name + "-" + std::to_string(static_cast<int>(shape));
    if (body_.find("id=\"" + name + "\"") == std::string::npos) {
        body_ += "<marker id=\"" + name +
                 "\" viewBox=\"-8 -8 16 16\" markerWidth=\"16\" markerHeight=\"16\" " +
                 "markerUnits=\"userSpaceOnUse\"><g stroke-width=\"1.5\"" + colored("stroke", paint::paper) +
                 "><path" + colored("fill", fill) + " d=\"" + outlines[static_cast<int>(shape)] +
                 "\"/></g></marker>\n";
    }
    body_ += "<path fill=\"none\" style=\"marker:url(#" + name + ")\" d=\"";
    for (std::size_t i = 0; i < centers.size(); ++i) body_ += (i == 0 ? "M" : " ") + pair(centers[i]);
    body_ += "\"/>\n";
}

void Svg::cells(std::string_view d, Point corner, double width, double height, const Paint& fill) {
    body_ += "<path shape-rendering=\"crispEdges\" transform=\"translate(" + pair(corner) + ") scale(" +
             text::general(width, 6) + " " + text::general(height, 6) + ")\"" + colored("fill", fill) +
             " d=\"" + std::string(d) + "\"/>\n";
}

void Svg::begin_clip(Point corner, double width, double height) {
    const std::string w = coordinate(width),
                      h = coordinate(height); // an svg within an svg is cut at its edges
    body_ += "<svg x=\"" + coordinate(corner.x) + "\" y=\"" + coordinate(corner.y) + "\" width=\"" + w +
             "\" height=\"" + h + "\" viewBox=\"" + pair(corner) + " " + w + " " + h + "\">\n";
}

void Svg::end_clip() { body_ += "</svg>\n"; }

void Svg::begin_frame(std::size_t moment, std::size_t count) {
    moments_ = count;
    if (moment + 1 == count) {
        body_ += "<g class=\"last-moment\">\n";
        return;
    }
    const double since = film_seconds(count) - moment_seconds * static_cast<double>(moment);
    body_ += "<g class=\"moment\" visibility=\"hidden\" style=\"animation-delay:-" + text::fixed(since, 2) +
             "s\">\n";
}

void Svg::end_frame() { body_ += "</g>\n"; }

void Svg::text(Point at, std::string_view words, const Paint& fill, Anchor anchor, int size) {
    if (words.empty()) return;
    constexpr const char* names[] = {"start", "middle", "end"};
    body_ += "<text x=\"" + coordinate(at.x) + "\" y=\"" + coordinate(at.y) + "\" font-size=\"" +
             std::to_string(size) + "\" text-anchor=\"" + names[static_cast<int>(anchor)] + "\"" +
             colored("fill", fill) + ">" + escape_xml(words) + "</text>\n";
}

void Svg::spaced_text(Point at, double step, std::string_view words, const Paint& fill, int size) {
    const std::string shown = text::printable(words);
    body_ += "<text xml:space=\"preserve\" y=\"" + coordinate(at.y) + "\" font-size=\"" +
             std::to_string(size) + "\"" + colored("fill", fill) + " x=\"";
    std::string_view rest = shown;
    for (int i = 0; !rest.empty(); ++i) {
        body_ += (i > 0 ? " " : "") + coordinate(at.x + i * step);
        text::take_character(rest);
    }
    body_ += "\">" + escape_xml(shown) + "</text>\n";
}

void Svg::upward_text(Point center, std::string_view words, const Paint& fill, int size) {
    if (words.empty()) return;
    body_ += "<text transform=\"translate(" + coordinate(center.x) + " " + coordinate(center.y) +
             ") rotate(-90)\" font-size=\"" + std::to_string(size) + "\" text-anchor=\"middle\"" +
             colored("fill", fill) + ">" + escape_xml(words) + "</text>\n";
}

std::string Svg::file() const {
    std::string style = "<style>@media (prefers-color-scheme: dark) {";
    for (const Paint& paint : paints_) {
        for (const std::string property : {"fill", "stroke"}) {
            if (body_.find("class=\"" + property + "-" + paint.name + "\"") == std::string::npos) continue;
            style += " ." + property + "-" + paint.name + " { " + property + ": " + hex(paint.dark) + " }";
        }
    }
    return head_ + style + " }" + film_style(moments_) + "</style>\n" + body_ + "</svg>\n";
}

} // namespace plot
