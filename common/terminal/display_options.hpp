// Tool: how a program shows what it does, as its user wants it.
#pragma once

#include <string>

namespace term {

// The options that all chapters share.
struct DisplayOptions {
    std::string ui = "auto";    // live, plain or quiet; auto is live in a terminal
    std::string color = "auto"; // always or never; auto is by terminal and environment
    bool ascii = false;         // plain letters in place of blocks
    std::string out = "output"; // folder for the pictures
};

} // namespace term
