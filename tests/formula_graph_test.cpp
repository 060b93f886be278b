#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/plot/formula_graph.hpp"

#include <stdexcept>

CLAIM(each_number_stands_to_the_right_of_those_that_it_was_computed_from) {
    const std::string svg = plot::formula_svg(
        {{"a", 2, 12}, {"b", 3, 4}, {"·", 6, 2, {{0, 3}, {1, 2}}}, {"+", 8, 2, {{2, 1}, {0, 1}}}}, "<y>",
        "d");
    CHECK_EQUAL(check::xml_error(svg), "");
    for (const std::string number : {">2<", ">12<", ">3<", ">6<", ">8<", ">·<", ">&lt;y&gt;<"})
        CHECK(svg.find(number) != svg.npos);
    // The circles of a, b, the product between them, and the sum between the product and a.
    for (const std::string circle :
         {"cx=\"70\" cy=\"116\"", "cx=\"70\" cy=\"214\"", "cx=\"220\" cy=\"165\"", "cx=\"370\" cy=\"140.5\""})
        CHECK(svg.find(circle) != svg.npos);
}

CLAIM(a_wire_from_a_later_number_is_refused) {
    CHECK_THROWS(plot::formula_svg({{"a", 1, 1, {{1, 1}}}, {"b", 1, 1}}, "t", "d"), std::invalid_argument,
                 "later");
    CHECK_THROWS(plot::formula_svg({{"a", 1, 1, {{0, 1}}}}, "t", "d"), std::invalid_argument, "later");
    CHECK_EQUAL(check::xml_error(plot::formula_svg({}, "t", "d")), "");
}
