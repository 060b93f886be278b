// The notes' transcripts and figures are what the programs print and draw. Arguments: the repository's folder,
// the folder of the programs.
//  notes/output/*.txt: the first line is the command, the rest its standard output, numbers within a tolerance.
//  Blocks in README and notes that begin with "$ ./chapter", "$ ./train" or "$ ./predict", answers to exercises among
//  them: the same; a line "..." stands for any others. ./predict finds the networks that the note's commands have kept.
//  notes/figures/chapter*.svg: the same elements in the same order, and a description with the same words, its
//  numbers within a tolerance. What is in notes/figures/NAME/ belongs to the run of notes/output/NAME.txt.
//  notes/data/throws.csv: what the program prints that made it.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/near.hpp"
#include "tests/run.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;

fs::path repository, programs;

using check::content_of;

// A command's folder, where it leaves its pictures.
fs::path folder_of(const std::string& command) {
    std::string name = command;
    for (char& c : name) {
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    }
    return fs::current_path() / "transcripts_test_files" / name;
}

// Standard output alone, in a folder with nothing but the notes and what the commands in `before` have left, without a
// terminal. Every command runs once.
const std::string& output_of(const std::string& command, const std::string& before = "") {
    static std::map<std::string, std::string> outputs;
    const auto known = outputs.find(command);
    if (known != outputs.end()) return known->second;
    const std::string line = "ln -s '" + repository.string() + "/notes' notes; PATH='" + programs.string() +
                             "':'" + (programs / "tests").string() + "':\"$PATH\"; " + before +
                             command.substr(2); // without the ./
    return outputs[command] = check::run_in(folder_of(command), line).output;
}

bool is_command(const std::string& line) {
    return line.starts_with("$ ./chapter") || line.starts_with("$ ./train ") ||
           line.starts_with("$ ./predict ");
}

// "$ ./chapter1 --seed 2\n..." -> what is wrong, or nothing.
template <class Output>
std::string transcript_problem(const std::string& transcript, Output output) {
    const std::string command = transcript.substr(0, transcript.find('\n'));
    if (!is_command(command)) return "the first line is no command: " + command;
    return check::difference(output(command.substr(2)),
                             transcript.substr(std::min(command.size() + 1, transcript.size())));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// The blocks of a note that show a command and what it prints. Blocks may be indented, as in a list.
std::vector<std::string> shown_runs(const std::string& note) {
    std::vector<std::string> runs;
    bool in_block = false, in_run = false;
    std::size_t indent = 0;
    for (const std::string& whole : lines_of(note)) {
        const std::size_t blanks = std::min(whole.find_first_not_of(' '), whole.size());
        const bool is_fence = whole.compare(blanks, 3, "```") == 0;
        if (is_fence && !in_block) indent = blanks;
        const std::string line = whole.substr(std::min(indent, blanks));
        if (is_fence) {
            in_block = !in_block;
            in_run = false;
        } else if (in_block && !in_run && is_command(line)) {
            in_run = true;
            runs.push_back(line + "\n");
        } else if (in_run) {
            runs.back() += line + "\n";
        }
    }
    return runs;
}

// The parts between the lines "..." have to stand in the output, one after the other.
template <class Output>
std::string shown_run_problem(const std::string& run, Output output) {
    const std::vector<std::string> shown = lines_of(run);
    std::vector<std::string> printed = lines_of(output(shown[0].substr(2)));
    while (!printed.empty() && printed.back().empty()) printed.pop_back();
    std::size_t at = 0; // in the output
    bool may_skip = false;
    for (std::size_t i = 1; i < shown.size(); ++i) {
        if (shown[i] == "...") {
            may_skip = true;
            continue;
        }
        while (may_skip && at < printed.size() && !check::difference(printed[at], shown[i]).empty()) ++at;
        if (at == printed.size() || !check::difference(printed[at], shown[i]).empty()) return shown[i];
        ++at;
        may_skip = false;
    }
    return may_skip || at == printed.size() ? "" : "more is printed: " + printed[at];
}

std::string description_of(const std::string& svg) {
    const std::size_t from = svg.find("<desc>");
    return svg.substr(std::min(from, svg.size()), svg.find("</desc>") - from);
}

// The names of all elements, and the classes of those that have one. Pixels are left out (paths with crisp edges, one for each
// colour): of what a long training has learned, each compiler has others.
std::string structure_of(const std::string& svg) {
    std::string structure;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
        const std::size_t end = std::min(svg.find('>', at), svg.size());
        if (svg.substr(at, end - at).starts_with("<path shape-rendering=\"crispEdges\"")) continue;
        structure += svg.substr(at, svg.find_first_of(" >", at) - at);
        const std::size_t name = svg.find("class=\"", at);
        if (name < end) structure += svg.substr(name + 6, svg.find('"', name + 7) - name - 5);
    }
    return structure;
}

std::string figure_problem(const std::string& drawn, const std::string& committed) {
    if (structure_of(drawn) != structure_of(committed)) return "other elements";
    return check::difference(description_of(drawn), description_of(committed));
}

} // namespace

CLAIM(a_transcript_that_is_out_of_date_is_found) {
    const auto prints = [](const std::string&) { return std::string("loss 0.25\n"); };
    CHECK_EQUAL(transcript_problem("$ ./chapter1\nloss 0.2500001\n", prints), "");
    CHECK_EQUAL(transcript_problem("$ ./chapter1\nloss 0.5\n", prints), " 0.25\n");
    CHECK_EQUAL(transcript_problem("$ ./chapter1\n", prints), "loss 0.25\n");
    CHECK_EQUAL(transcript_problem("loss 0.25\n", prints), "the first line is no command: loss 0.25");
}

CLAIM(a_shown_run_that_is_out_of_date_is_found) {
    const std::string note = "text\n```text\n$ ./chapter1\na 1\n...\nc 3\n```\n$ ./chapter2\n```\nx\n```\n";
    CHECK_EQUAL(shown_runs(note).size(), 1u);
    const auto problem = [&](const std::string& printed) {
        return shown_run_problem(shown_runs(note)[0], [&](const std::string&) { return printed; });
    };
    CHECK_EQUAL(problem("a 1\nb 2\nc 3\n"), "");
    CHECK_EQUAL(problem("a 1\nc 3\n"), "");
    CHECK_EQUAL(problem("a 2\nb 2\nc 3\n"), "a 1");
    CHECK_EQUAL(problem("b 2\na 1\nc 3\n"), "a 1");
    CHECK_EQUAL(problem("a 1\nb 2\n"), "c 3");
    CHECK_EQUAL(problem("a 1\nc 3\nd\n"), "more is printed: d");
}

CLAIM(a_run_may_be_shown_in_a_list) {
    const std::vector<std::string> runs =
        shown_runs("1. x\n\n   ```text\n   $ ./chapter6_a\n     b\n   ```\n   $ ./chapter2\n");
    CHECK_EQUAL(runs.size(), 1u);
    CHECK_EQUAL(runs.at(0), "$ ./chapter6_a\n  b\n");
}

CLAIM(a_figure_that_is_out_of_date_is_found) {
    const std::string figure = "<svg><desc>ends at 0.5</desc><rect class=\"a\" x=\"1\"/></svg>";
    CHECK_EQUAL(figure_problem("<svg><desc>ends at 0.50001</desc><rect class=\"a\" x=\"2\"/></svg>", figure),
                "");
    CHECK_EQUAL(figure_problem("<svg><desc>ends at 0.6</desc><rect class=\"a\" x=\"1\"/></svg>", figure),
                " 0.6");
    CHECK_EQUAL(figure_problem("<svg><desc>ends at 0.5</desc><rect class=\"b\" x=\"1\"/></svg>", figure),
                "other elements");
    CHECK_EQUAL(figure_problem("<svg><desc>ends at 0.5</desc></svg>", figure), "other elements");
    const std::string pixels = "<path shape-rendering=\"crispEdges\" class=\"fill-plus1\" d=\"\"/>";
    CHECK_EQUAL(figure_problem("<svg><desc>ends at 0.5</desc>" + pixels + "<rect class=\"a\" x=\"1\"/></svg>",
                               figure),
                "");
}

CLAIM(every_transcript_is_what_its_command_prints) {
    int count = 0;
    for (const auto& entry : fs::directory_iterator(repository / "notes" / "output")) {
        const std::string problem = transcript_problem(
            content_of(entry.path()), [](const std::string& command) { return output_of(command); });
        check::note(problem.empty(), __FILE__, __LINE__,
                    entry.path().filename().string() + ": " + problem + " (make outputs)");
        ++count;
    }
    CHECK(count > 0);
}

CLAIM(every_run_shown_in_a_note_prints_that) {
    std::vector<fs::path> notes = {repository / "README.md"};
    for (const auto& entry : fs::directory_iterator(repository / "notes")) {
        if (entry.path().extension() == ".md") notes.push_back(entry.path());
    }
    int count = 0;
    for (const fs::path& note : notes) {
        std::string keeping; // the note's commands so far that keep a network
        for (const std::string& run : shown_runs(content_of(note))) {
            const std::string problem = shown_run_problem(run, [&](const std::string& command) {
                return output_of(command, command.starts_with("./predict ") ? keeping : "");
            });
            const std::string command = run.substr(0, run.find('\n'));
            if (command.starts_with("$ ./train ")) keeping += command.substr(4) + " > /dev/null 2>&1; ";
            check::note(problem.empty(), __FILE__, __LINE__, note.filename().string() + ": " + problem);
            ++count;
        }
    }
    CHECK(count > 0);
}

CLAIM(every_figure_is_what_its_chapter_draws) {
    std::vector<std::string> chapters;
    for (const auto& entry : fs::directory_iterator(repository / "chapters")) {
        chapters.push_back(entry.path().stem().string());
    }
    int count = 0;
    for (const std::string& chapter : chapters) {
        static_cast<void>(output_of("./" + chapter));
        const fs::path drawn = folder_of("./" + chapter) / "output";
        for (const auto& figure : fs::directory_iterator(repository / "notes" / "figures")) {
            const std::string name = figure.path().filename().string();
            const bool is_anothers =
                std::any_of(chapters.begin(), chapters.end(), [&](const std::string& other) {
                    return other.size() > chapter.size() && name.starts_with(other + "_"); // chapter2_signal_
                });
            if (!name.starts_with(chapter + "_") || is_anothers || figure.is_directory()) continue;
            const std::string problem = figure_problem(content_of(drawn / name), content_of(figure.path()));
            check::note(problem.empty(), __FILE__, __LINE__, name + ": " + problem + " (make figures)");
            ++count;
        }
    }
    CHECK(count > 0);
}

CLAIM(the_figures_of_other_runs_are_what_those_draw) {
    int count = 0;
    for (const auto& folder : fs::directory_iterator(repository / "notes" / "figures")) {
        if (!folder.is_directory()) continue;
        const std::string name = folder.path().filename().string();
        const std::string run = content_of(repository / "notes" / "output" / (name + ".txt"));
        const std::string command = run.substr(2, run.find('\n') - 2);
        static_cast<void>(output_of(command));
        for (const auto& figure : fs::directory_iterator(folder)) {
            const fs::path drawn = folder_of(command) / "output" / figure.path().filename();
            const std::string problem = figure_problem(content_of(drawn), content_of(figure.path()));
            check::note(problem.empty(), __FILE__, __LINE__, figure.path().string() + ": " + problem);
            ++count;
        }
    }
    CHECK(count > 0);
}

CLAIM(a_network_from_nothing_predicts_what_the_layers_predict) {
    const std::string layers = output_of("./chapter0"), scratch = output_of("./chapter3_scratch");
    CHECK_EQUAL(lines_of(layers).size(), 4u);
    CHECK(scratch.ends_with(layers));
}

namespace {

// What the block of Python in the note on the trainer that has this piece in it prints beside the network that it reads; skipped where there is no Python
// that has what it needs.
std::string printed_by_python(const std::string& module, const std::string& piece) {
    const std::string note = content_of(repository / "notes" / "train.md");
    std::string code;
    const std::size_t command = note.find("./train notes/data/xor.csv --hidden"); // whose network it reads
    const std::string options = note.substr(command + 27, note.find('\n', command) - command - 27);
    for (std::size_t at = 0; (at = note.find("```python\n", at)) != std::string::npos;) {
        at += 10;
        const std::string block = note.substr(at, note.find("```", at) - at);
        if (block.find(piece) != std::string::npos) code = block;
    }
    CHECK(!code.empty());
    const fs::path folder = fs::current_path() / "transcripts_test_files" / ("python_" + module);
    if (check::run_in(folder, "python3 -c 'import " + module + "'").code != 0)
        throw check::Skip{"no " + module + " here"};
    const check::Run run = check::run_in(
        folder, "cat > read.py <<'END'\n" + code + "END\n" + "'" + (programs / "train").string() + "' '" +
                    (repository / "notes" / "data" / "xor.csv").string() + "' --ui quiet " + options +
                    " > /dev/null && python3 read.py");
    CHECK_EQUAL(run.code, 0);
    return run.output;
}

std::string predictions_in_the_note() {
    const std::string note = content_of(repository / "notes" / "train.md"), begin = "Both print `";
    const std::size_t at = note.find(begin) + begin.size();
    return note.substr(at, note.find('`', at) - at) + "\n";
}

} // namespace

CLAIM(numpy_gets_the_same_answers_from_a_kept_network) {
    CHECK_EQUAL(check::difference(printed_by_python("numpy", "import numpy"), predictions_in_the_note()), "");
}

CLAIM(a_few_lines_of_python_read_the_header) {
    CHECK_EQUAL(printed_by_python("json", "option.--epochs"), "0.5,0.5 300\n");
}

CLAIM(pytorch_gets_the_same_answers_from_a_kept_network) {
    CHECK_EQUAL(check::difference(printed_by_python("torch", "import torch"), predictions_in_the_note()), "");
}

CLAIM(the_table_of_throws_is_what_its_program_prints) {
    const check::Run run = check::run_in(fs::current_path() / "transcripts_test_files" / "throws",
                                         "'" + (programs / "tests" / "train_throws").string() + "'");
    CHECK_EQUAL(run.code, 0);
    CHECK_EQUAL(check::difference(run.output, content_of(repository / "notes" / "data" / "throws.csv")), "");
}

int main(int count, char** words) {
    if (count != 3) return 2;
    repository = words[1];
    programs = fs::absolute(words[2]);
    return check::run() == 0 ? 0 : 1;
}
