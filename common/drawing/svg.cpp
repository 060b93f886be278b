// Tool: the text of an SVG file, element by element.
#include "common/drawing/svg.hpp"

#include "common/drawing/text.hpp"

#include <algorithm>

namespace nn {

namespace {

// The length of the well-formed UTF-8 character at the start of the text, 0 where there is none that
// XML allows.
std::size_t allowed_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return first >= 0x20 && first != 0x7f ? 1 : first == '\t' || first == '\n';
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
    unsigned code = first & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
        code = code << 6 | (byte(i) & 0x3fu);
    }
    constexpr unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    const bool control = code < 0xa0; // the second set of control characters
    const bool never = (code & 0xfffe) == 0xfffe || code > 0x10ffff;
    return code < smallest[length] || surrogate || control || never ? 0 : length;
}

} // namespace

std::string escape_xml(std::string_view text) {
    std::string escaped;
    while (!text.empty()) {
        const std::size_t length = allowed_character(text);
        switch (length == 0 ? '\0' : text[0]) {
        case '\0': break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '&': escaped += "&amp;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return escaped;
}

std::string coordinate(double value) {
    std::string text = fixed(value, 2);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Svg::Svg(int width, int height, std::string_view title, std::string_view description) {
    const std::string w = std::to_string(width), h = std::to_string(height);
    head_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" + w +
            "\" height=\"" + h + "\" role=\"img\" font-family=\"sans-serif\">\n<title>" + escape_xml(title) +
            "</title>\n<desc>" + escape_xml(description) + "</desc>\n";
    rectangle({0, 0}, width, height, paint::paper);
}

// Light as an attribute, so that it holds wherever style sheets are ignored; dark by class.
std::string Svg::colored(std::string_view property, const Paint& paint) {
    const auto same_name = [&](const Paint& other) { return other.name == paint.name; };
    if (std::none_of(paints_.begin(), paints_.end(), same_name)) paints_.push_back(paint);
    std::string attribute(property);
    return " " + attribute + "=\"" + hex(paint.light) + "\" class=\"" + attribute + "-" + paint.name + "\"";
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
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) body_ += ' ';
        body_ += coordinate(points[i].x) + "," + coordinate(points[i].y);
    }
    body_ += "\"/>\n";
}

void Svg::areas(std::string_view d, const Paint& fill) {
    body_ +=
        "<path shape-rendering=\"crispEdges\"" + colored("fill", fill) + " d=\"" + std::string(d) + "\"/>\n";
}

void Svg::lines(std::string_view d, const Paint& stroke, double thickness) {
    body_ += "<path fill=\"none\" stroke-linecap=\"round\" stroke-width=\"" + coordinate(thickness) + "\"" +
             colored("stroke", stroke) + " d=\"" + std::string(d) + "\"/>\n";
}

void Svg::text(Point at, std::string_view words, const Paint& fill, Anchor anchor, int size) {
    constexpr const char* names[] = {"start", "middle", "end"};
    body_ += "<text x=\"" + coordinate(at.x) + "\" y=\"" + coordinate(at.y) + "\" font-size=\"" +
             std::to_string(size) + "\" text-anchor=\"" + names[static_cast<int>(anchor)] + "\"" +
             colored("fill", fill) + ">" + escape_xml(words) + "</text>\n";
}

void Svg::upward_text(Point center, std::string_view words, const Paint& fill, int size) {
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
    return head_ + style + " }</style>\n" + body_ + "</svg>\n";
}

} // namespace nn
