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
