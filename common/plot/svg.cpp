#include "common/plot/svg.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

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

// ' name="value"'
std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string attribute(std::string_view name, double value) { return attribute(name, coordinate(value)); }

std::string pair(Point point) { return coordinate(point.x) + " " + coordinate(point.y); }

std::string joined(const std::vector<Point>& points) {
    std::string pairs;
    for (const Point point : points) pairs += (pairs.empty() ? "" : " ") + pair(point);
    return pairs;
}

constexpr double frame_seconds = 0.2, last_frame_seconds = 2.4;

double seconds_of(std::size_t frames) {
    return frame_seconds * static_cast<double>(frames - 1) + last_frame_seconds;
}

// Every frame runs through the same seconds, each a little behind the one before, and is seen in the first
// of them. The last one waits for all others, and stays for longer. (By opacity: not every program reads `visibility`.)
std::string animation_style(std::size_t frames) {
    if (frames < 2) return "";
    const double seconds = seconds_of(frames);
    const std::string length = text::fixed(seconds, 2) + "s step-end infinite";
    return "\n@keyframes moment { 0% { opacity: 1 } " + text::fixed(100 * frame_seconds / seconds, 3) +
           "% { opacity: 0 } }\n@keyframes last-moment { 0% { opacity: 0 } " +
           text::fixed(100 - 100 * last_frame_seconds / seconds, 3) +
           "% { opacity: 1 } }\n@media (prefers-reduced-motion: no-preference) { .moment { "
           "animation: moment " +
           length + " } .last-moment { animation: last-moment " + length + " } }";
}

} // namespace

Svg::Svg(int width, int height, std::string_view title, std::string_view description) {
    head_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + pair({1.0 * width, 1.0 * height}) +
            "\"" + attribute("width", width) + attribute("height", height) +
            " role=\"img\" font-family=\"sans-serif\">\n<title>" + escape_xml(title) + "</title>\n<desc>" +
            escape_xml(description) + "</desc>\n";
    rectangle({0, 0}, width, height, paint::paper);
}

// Light as an attribute, so that it holds wherever style sheets are ignored; dark, and light once more, by class: see
// file().
std::string Svg::colored(std::string_view property, const Paint& paint) {
    const std::string color = attribute(property, hex(paint.light));
    if (paint.light == paint.dark) return color;
    bool is_known = false;
    for (const Paint& known : paints_) is_known = is_known || known.name == paint.name;
    if (!is_known) paints_.push_back(paint);
    return color + attribute("class", std::string(property) + "-" + paint.name);
}

void Svg::rectangle(Point corner, double width, double height, const Paint& fill) {
    body_ += "<rect" + attribute("x", corner.x) + attribute("y", corner.y) + attribute("width", width) +
             attribute("height", height) + colored("fill", fill) + "/>\n";
}

void Svg::circle(Point center, double radius, const Paint& fill, const Paint& edge) {
    const std::string place = "<circle" + attribute("cx", center.x) + attribute("cy", center.y);
    body_ += place + attribute("r", radius + 2) + colored("fill", edge) + "/>\n";
    body_ += place + attribute("r", radius) + colored("fill", fill) + "/>\n";
}

void Svg::line(const std::vector<Point>& points, const Paint& stroke, double thickness,
               std::string_view dashes) {
    body_ += "<polyline fill=\"none\" stroke-linejoin=\"round\"" + attribute("stroke-width", thickness) +
             colored("stroke", stroke) + (dashes.empty() ? "" : attribute("stroke-dasharray", dashes)) +
             attribute("points", joined(points)) + "/>\n";
}

void Svg::segments(const std::vector<Segment>& segments, const Paint& stroke, double thickness) {
    std::string d;
    for (const Segment& s : segments) d += "M" + pair(s.from) + "L" + pair(s.to);
    body_ += "<path fill=\"none\" stroke-linecap=\"round\"" + attribute("stroke-width", thickness) +
             colored("stroke", stroke) + attribute("d", d) + "/>\n";
}

void Svg::markers(const std::vector<Point>& centers, Shape shape, const Paint& fill) {
    constexpr const char* outlines[] = {"m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", "m-4.5 -4.5h9v9h-9z",
                                        "m0 -6.5l6 11h-12z", "m0 -6.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z"};
    const std::string outline = outlines[static_cast<std::size_t>(shape)];
    body_ +=
        "<g stroke-width=\"1.5\"" + colored("stroke", paint::paper) + "><g" + colored("fill", fill) + ">\n";
    for (const Point center : centers)
        body_ += "<path" + attribute("d", "M" + pair(center) + outline) + "/>\n";
    body_ += "</g></g>\n";
}

void Svg::cells(std::string_view d, Point corner, double width, double height, const Paint& fill) {
    body_ += "<path shape-rendering=\"crispEdges\" transform=\"translate(" + pair(corner) + ") scale(" +
             text::general(width, 6) + " " + text::general(height, 6) + ")\"" + colored("fill", fill) +
             attribute("d", d) + "/>\n";
}

void Svg::text(Point at, std::string_view words, const Paint& fill, Anchor anchor, int size) {
    if (words.empty()) return;
    constexpr const char* names[] = {"start", "middle", "end", "middle", "start"};
    const bool is_upward = anchor == Anchor::upward || anchor == Anchor::upward_start;
    body_ += "<text" +
             (is_upward ? attribute("transform", "translate(" + pair(at) + ") rotate(-90)")
                        : attribute("x", at.x) + attribute("y", at.y)) +
             attribute("font-size", size) +
             attribute("text-anchor", names[static_cast<std::size_t>(anchor)]) + colored("fill", fill) + ">" +
             escape_xml(words) + "</text>\n";
}

void Svg::begin_frame(std::size_t frame, std::size_t count) {
    frames_ = count;
    const double since = seconds_of(count) - frame_seconds * static_cast<double>(frame);
    body_ += frame + 1 == count ? "<g class=\"last-moment\">\n"
                                : "<g class=\"moment\" opacity=\"0\" style=\"animation-delay:-" +
                                      text::fixed(since, 2) + "s\">\n";
}

void Svg::end_frame() { body_ += "</g>\n"; }

// LibreOffice takes every rule but the first one of a media query as if it always held. So an empty rule comes first, and the
// light colours come once more, as the last ones, for surroundings that are not dark.
std::string Svg::file() const {
    std::string dark, light;
    for (const Paint& paint : paints_) {
        for (const std::string property : {"fill", "stroke"}) {
            const std::string name = property + "-" + paint.name;
            if (body_.find(attribute("class", name)) == std::string::npos) continue;
            dark += " ." + name + " { " + property + ": " + hex(paint.dark) + " }";
            light += " ." + name + " { " + property + ": " + hex(paint.light) + " }";
        }
    }
    const std::string scheme = "(prefers-color-scheme: dark) { .first { }";
    return head_ + "<style>@media " + scheme + dark + " }\n@media not all and " + scheme + light + " }" +
           animation_style(frames_) + "</style>\n" + body_ + "</svg>\n";
}

} // namespace plot
