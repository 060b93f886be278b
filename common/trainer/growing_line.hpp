// Tool: a line that may grow for ever in bounded memory: of a long one, the least and the greatest point of each stretch
// are kept, so that no peak is lost.
#pragma once

#include "common/plot/panel.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace nn {

class GrowingLine {
public:
    explicit GrowingLine(std::string label) { line_.label = std::move(label); }

    // x has to grow from call to call.
    void add(double x, double y) {
        last_ = {x, y};
        if (in_stretch_ == 0 || y < least_.y) least_ = last_;
        if (in_stretch_ == 0 || y > greatest_.y) greatest_ = last_;
        if (++in_stretch_ < stretch_) return;
        append(line_, least_, greatest_);
        in_stretch_ = 0;
        if (line_.x.size() > most) thin_out();
    }

    // At most about `most` points; the first and the last are those that were added first and last.
    plot::Line line() const {
        plot::Line whole = line_;
        if (in_stretch_ > 0) append(whole, least_, greatest_);
        if (!whole.x.empty() && whole.x.back() < last_.x) append(whole, last_, last_);
        return whole;
    }

    static constexpr std::size_t most = 4000;

private:
    static void append(plot::Line& line, plot::Point a, plot::Point b) {
        if (b.x < a.x) std::swap(a, b);
        for (const plot::Point point : {a, b}) {
            if (!line.x.empty() && point.x <= line.x.back()) continue; // one point is both
            line.x.push_back(point.x);
            line.y.push_back(point.y);
        }
    }

    // Two of every four points remain, and from now on stretches are as long as theirs.
    void thin_out() {
        plot::Line thinner{.label = line_.label, .x = {line_.x[0]}, .y = {line_.y[0]}};
        for (std::size_t i = 1; i < line_.x.size(); i += 4) {
            const auto begin = line_.y.begin() + static_cast<std::ptrdiff_t>(i);
            const auto [least, greatest] =
                std::minmax_element(begin, begin + std::min<std::ptrdiff_t>(4, line_.y.end() - begin));
            const auto point = [&](auto y) {
                return plot::Point{line_.x[static_cast<std::size_t>(y - line_.y.begin())], *y};
            };
            append(thinner, point(least), point(greatest));
        }
        line_ = std::move(thinner);
        stretch_ = stretch_ == 1 ? 4 : 2 * stretch_;
    }

    plot::Line line_;
    std::ptrdiff_t stretch_ = 1, in_stretch_ = 0; // how many additions make a stretch; how many this one has
    plot::Point least_{}, greatest_{}, last_{};
};

} // namespace nn
