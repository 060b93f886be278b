// A CSV file for a test, in the folder where the test runs; it is removed at the end.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

class TemporaryCsv {
public:
    explicit TemporaryCsv(const std::string& content)
        : path("test_" + std::to_string(std::random_device{}()) + ".csv") {
        std::ofstream(path, std::ios::binary) << content;
    }
    ~TemporaryCsv() { std::filesystem::remove(path); }
    TemporaryCsv(const TemporaryCsv&) = delete;
    TemporaryCsv& operator=(const TemporaryCsv&) = delete;

    const std::filesystem::path path;
};

// The message of std::runtime_error that reading throws, with "data.csv" for the path at its front.
template <class Read>
std::string refusal(const std::filesystem::path& path, Read read) {
    try {
        read(path);
    } catch (const std::runtime_error& error) {
        const std::string message = error.what();
        return message.starts_with(path.string()) ? "data.csv" + message.substr(path.string().size())
                                                  : message;
    }
    return "nothing thrown";
}
