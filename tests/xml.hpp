// A small judge of well-formed XML, for the pictures: enough of it to catch what a hand-written file
// gets wrong. Knows elements, attributes, text, the five named entities and numbered ones; not
// processing instructions, comments, CDATA or document types, which our files do not use.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace check {

// What is wrong with the text, or nothing.
inline std::string xml_error(std::string_view text) {
    std::vector<std::string> open;
    bool root_seen = false;
    const auto is_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == ':';
    };
    const auto characters_error = [](std::string_view words) -> std::string {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto c = static_cast<unsigned char>(words[i]);
            if (c < 0x20 && c != '\n' && c != '\t') return "control character";
            if (c == '<') return "'<' where text or a value should be";
            if (c != '&') continue;
            const std::size_t end = words.find(';', i);
            const std::string_view entity =
                end == std::string_view::npos ? "" : words.substr(i + 1, end - i - 1);
            const bool named =
                entity == "lt" || entity == "gt" || entity == "amp" || entity == "quot" || entity == "apos";
            const bool numbered = entity.size() > 1 && entity[0] == '#' &&
                                  entity.find_first_not_of("0123456789", 1) == std::string_view::npos;
            if (!named && !numbered) return "'&' that begins no entity";
        }
        return "";
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '<') {
            const std::size_t end = std::min(text.find('<', at), text.size());
            const std::string_view words = text.substr(at, end - at);
            const std::string error = characters_error(words);
            if (!error.empty()) return error;
            if (open.empty() && words.find_first_not_of(" \n\t") != std::string_view::npos) {
                return "text outside the root element";
            }
            at = end;
            continue;
        }
        const bool closing = at + 1 < text.size() && text[at + 1] == '/';
        std::size_t end = at + (closing ? 2 : 1);
        const std::size_t name_begin = end;
        while (end < text.size() && is_name(text[end])) ++end;
        const std::string name(text.substr(name_begin, end - name_begin));
        if (name.empty()) return "a tag without a name";
        std::vector<std::string> attributes;
        bool self_closing = false;
        for (;;) {
            const std::size_t space_begin = end;
            while (end < text.size() && (text[end] == ' ' || text[end] == '\n')) ++end;
            if (end == text.size()) return "a tag that does not end: " + name;
            if (text[end] == '>') break;
            if (text.substr(end, 2) == "/>") {
                self_closing = true;
                ++end;
                break;
            }
            const std::size_t begin = end;
            while (end < text.size() && is_name(text[end])) ++end;
            const std::string attribute(text.substr(begin, end - begin));
            if (attribute.empty() || space_begin == begin) return "a malformed attribute in " + name;
            if (std::find(attributes.begin(), attributes.end(), attribute) != attributes.end()) {
                return "attribute twice: " + attribute;
            }
            attributes.push_back(attribute);
            if (text.substr(end, 2) != "=\"") return "an attribute without a quoted value: " + attribute;
            const std::size_t value_end = text.find('"', end + 2);
            if (value_end == std::string_view::npos) return "a value that does not end: " + attribute;
            const std::string error = characters_error(text.substr(end + 2, value_end - end - 2));
            if (!error.empty()) return error;
            end = value_end + 1;
        }
        if (closing) {
            if (open.empty() || open.back() != name || self_closing || !attributes.empty()) {
                return "an end tag that does not fit: " + name;
            }
            open.pop_back();
        } else {
            if (open.empty() && root_seen) return "a second root element: " + name;
            root_seen = true;
            if (!self_closing) open.push_back(name);
        }
        at = end + 1;
    }
    if (!open.empty()) return "not closed: " + open.back();
    return root_seen ? "" : "no element at all";
}

} // namespace check
