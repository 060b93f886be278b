// Tool: small pictures beside each other, with words below: images that a network reads, and its weights.
#pragma once

#include "common/plot/color.hpp"

#include <string>
#include <vector>

namespace plot {

struct Thumbnail {
    std::vector<double> values; // side × side of them, row after row
    std::string caption = "";
    bool is_marked = false; // its caption stands out
};

struct Thumbnails {
    std::vector<Thumbnail> pictures;
    int side = 28;          // of each, in pixels
    int columns = 10;       // pictures beside each other
    bool are_signed = true; // from -1 (blue) over 0 to 1 (orange); otherwise ink, from 0 (none) to 1
};

// An SVG file; each picture is twice or three times as large as it has pixels. Throws what require_valid() throws.
std::string thumbnails_svg(const Thumbnails& thumbnails, const std::string& title,
                           const std::string& description);

// Throws std::invalid_argument for a side or columns below 1, and for a picture that has not side × side values.
void require_valid(const Thumbnails& thumbnails);

} // namespace plot
