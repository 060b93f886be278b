#include "tests/check.hpp"

#include "common/cli/atomic_file.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

// A new empty folder in the build's own.
fs::path fresh_folder() {
    const fs::path folder = fs::current_path() / "atomic_file_test_files";
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int files_in(const fs::path& folder) {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

CLAIM(a_file_is_written_whole_and_replaces_the_old_one) {
    const fs::path folder = fresh_folder();
    cli::write_file_atomically(folder / "a.txt", "first");
    cli::write_file_atomically(folder / "a.txt", std::string("with a \0 byte", 13));
    CHECK_EQUAL(content_of(folder / "a.txt"), std::string("with a \0 byte", 13));
    CHECK_EQUAL(files_in(folder), 1); // no temporary file stays behind
}

CLAIM(missing_folders_are_made) {
    const fs::path folder = fresh_folder();
    cli::write_file_atomically(folder / "b" / "c" / "a.txt", "x");
    CHECK_EQUAL(content_of(folder / "b" / "c" / "a.txt"), "x");
}

CLAIM(what_cannot_be_written_is_named_and_leaves_nothing_behind) {
    const fs::path folder = fresh_folder();
    fs::create_directories(folder / "taken" / "inside");
    // A folder stands where the file should go, then a file where a folder should be.
    CHECK_THROWS(cli::write_file_atomically(folder / "taken", "x"), std::runtime_error,
                 (folder / "taken").string());
    CHECK_EQUAL(files_in(folder), 1);
    cli::write_file_atomically(folder / "file", "x");
    CHECK_THROWS(cli::write_file_atomically(folder / "file" / "below", "x"), std::runtime_error,
                 (folder / "file" / "below").string());
    CHECK_EQUAL(content_of(folder / "file"), "x");
}

CLAIM(a_link_stays_a_link_and_what_is_no_ordinary_file_stays_what_it_is) {
    const fs::path folder = fresh_folder();
    cli::write_file_atomically(folder / "real", "old");
    fs::create_symlink("real", folder / "link");
    cli::write_file_atomically(folder / "link", "new");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK_EQUAL(content_of(folder / "real"), "new");
    fs::create_directory_symlink(folder, folder / "loop");
    const std::string path = (folder / "loop").string();
    CHECK_THROWS(cli::write_file_atomically(path, "x"), std::runtime_error, path, "ordinary");
    CHECK_THROWS(cli::require_writable(path), std::runtime_error, path, "ordinary");
}

CLAIM(asking_whether_a_file_can_be_written_changes_nothing) {
    const fs::path folder = fresh_folder();
    cli::write_file_atomically(folder / "a", "old");
    cli::require_writable(folder / "a");
    cli::require_writable(folder / "b");
    CHECK_EQUAL(content_of(folder / "a"), "old");
    CHECK_EQUAL(files_in(folder), 1);
}

CLAIM(a_path_that_ends_like_a_folder_is_refused_before_anything_is_made) {
    const fs::path folder = fresh_folder(), path = folder / "new" / "";
    CHECK_THROWS(cli::require_writable(path.string()), std::runtime_error, "new/");
    CHECK(!fs::exists(folder / "new"));
}
