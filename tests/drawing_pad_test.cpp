#include "tests/check.hpp"

#include "common/files/idx.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/drawing_pad.hpp"
#include "common/trainer/read_drawings.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace nn;
using term::Input;

namespace {

constexpr term::TerminalStyle plain{};

Matrix probabilities(std::initializer_list<std::pair<int, double>> of) {
    Matrix p(1, 10);
    for (const auto& [digit, share] : of) p(0, digit) = static_cast<Scalar>(share);
    return p;
}

// A pad of 40 × 20 cells below two lines.
DrawingPad pad_in_a_window() {
    DrawingPad pad;
    pad.lines(Matrix(1, 10), "", 80, 25, plain);
    return pad;
}

double ink_at(const DrawingPad& pad, Index row, Index column) {
    return pad.picture()(0, row * image_side + column);
}

} // namespace

CLAIM(the_mouse_draws_where_it_is) {
    DrawingPad pad = pad_in_a_window();
    CHECK(pad.is_empty());
    CHECK(pad.obey({Input::Kind::press, 0, 20, 3}));
    CHECK(pad.obey({Input::Kind::drag, 0, 20, 20}));
    CHECK(pad.obey({Input::Kind::release, 0, 20, 20}));
    CHECK(!pad.obey({Input::Kind::drag, 0, 25, 10})); // the button is up
    CHECK(ink_at(pad, 8, 13) > 0.9 && ink_at(pad, 20, 14) > 0.9);
    CHECK_EQUAL(ink_at(pad, 14, 20), 0);
}

CLAIM(beside_the_pad_nothing_is_drawn) {
    DrawingPad pad = pad_in_a_window();
    for (const auto& [column, row] : {std::pair{40, 10}, {10, 1}, {10, 22}})
        CHECK(!pad.obey({Input::Kind::press, 0, column, row}));
    CHECK(pad.is_empty());
    CHECK(!DrawingPad().obey({Input::Kind::press, 0, 0, 2})); // not shown yet
}

CLAIM(arrows_draw_while_the_pen_is_down) {
    DrawingPad pad = pad_in_a_window();
    pad.obey({Input::Kind::down});
    CHECK(pad.is_empty());
    pad.obey({Input::Kind::key, ' '});
    for (int i = 0; i < 9; ++i) pad.obey({Input::Kind::right});
    CHECK(ink_at(pad, 13, 6) > 0.9 && ink_at(pad, 13, 21) > 0.9);
    for (int i = 0; i < 99; ++i) pad.obey({Input::Kind::up}); // not out of the pad
    pad.obey({Input::Kind::key, 'u'});
    CHECK(pad.is_empty());
    pad.obey({Input::Kind::left}); // the pen is up again
    CHECK(pad.is_empty());
}

CLAIM(keys_clear_label_and_end) {
    DrawingPad pad = pad_in_a_window();
    CHECK(!pad.obey({Input::Kind::key, '3'})); // there is nothing to keep
    CHECK(!pad.taken_label());
    pad.obey({Input::Kind::press, 0, 5, 5});
    CHECK(pad.obey({Input::Kind::key, '3'}));
    CHECK_EQUAL(pad.taken_label().value_or(-1), 3);
    CHECK(!pad.taken_label());
    CHECK(!pad.obey({Input::Kind::key, 'x'}));
    CHECK(pad.obey({Input::Kind::key, 'c'}));
    CHECK(pad.is_empty() && !pad.is_done());
    CHECK(pad.obey({Input::Kind::key, 'q'}));
    CHECK(pad.is_done());
}

CLAIM(it_fits_every_window_or_says_that_it_does_not) {
    DrawingPad pad = pad_in_a_window();
    pad.obey({Input::Kind::press, 0, 5, 5});
    for (const auto& [columns, rows] :
         {std::pair{80, 24}, {60, 16}, {61, 17}, {200, 100}, {53, 24}, {80, 13}, {20, 5}}) {
        const std::vector<std::string> lines =
            pad.lines(probabilities({{4, 1}}), "news", columns, rows, plain);
        CHECK(static_cast<int>(lines.size()) < rows);
        for (const std::string& line : lines) CHECK(text::width_of(line) <= columns);
        const bool is_shown = lines.size() > 1;
        CHECK_EQUAL(is_shown, columns >= 54 && rows >= 15);
        if (is_shown) CHECK_EQUAL(lines.at(lines.size() - 2) + " " + lines.back(), "It is a 4. news");
    }
}

CLAIM(it_says_when_it_is_unsure_and_between_what) {
    CHECK_EQUAL(verdict_on_digit(probabilities({{4, 0.95}, {9, 0.05}})), "It is a 4.");
    CHECK_EQUAL(verdict_on_digit(probabilities({{8, 0.91}})), "It is an 8.");
    CHECK_EQUAL(verdict_on_digit(probabilities({{9, 0.62}, {8, 0.3}})), "Unsure: a 9 (62 %) or an 8 (30 %)?");
}

CLAIM(drawings_are_kept_behind_those_before) {
    const std::string images = "drawing_pad_test_images", labels = "drawing_pad_test_labels";
    std::filesystem::remove(images);
    std::filesystem::remove(labels);
    Matrix picture(1, image_pixels);
    picture(0, 5) = 1;
    picture(0, 6) = Scalar(0.5);
    keep_drawing(picture, 7, images, labels);
    keep_drawing(Matrix(1, image_pixels), 2, images, labels);
    const files::Images kept = files::read_images(images);
    CHECK_EQUAL(kept.count(), 2u);
    CHECK(kept.pixels[5] == 255 && kept.pixels[6] == 128 && kept.pixels[image_pixels + 5] == 0);
    CHECK((files::read_labels(labels) == std::vector<unsigned char>{7, 2}));
    std::ofstream(labels, std::ios::binary) << files::idx_bytes(std::vector<unsigned char>{7}); // interrupted
    keep_drawing(picture, 9, images, labels);
    CHECK_EQUAL(files::read_images(images).count(), 2u);
    CHECK((files::read_labels(labels) == std::vector<unsigned char>{7, 9}));
    std::ofstream(labels, std::ios::binary) << files::idx_bytes(std::vector<unsigned char>{1, 2, 3, 4});
    CHECK_THROWS(keep_drawing(picture, 9, images, labels), std::runtime_error, "something else");
    std::ofstream(images, std::ios::binary)
        << files::idx_bytes(files::Images{28, 28, std::vector<unsigned char>(784)});
    std::filesystem::remove(labels); // interrupted at the very first one
    keep_drawing(picture, 9, images, labels);
    CHECK((files::read_labels(labels) == std::vector<unsigned char>{9}));
    CHECK_THROWS(keep_drawing(picture, 9, ".", labels), std::runtime_error, ".: is no ordinary file");
}
