#!/usr/bin/env bash
# Copying a large std::vector onto a small one, when there is no memory for more: what does the small one hold afterwards?
# A good guess from libstdc++ is "what it held before": version 12 asks for the new memory first, and keeps its 4 numbers.
# libc++ 14.0.6 gives the old memory back first; after the std::bad_alloc the vector is empty. The standard allows both
# (copy assignment promises no more than a valid object), so a class whose other members describe the vector, as a matrix's
# shape does, must not rely on it. resize() is another matter: it does nothing when it fails, in both.
# Seen on 2026-11-27, Debian 12, x86-64: libstdc++ (g++ 12.2.0) "assigned 4, resized 4", libc++ 14.0.6 "assigned 0, resized 4".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq libc++-14-dev=1:14.0.6-12 libc++1-14=1:14.0.6-12 libc++abi-14-dev=1:14.0.6-12 \
  libc++abi1-14=1:14.0.6-12 libunwind-14=1:14.0.6-12
for package in *.deb; do dpkg -x "$package" root; done
g++ --version | head -n 1

cat > short.cpp <<'END'
#include <cstdio>
#include <cstdlib>
#include <new>
#include <vector>

static bool memory_is_short = false;

void* operator new(std::size_t size) {
    if (memory_is_short) throw std::bad_alloc();
    return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

int main() {
    std::vector<double> assigned(4, 1.0), resized(4, 1.0);
    const std::vector<double> large(100);
    memory_is_short = true;
    try { assigned = large; } catch (const std::bad_alloc&) {}
    try { resized.resize(100); } catch (const std::bad_alloc&) {}
    memory_is_short = false;
    std::printf("assigned %zu, resized %zu\n", assigned.size(), resized.size());
}
END

llvm=$work/root/usr/lib/llvm-14
g++ -std=c++20 short.cpp -o with_libstdcxx
g++ -std=c++20 -nostdinc++ -isystem "$llvm/include/c++/v1" -nodefaultlibs short.cpp -o with_libcxx \
  -L"$llvm/lib" -Wl,-rpath,"$llvm/lib" -l:libc++.so.1 -l:libc++abi.so.1 -lm -lc -lgcc_s -lgcc
expect() {
  printf '%s: %s\n' "$1" "$3"
  test "$2" = "$3" || { echo "seen before: $2" >&2; exit 1; }
}
expect libstdc++ 'assigned 4, resized 4' "$(./with_libstdcxx)"
expect 'libc++ 14.0.6' 'assigned 0, resized 4' "$(LD_LIBRARY_PATH=$llvm/lib ./with_libcxx)"
