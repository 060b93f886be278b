// Networks as C functions: compiled by the system's C compiler, they give what ./predict gives.
#define CHECK_WITHOUT_MAIN
#include "tests/trainer_program.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/export_c.hpp"

#include <cmath>
#include <cstdlib>
#include <sstream>

namespace {

using trainer::content_of, trainer::run, trainer::Run;

// Reads rows of IN numbers, and prints what the function FN of the header says: the class, and OUT numbers.
const std::string program = "printf '%s\\n' '#include <stdio.h>' '#include <stdlib.h>' '#include HEADER' "
                            "'int main(void) { double x[IN], y[OUT]; "
                            "char word[64]; int i, best; for (;;) { for (i = 0; i < IN; ++i) { if (scanf(\" "
                            "%63[^,\\n]%*c\", word) != 1) return 0; "
                            "x[i] = strtod(word, 0); } best = FN(x, y); printf(\"%d\", best); for (i = 0; i "
                            "< OUT; ++i) printf(\",%.17g\", y[i]); "
                            "puts(\"\"); } }' > main.c && ";

std::string compiled(const std::string& name, int in, int out, const std::string& flags) {
    return "cc -std=c99 -Wall -Wextra -Wpedantic -Werror -O2 " + flags + " -DHEADER='\"" + name +
           ".h\"' -DIN=" + std::to_string(in) + " -DOUT=" + std::to_string(out) + " -DFN=predict_" + name +
           " main.c -lm -o c_program && ";
}

// The largest relative difference between columns from `first` on of the predictions and all but the first of C's.
double difference(const std::string& predicted, const std::string& of_c, std::size_t first) {
    std::istringstream p(predicted), c(of_c);
    std::string p_line, c_line;
    std::getline(p, p_line); // the header
    double largest = 0;
    int rows = 0;
    while (std::getline(p, p_line) && std::getline(c, c_line)) {
        const std::vector<std::string> expected = text::split(p_line, ','), actual = text::split(c_line, ',');
        for (std::size_t i = 1; i < actual.size(); ++i) {
            const double wanted = std::strtod(expected.at(first + i - 1).c_str(), nullptr);
            const double got = std::strtod(actual[i].c_str(), nullptr);
            largest = !(std::abs(got - wanted) <= largest * std::abs(wanted))
                          ? std::abs(got - wanted) / std::abs(wanted)
                          : largest;
        }
        ++rows;
    }
    return rows == 0 || std::getline(c, c_line) ? NAN : largest;
}

void require_a_compiler() {
    if (std::system("command -v cc >/dev/null") != 0) throw check::Skip{"there is no C compiler"};
    if (!std::is_same_v<nn::Scalar, double>) throw check::Skip{"C computes with doubles"};
}

// Three classes, or the first number of the two as an amount.
const std::string ten_thousand_rows =
    "awk 'BEGIN { print \"a,b,y\"; for (i = 0; i < 10000; ++i) { x = i * 37 % 1009 / 100 - 5; z = i * 53 % "
    "997; "
    "print x \",\" z \",\" (x * x > z / 50 ? \"ant\" : x > 1 ? \"bee\" : \"cow\") } }' > t.csv && "
    "awk -F, 'NR > 1 { print $1 \",\" $2 }' t.csv > rows && ";

} // namespace

CLAIM(ten_thousand_rows_of_three_classes_agree_whatever_the_compiler_contracts) {
    require_a_compiler();
    for (const std::string flags : {"-ffp-contract=off", "-ffp-contract=fast -march=native"}) {
        const Run result = run(
            ten_thousand_rows + program +
            "train t.csv --epochs 3 --hidden 16,8 --activation tanh --save m --export-c my-net.h > report && "
            "sed 's/my-net/my_net/' my-net.h > my_net.h && " +
            compiled("my_net", 2, 3, flags) +
            "./c_program < rows > by_c && ./predict m t.csv --digits 17 > p && grep my-net.h report");
        CHECK_EQUAL(result.code, 0);
        CHECK_EQUAL(result.error, "");
        CHECK_NAMES(result.output,
                    "kept in my-net.h: int predict_my_net(const double input[], double output[])");
        CHECK(difference(content_of("p"), content_of("by_c"), 4) < 1e-12);
    }
}

CLAIM(the_class_is_the_same) {
    require_a_compiler();
    const Run result =
        run(ten_thousand_rows + program + "train t.csv --epochs 2 --save m --export-c net.h > report && " +
            compiled("net", 2, 3, "") +
            "./c_program < rows | cut -d, -f1 | sed 's/0/ant/;s/1/bee/;s/2/cow/' > by_c && "
            "./predict m t.csv | tail -n +2 | cut -d, -f4 > p && cmp p by_c && wc -l < p");
    CHECK_EQUAL(result.code, 0);
    CHECK_NAMES(result.output, "10000");
}

namespace {

// Of a network that learns from a table of the notes with so many inputs, whose label is its last column.
void check_agreement(const std::string& table, const std::string& options, int in, int out) {
    const std::string file = "notes/data/" + table;
    const Run result =
        run(program + "train " + file + " --epochs 5 " + options + " --save m --export-c net.h > report && " +
            compiled("net", in, out, "") + "tail -n +2 " + file + " | cut -d, -f1-" + std::to_string(in) +
            " > rows && ./c_program < rows > by_c && ./predict m " + file + " --digits 17 > p");
    check::note(result.code == 0, __FILE__, __LINE__, options + ": " + result.error);
    const auto first = static_cast<std::size_t>(in + 1 + (out > 1)); // behind the label and the class
    CHECK(difference(content_of("p"), content_of("by_c"), first) < 1e-12);
}

} // namespace

CLAIM(every_activation_two_classes_and_amounts_agree) {
    require_a_compiler();
    for (const nn::Activation activation : nn::all_activations) {
        if (activation == nn::Activation::step) continue; // no rate makes it learn
        check_agreement("throws.csv", "--activation " + std::string(nn::name_of(activation)), 2, 2);
    }
    check_agreement("degrees.csv", "--hidden none", 1, 1);
}

CLAIM(categories_and_missing_numbers_are_inputs_as_the_comment_says) {
    require_a_compiler();
    const Run result = run(
        program +
        "printf 'wind,x,y\\neast,1,5\\nwest,2,1\\neast,,4\\nwest,5,2\\neast,7,6\\nwest,1,1\\n' > t.csv && "
        "train t.csv --missing mean --epochs 20 --save m --export-c net.h > report && " +
        compiled("net", 3, 1, "") +
        "printf '1,0,1\\n0,1,2\\n1,0,nan\\n0,1,5\\n1,0,7\\n0,1,1\\n' > rows && ./c_program < rows > by_c && "
        "./predict m t.csv --digits 17 > p && grep -c 'wind is east' net.h");
    CHECK_EQUAL(result.code, 0);
    CHECK(difference(content_of("p"), content_of("by_c"), 3) < 1e-12);
}

CLAIM(a_kept_network_is_exported_without_a_training_and_what_cannot_be_written_is_said) {
    const std::string keep = "train notes/data/throws.csv --epochs 2 --save m --export-c a.h > first && ";
    CHECK_EQUAL(
        run(keep + "train notes/data/throws.csv --evaluate m --export-c b/a.h > second && cmp a.h b/a.h")
            .code,
        0);
    CHECK_REFUSED(keep + "train notes/data/throws.csv --epochs 2 --export-c /dev/null/a.h", 1,
                  "train: ", "/dev/null/a.h");
    CHECK_REFUSED(keep + "train notes/data/throws.csv --epochs 2 --save x --export-c x", 2,
                  "--save and --export-c", "two files");
    CHECK_REFUSED(keep + "train notes/data/throws.csv --evaluate m --export-c m", 2,
                  "--evaluate and --export-c", "two files");
    CHECK_REFUSED("train notes/data/throws.csv --folds 3 --export-c x", 2, "--export-c");
}

CLAIM(names_become_identifiers_and_end_no_comment) {
    CHECK_EQUAL(nn::c_name_for("output/my-net.h"), "predict_my_net");
    CHECK_EQUAL(nn::c_name_for("1 é"), "predict_1___");
    nn::Model model{{1, 1}, nn::Activation::relu, {}, 0, {{{2}}, {{1}}}};
    model.encoding = {{{"m/s */ int x; /*/"}}, {}, nn::as_it_is(1), nn::as_it_is(1)};
    const std::string header = nn::c_header(model, "f");
    CHECK_EQUAL(header.find("*/"), header.find("output */") + 7);
    CHECK_NAMES(header, "m/s * / int x; / * /");
    CHECK_EQUAL(header.find("/*", 2), header.npos);
}

int main(int count, char** words) { return trainer::test(count, words); }
