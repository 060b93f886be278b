#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/plot/svg.hpp"

CLAIM(the_judge_of_xml_accepts_what_is_right) {
    CHECK_EQUAL(check::xml_error("<a/>"), "");
    CHECK_EQUAL(check::xml_error("<a b=\"1\" c-d=\"x &lt; y\">t &amp; &#39;<e></e>\n</a>\n"), "");
}

CLAIM(the_judge_of_xml_rejects_what_is_wrong) {
    for (const char* wrong :
         {"", "text", "<a>", "</a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a b=1/>", "<a b=\"1/>",
          "<a b=\"1\" b=\"2\"/>", "<a b=\"<\"/>", "<a>&</a>", "<a>&nbsp;</a>", "<a>\x01</a>", "<a/>x",
          "<a b=\"1\"c=\"2\"/>", "<>x</>", "<a", "<a></a/>"}) {
        check::note(!check::xml_error(wrong).empty(), __FILE__, __LINE__, wrong);
    }
}

CLAIM(everything_written_is_escaped) {
    CHECK_EQUAL(plot::escape_xml("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
    CHECK_EQUAL(plot::escape_xml("tab\tline\n"), "tab line ");
    CHECK_EQUAL(plot::escape_xml(std::string("\0\x01\x1b[0m\x7f", 7)), "[0m");
    CHECK_EQUAL(plot::escape_xml("∂L/∂w 🙂"), "∂L/∂w 🙂");
    CHECK_EQUAL(plot::escape_xml("\xff\xc3(\xe2\x82 \xed\xa0\x80\xc0\xaf!"),
                "( !");                                          // broken UTF-8 is dropped
    CHECK_EQUAL(plot::escape_xml("\xc2\x85\xef\xbf\xbf."), "."); // control, noncharacter
}

CLAIM(coordinates_are_short) {
    CHECK_EQUAL(plot::coordinate(12.5), "12.5");
    CHECK_EQUAL(plot::coordinate(12), "12");
    CHECK_EQUAL(plot::coordinate(100), "100");
    CHECK_EQUAL(plot::coordinate(0.04), "0");
    CHECK_EQUAL(plot::coordinate(-0.001), "0");
    CHECK_EQUAL(plot::coordinate(1.0 / 3), "0.3");
}

CLAIM(a_file_is_well_formed_and_says_what_it_shows) {
    plot::Svg svg(200, 100, "Loss & <more>", "falls from 1 to 0.5");
    svg.rectangle({1, 2}, 3, 4, plot::paint::first);
    svg.circle({1, 2}, 3, plot::paint::first, plot::paint::paper);
    svg.line({{0, 0}, {1, 1.5}}, plot::paint::second, 2, "4 2");
    svg.cells("M0 0h1v1h-1z", {1, 2}, 3, 4, plot::paint::grid);
    svg.segments({{{0, 0}, {1, 1}}}, plot::paint::ink, 1);
    svg.markers({{1, 2}, {3, 4}}, plot::Shape::diamond, plot::paint::third);
    svg.text({5, 6}, "a < b \x01", plot::paint::ink, plot::Anchor::middle);
    svg.text({5, 6}, "up", plot::paint::ink, plot::Anchor::upward);
    const std::string file = svg.file();
    CHECK_EQUAL(check::xml_error(file), "");
    CHECK(file.find("<title>Loss &amp; &lt;more&gt;</title>") != std::string::npos);
    CHECK(file.find("<desc>falls from 1 to 0.5</desc>") != std::string::npos);
    CHECK(file.find("viewBox=\"0 0 200 100\" width=\"200\" height=\"100\" role=\"img\"") !=
          std::string::npos);
    CHECK(file.find("points=\"0 0 1 1.5\"") != std::string::npos);
}

CLAIM(dark_colours_stand_in_the_style_for_those_in_use_only) {
    plot::Svg svg(10, 10, "t", "d");
    svg.rectangle({0, 0}, 1, 1, plot::paint::first);
    const std::string file = svg.file();
    CHECK(file.find("fill=\"#0072b2\" class=\"fill-first\"") != std::string::npos);
    // Programs that know no media queries take their rules all the same, all but the first: so that one is empty, and the
    // light colours are the last.
    const std::size_t dark = file.find("@media (prefers-color-scheme: dark) { .first { }");
    const std::size_t light = file.find("@media not all and (prefers-color-scheme: dark) { .first { }");
    CHECK(dark < light);
    CHECK(light < std::string::npos);
    CHECK(file.find(".fill-first { fill: #56b4e9 }") > dark);
    CHECK(file.find(".fill-first { fill: #56b4e9 }") < light);
    const std::size_t last = file.rfind(".fill-first { fill: #0072b2 }");
    CHECK(last != std::string::npos);
    CHECK(last > light);
    CHECK(file.find("stroke-first") == std::string::npos);
    CHECK(file.find("second") == std::string::npos);
}

CLAIM(a_film_shows_its_last_moment_where_nothing_moves) {
    plot::Svg svg(100, 100, "t", "d");
    for (std::size_t i = 0; i < 3; ++i) {
        svg.begin_frame(i, 3);
        svg.text({10, 10}, std::to_string(i), plot::paint::ink);
        svg.end_frame();
    }
    const std::string file = svg.file();
    CHECK_EQUAL(check::xml_error(file), "");
    std::size_t hidden = 0;
    for (std::size_t at = file.find("opacity=\"0\""); at != std::string::npos;
         at = file.find("opacity=\"0\"", at + 1))
        ++hidden;
    CHECK_EQUAL(hidden, 2u);
    CHECK(file.find("<g class=\"last-moment\">\n<text") != std::string::npos);
    // 0.2 s for each but the last, which has 2.4: moment 1 begins 0.2 s into the 2.8.
    CHECK(file.find("style=\"animation-delay:-2.80s\"") != std::string::npos);
    CHECK(file.find("style=\"animation-delay:-2.60s\"") != std::string::npos);
    CHECK(file.find("@keyframes moment { 0% { opacity: 1 } 7.143% { opacity: 0 } }") != std::string::npos);
    CHECK(file.find("@keyframes last-moment { 0% { opacity: 0 } 14.286% { opacity: 1 } }") !=
          std::string::npos);
    CHECK(file.find("@media (prefers-reduced-motion: no-preference) { .moment { animation: ") !=
          std::string::npos);
    plot::Svg still(100, 100, "t", "d");
    CHECK(still.file().find("animation") == std::string::npos);
}
