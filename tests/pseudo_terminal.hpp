// Runs a program in a real terminal of a given size, as a job of a small shell, for tests: sends it keys and
// signals, and holds what a person would see in an emulator. POSIX.
#pragma once

#include "tests/terminal_emulator.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace check {

class PseudoTerminal {
public:
    TerminalEmulator screen;
    std::size_t bytes = 0;       // that the program has written
    double bytes_per_second = 0; // that are read, as over a slow line; 0: all that there are

    // Starts command[0], a path, with the rest as its arguments. Throws std::runtime_error.
    PseudoTerminal(int columns, int rows, const std::vector<std::string>& command) : screen(columns, rows) {
        master_ = posix_openpt(O_RDWR | O_NOCTTY);
        if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0) refuse("cannot open a terminal");
        terminal_ = open(ptsname(master_), O_RDWR | O_NOCTTY); // kept open: its mode is looked at afterwards
        int news[2];
        if (terminal_ < 0 || pipe(news) != 0) refuse("cannot open a terminal");
        set_window(columns, rows);
        tcgetattr(terminal_, &mode_before_);
        shell_ = fork();
        if (shell_ < 0) refuse("cannot start another process");
        if (shell_ == 0) {
            close(news[0]);
            close(master_);
            run_shell(command, news[1]);
        }
        close(news[1]);
        news_ = news[0];
        job_ = wait_for('p', 5);
    }

    ~PseudoTerminal() {
        kill(job_, SIGKILL);
        waitpid(shell_, nullptr, 0);
        for (const int file : {master_, terminal_, news_}) close(file);
    }
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    void send_keys(const std::string& keys) {
        if (write(master_, keys.data(), keys.size()) < 0) refuse("cannot send keys");
    }
    void send_signal(int signal) { kill(job_, signal); }

    void resize(int columns, int rows) {
        read_for(0);
        screen.resize(columns, rows);
        set_window(columns, rows);
    }

    // Reads what the program writes until the screen is as wished. False when it is not within 20 seconds.
    bool wait_until(const std::function<bool(const TerminalEmulator&)>& as_wished) {
        const auto start = std::chrono::steady_clock::now();
        while (!as_wished(screen)) {
            if (std::chrono::steady_clock::now() - start > std::chrono::seconds(20)) return false;
            read_for(10);
        }
        return true;
    }

    // Until the program is suspended.
    void wait_for_stop() { wait_for('s', 20); }

    // Until its end. Gives back its exit code, or 128 and its signal, as a shell does.
    int wait_for_end() { return wait_for('e', 60); }

    // Whether the terminal is as it was before the program: cursor, colours, keys echoed, frame complete.
    bool is_given_back() const {
        termios mode{};
        tcgetattr(terminal_, &mode);
        return screen.cursor_visible && screen.style.empty() && !screen.frame_open && !screen.reports_mouse &&
               mode.c_lflag == mode_before_.c_lflag && mode.c_iflag == mode_before_.c_iflag &&
               mode.c_oflag == mode_before_.c_oflag;
    }

private:
    struct News {
        char kind; // p: started, s: suspended, e: ended
        int value; // process, signal, code
    };

    [[noreturn]] static void refuse(const char* what) { throw std::runtime_error(what); }

    void set_window(int columns, int rows) {
        winsize window{};
        window.ws_col = static_cast<unsigned short>(columns);
        window.ws_row = static_cast<unsigned short>(rows);
        ioctl(terminal_, TIOCSWINSZ, &window);
    }

    // In the child: a session of its own with one job in the foreground, since a program without a shell
    // cannot be suspended. Tells `news` what becomes of it.
    [[noreturn]] void run_shell(const std::vector<std::string>& command, int news) {
        setsid();
        ioctl(terminal_, TIOCSCTTY, 0);
        for (const int standard : {0, 1, 2}) dup2(terminal_, standard);
        std::signal(SIGTTOU, SIG_IGN);
        const pid_t job = fork();
        if (job == 0) {
            setpgid(0, 0);
            tcsetpgrp(0, getpid());
            for (const int signal : {SIGTTOU, SIGINT, SIGQUIT, SIGTSTP}) std::signal(signal, SIG_DFL);
            close(news);
            close(terminal_);
            for (const char* name : {"CI", "COLUMNS", "LINES", "NO_COLOR"}) unsetenv(name);
            setenv("TERM", "xterm-256color", 1);
            setenv("COLORTERM", "truecolor", 1);
            setenv("LC_ALL", "C.UTF-8", 1);
            std::vector<char*> words;
            for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
            words.push_back(nullptr);
            execv(words[0], words.data());
            _exit(127);
        }
        tell(news, {'p', job});
        for (;;) {
            int status = 0;
            waitpid(job, &status, WUNTRACED);
            if (WIFSTOPPED(status)) {
                tell(news, {'s', WSTOPSIG(status)});
            } else {
                tell(news, {'e', WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status)});
                _exit(0);
            }
        }
    }

    static void tell(int news, News what) {
        if (write(news, &what, sizeof what) < 0) _exit(1);
    }

    // Feeds the emulator with what is there, or comes within so many milliseconds.
    void read_for(int milliseconds) {
        pollfd waiting{master_, POLLIN, 0};
        while (poll(&waiting, 1, milliseconds) > 0 && (waiting.revents & POLLIN)) {
            char buffer[65536];
            const std::size_t most = readable_now(sizeof buffer);
            if (most == 0) return static_cast<void>(usleep(2000));
            const ssize_t count = read(master_, buffer, most);
            if (count <= 0) return;
            screen.feed({buffer, static_cast<std::size_t>(count)});
            bytes += static_cast<std::size_t>(count);
            milliseconds = 0;
        }
    }

    // At most so many, as the line has room for by now.
    std::size_t readable_now(std::size_t most) const {
        if (bytes_per_second <= 0) return most;
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
        const double room = passed.count() * bytes_per_second - static_cast<double>(bytes);
        return room < 1 ? 0 : std::min(most, static_cast<std::size_t>(room));
    }

    // Reads the screen until news of that kind has come, and all that was written before it.
    int wait_for(char kind, int seconds) {
        const auto start = std::chrono::steady_clock::now();
        for (;;) {
            read_for(5);
            pollfd waiting{news_, POLLIN, 0};
            News news{};
            if (poll(&waiting, 1, 0) > 0 && read(news_, &news, sizeof news) == sizeof news) {
                if (news.kind == 'e')
                    bytes_per_second = 0; // it has written all; what is left may come at once
                for (int quiet = 0; quiet < 5; ++quiet) read_for(10); // bytes on their way overtake no news
                if (news.kind == kind) return news.value;
                if (news.kind == 'e') refuse("the program ended too early");
            }
            if (std::chrono::steady_clock::now() - start > std::chrono::seconds(seconds)) {
                refuse("the program did not do what was waited for");
            }
        }
    }

    const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    int master_ = -1, terminal_ = -1, news_ = -1;
    pid_t shell_ = -1, job_ = -1;
    termios mode_before_{};
};

} // namespace check
