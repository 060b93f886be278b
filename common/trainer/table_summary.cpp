#include "common/trainer/table_summary.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/targets.hpp"

#include <algorithm>

namespace nn {

namespace {

// "no (141), yes (99)"; of many, the first; of a class that is there once, its line.
std::string counted_classes(const Table& table, const std::vector<std::string>& classes) {
    constexpr std::size_t most = 8;
    const std::vector<Index> counts = counts_of(table.labels);
    std::vector<Index> of_class(classes.size());
    std::vector<std::ptrdiff_t> line(classes.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto which = static_cast<std::size_t>(class_of(table.labels.different[i], classes).value_or(0));
        of_class[which] += counts[i];
        line[which] = table.labels.lines[i];
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(most, classes.size()); ++i) {
        text += (i == 0 ? "" : ", ") + text::visible(classes[i]) + " (" + std::to_string(of_class[i]);
        if (of_class[i] == 1 && line[i] > 0) text += ", line " + std::to_string(line[i]);
        text += ")";
    }
    return classes.size() > most ? text + ", ..." : text;
}

} // namespace

std::string file_name(const Table& table) {
    return text::printable(table.path.substr(table.path.rfind('/') + 1));
}

std::string summary_of(const Table& table, const std::vector<std::string>& class_names) {
    constexpr std::size_t few = 20;
    const auto categorical = std::count_if(table.columns.begin(), table.columns.end(),
                                           [](const Column& column) { return !column.categories.empty(); });
    const std::string kinds =
        categorical == 0 ? "" : ", " + std::to_string(categorical) + " of them categorical";
    const std::string format = table.format.empty() ? "" : " (" + table.format + ")";
    const std::string begin = file_name(table) + ": " + text::counted(table.rows(), "sample") + ", " +
                              text::counted(std::ssize(table.columns), "input") + kinds + format + "; \"" +
                              text::printable(table.labels.column) + "\" ";
    if (!class_names.empty()) {
        return begin + "has " + std::to_string(class_names.size()) +
               " classes: " + counted_classes(table, class_names);
    }
    const std::size_t different =
        table.labels.different.empty() ? few + 1 : classes_of(table.labels.different).size();
    const std::string text = begin + "is an amount: a regression";
    if (different < 2 || different > few || 2 * static_cast<Index>(different) > table.rows()) return text;
    return text + "\n(--task classification makes its " + std::to_string(different) + " values classes)";
}

} // namespace nn
