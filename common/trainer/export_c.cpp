#include "common/trainer/export_c.hpp"

#include "common/text/strings.hpp"

#include <cctype>
#include <cstdio>
#include <filesystem>

namespace nn {

namespace {

// As C99 reads it to the bit: 0x1.8p+0.
std::string exactly(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%a", value);
    return text;
}

// "static const double weight_0[6] = {...};", row after row.
std::string array(const std::string& name, const Matrix& values) {
    constexpr std::size_t most = 100; // columns of a line
    std::string text = "    static const double " + name + "[" + std::to_string(values.size()) + "] = {",
                line;
    for (Index i = 0; i < values.size(); ++i) {
        line += exactly(double(values.data()[i])) + (i + 1 < values.size() ? ", " : "");
        if (line.size() > most || i + 1 == values.size()) {
            text += "\n        " + line;
            line.clear();
        }
    }
    return text + "};\n";
}

// Of z, a double; definitions as in common/network/activation.hpp.
std::string formula(Activation activation) {
    switch (activation) {
    case Activation::identity: return "z";
    case Activation::step: return "z > 0 ? 1.0 : 0.0";
    case Activation::sigmoid: return "1 / (1 + exp(-z))";
    case Activation::tanh: return "tanh(z)";
    case Activation::relu: return "z < 0 ? 0 : z";
    case Activation::leaky_relu: return "z > 0 ? z : 0.01 * z";
    case Activation::elu: return "z > 0 ? z : expm1(z)";
    case Activation::softplus: return "(z > 0 ? z : 0) + log1p(exp(-fabs(z)))";
    case Activation::silu: return "z / (1 + exp(-z))";
    case Activation::gelu: return "z * erfc(-z / sqrt(2.0)) / 2";
    }
    return "";
}

// A name may hold anything, also what begins or ends a comment: a blank parts the two characters.
std::string in_comment(const std::string& name) {
    std::string text;
    for (const char c : text::printable(text::shortened(name, 60))) {
        const bool parts = (c == '/' && text.ends_with('*')) || (c == '*' && text.ends_with('/'));
        text += parts ? std::string(" ") + c : std::string(1, c);
    }
    return text;
}

std::string names_of(const Encoding& encoding) {
    std::string text = " * input:";
    Index input = 0;
    for (const Column& column : encoding.columns) {
        for (Index k = 0; k < column.inputs(); ++k, ++input) {
            const std::string category =
                column.categories.empty()
                    ? ""
                    : " is " + in_comment(column.categories[static_cast<std::size_t>(k)]);
            text += "\n *   " + std::to_string(input) + "  " + in_comment(column.name) + category;
        }
    }
    if (encoding.is_regression()) return text + "\n * output:\n *   0  the amount\n";
    text += "\n * output, the probability of:";
    for (std::size_t i = 0; i < encoding.class_names.size(); ++i)
        text += "\n *   " + std::to_string(i) + "  " + in_comment(encoding.class_names[i]);
    return text + "\n";
}

// Layer l, from `in` to `out`, both arrays.
std::string layer_text(const Model& model, std::size_t l, const std::string& in, const std::string& out) {
    const std::string number = std::to_string(l), rows = std::to_string(model.sizes[l]),
                      columns = std::to_string(model.sizes[l + 1]);
    const bool is_last = l + 2 == model.sizes.size();
    return "    for (j = 0; j < " + columns + "; ++j) {\n        double z = bias_" + number +
           "[j];\n        for (i = 0; i < " + rows + "; ++i) z += " + in + "[i] * weight_" + number +
           "[i * " + columns + " + j];\n        " + out +
           "[j] = " + (is_last ? "z" : formula(model.activation)) + ";\n    }\n";
}

std::string end_text(const Encoding& encoding, const std::string& z) {
    if (encoding.is_regression()) {
        return "    output[0] = " + z + "[0] * " + exactly(double(encoding.target.standard_deviation(0, 0))) +
               " + " + exactly(double(encoding.target.mean(0, 0))) + ";\n    return 0;\n";
    }
    if (encoding.outputs() == 1) {
        return "    output[0] = 1 / (1 + exp(" + z + "[0]));\n    output[1] = 1 / (1 + exp(-" + z +
               "[0]));\n    return " + z + "[0] > 0;\n";
    }
    const std::string count = std::to_string(encoding.outputs());
    return "    for (j = 1; j < " + count + "; ++j) best = " + z + "[j] > " + z +
           "[best] ? j : best;\n"
           "    for (j = 0; j < " +
           count + "; ++j) sum += output[j] = exp(" + z + "[j] - " + z +
           "[best]);\n"
           "    for (j = 0; j < " +
           count + "; ++j) output[j] /= sum;\n    return best;\n";
}

} // namespace

std::string c_header(const Model& model, const std::string& name) {
    const Encoding& encoding = model.encoding;
    const bool has_many = encoding.outputs() > 1;
    std::string guard = name + "_H";
    for (char& c : guard) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const std::string inputs = std::to_string(model.sizes.front());
    const std::size_t outputs = encoding.is_regression() ? 1 : encoding.class_names.size();
    std::string text = "/* A network that ./train has kept. C99; link with -lm.\n" + names_of(encoding) +
                       " * returns the position of the largest output */\n#ifndef " + guard + "\n#define " +
                       guard + "\n\n#include <math.h>\n\nstatic inline int " + name + "(const double input[" +
                       inputs + "], double output[" + std::to_string(outputs) + "]) {\n";
    text += array("mean", encoding.inputs.mean) + array("deviation", encoding.inputs.standard_deviation);
    for (std::size_t l = 0; l + 1 < model.sizes.size(); ++l) {
        text += array("weight_" + std::to_string(l), model.parameters[2 * l]);
        text += array("bias_" + std::to_string(l), model.parameters[2 * l + 1]);
    }
    for (std::size_t l = 0; l < model.sizes.size(); ++l)
        text += "    double a_" + std::to_string(l) + "[" + std::to_string(model.sizes[l]) + "];\n";
    text += has_many ? "    double sum = 0;\n    int i, j, best = 0;\n" : "    int i, j;\n";
    const std::string standardised = "(input[i] - mean[i]) / deviation[i]";
    text += "    for (i = 0; i < " + inputs + "; ++i) a_0[i] = " +
            (encoding.fills_missing ? "isnan(input[i]) ? 0 : " + standardised : standardised) + ";\n";
    for (std::size_t l = 0; l + 1 < model.sizes.size(); ++l)
        text += layer_text(model, l, "a_" + std::to_string(l), "a_" + std::to_string(l + 1));
    return text + end_text(encoding, "a_" + std::to_string(model.sizes.size() - 1)) + "}\n\n#endif\n";
}

std::string c_name_for(const std::string& path) {
    std::string name = std::filesystem::path(path).stem().string();
    for (char& c : name) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!is_plain) c = '_';
    }
    return "predict_" + name;
}

} // namespace nn
