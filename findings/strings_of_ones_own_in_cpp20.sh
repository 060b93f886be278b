#!/usr/bin/env bash
# Why does a small C++20 file with two strings take so long to compile? std::string is in every standard library's shared
# object, so a good guess is that a program asks that for its functions, in C++17 as in C++20.
# With libstdc++ 12.2.0 it does in C++17 only. In C++20 std::string may be computed with at compile time, and the header no
# longer says that its functions are in the library ("extern template"): every file that uses them compiles them anew. One
# function that joins two strings defines 3 string functions of its own in C++17 and asks the library for 5; in C++20 it
# defines 43 and asks for none. libc++ 14.0.6 makes no difference between the two: 0 and 3 in both.
# Seen on 2026-11-28, Debian 12, x86-64, g++ 12.2.0 with -O0 and the headers of these two packages.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq libstdc++-12-dev=12.2.0-14+deb12u1 libc++-14-dev=1:14.0.6-12
for package in *.deb; do dpkg -x "$package" root; done
g++ --version | head -n 1

cat > joined.cpp <<'END'
#include <string>
std::string joined(const std::string& a, const std::string& b) { return a + "x" + b; }
END

# Its own string functions, and those that it asks the library for.
count() { # standard, folders of headers...
  standard=$1; shift
  g++ -std="$standard" -O0 -nostdinc++ $(printf ' -isystem %s' "$@") -c joined.cpp -o joined.o
  nm -C joined.o > names
  echo "$(grep -cE ' [WuV] .*basic_string' names) and $(grep -cE ' U .*basic_string' names || true)"
}
expect() {
  printf '%s: %s\n' "$1" "$3"
  test "$2" = "$3" || { echo "seen before: $2" >&2; exit 1; }
}
gnu="root/usr/include/c++/12 root/usr/include/x86_64-linux-gnu/c++/12"
llvm=root/usr/lib/llvm-14/include/c++/v1
expect 'libstdc++ 12.2.0, C++17' '3 and 5' "$(count c++17 $gnu)"
expect 'libstdc++ 12.2.0, C++20' '43 and 0' "$(count c++20 $gnu)"
expect 'libc++ 14.0.6, C++17' '0 and 3' "$(count c++17 $llvm)"
expect 'libc++ 14.0.6, C++20' '0 and 3' "$(count c++20 $llvm)"
