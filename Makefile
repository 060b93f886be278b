# Builds the chapter programs with nothing but make and a C++20 compiler (GNU make 3.81 is enough).
# Tests are built by CMake from CMakeLists.txt; tests/build_test compares what the two do.

ifeq ($(origin CXX),default)
CXX := $(firstword $(foreach c,c++ g++ clang++,$(if $(shell command -v $(c) 2>/dev/null),$(c))) c++)
DEFAULT_CXX := yes
endif
ARCH ?= native
SCALAR ?= double
SANITIZE ?=
OPTIMIZE ?= -O3
WERROR ?=
# What `make test` builds: all, or core_tests, scalar_tests or thread_tests (see tests/CMakeLists.txt).
TARGETS ?= all

ifeq ($(filter $(ARCH),native portable x86-64-v3),)
$(error ARCH is native, portable or x86-64-v3, not $(ARCH))
endif
ifeq ($(filter $(SCALAR),double float),)
$(error SCALAR is double or float, not $(SCALAR))
endif

# The flags, if the compiler knows them. (For g++ any -Wno-... is known: ask for the warning itself.)
known = $(shell echo 'int main() {}' | $(CXX) -Werror $(1) -x c++ -fsyntax-only - >/dev/null 2>&1 && echo $(1))
# (clang 19 takes some processors for an impossible combination, says so, and goes on.)
ARCH_native := $(if $(filter native,$(ARCH)),$(or $(call known,-march=native),$(call \
                 known,-march=native -Wno-invalid-feature-combination),$(call known,-mcpu=native)))
# Compilers are shy of the widest vectors; the product kernel is made of them.
ARCH_native += $(if $(filter native,$(ARCH)),$(call known,-mprefer-vector-width=512))
ARCH_x86-64-v3 := -march=x86-64-v3

FLAGS := -std=c++20 -pipe -pthread $(ARCH_$(ARCH)) -fopenmp-simd -fno-math-errno -ffp-contract=fast \
         -Wall -Wextra -Wpedantic -Wshadow -DSCALAR=$(SCALAR)
FLAGS += $(if $(filter double,$(SCALAR)),-Wconversion)
# For g++ alone. Its version 12 sees overlapping copies inside std::string where there are none (GCC bug
# 105651) and members of nested braces that nobody wrote, and it puts the sizes of a small matrix into vectors,
# where they do not belong.
FLAGS += $(if $(call known,-Wrestrict),-Wno-restrict -Wno-maybe-uninitialized -fno-tree-slp-vectorize)
# For clang alone, which warns of every loop that a sanitizer keeps from being vectorised.
FLAGS += $(if $(call known,-Wpass-failed),-Wno-pass-failed)
FLAGS += $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
FLAGS += $(if $(WERROR),-Werror)

# The files in whose loops training, drawing digits and reading a table spend their time, and programs that measure it;
# everything else compiles in less time with -Og, which costs a quarter less than -O1.
FAST := $(filter-out %/matrix.cpp %/network.cpp %/predictions.cpp, \
                     $(wildcard common/math/*.cpp common/network/*.cpp)) \
        $(patsubst %,common/%.cpp,files/csv text/numbers data/dataset data/digits data/strokes training/optimizer \
                     training/optimizers training/penalty) \
        $(patsubst %,common/trainer/%.cpp,categories column_statistics encoding fingerprint labels table table_layout) \
        chapters/chapter4_rates.cpp tests/benchmark.cpp
QUICK := $(subst -O3,-Og,$(OPTIMIZE))
flags_of = $(FLAGS) $(if $(filter $(FAST),$(1)),$(OPTIMIZE),$(QUICK)) $(CPPFLAGS) $(CXXFLAGS)

# What is built by one compiler, for one architecture, scalar and so on never meets what another built.
# (The flags that a user adds may hold any characters: a checksum stands for them.)
comma := ,
space := $(subst ,, )
quoted = '$(subst ','\'',$(strip $(1)))'
USERS := $(strip $(CPPFLAGS) $(CXXFLAGS) $(LDFLAGS))
SETTINGS := $(ARCH)-$(SCALAR)$(OPTIMIZE)$(addprefix -,$(SANITIZE))$(if $(WERROR),-werror)$(if \
            $(USERS),-$(firstword $(shell printf '%s' $(call quoted,$(USERS)) | cksum)))
KEY := $(subst =,-,$(subst :,-,$(subst $(comma),+,$(subst $(space),_,$(subst /,_,$(CXX)-$(SETTINGS))))))
OBJECTS := build/make/$(KEY)
USUAL := $(and $(DEFAULT_CXX),$(filter native-double-O3 native-double-O3-werror,$(subst $(space),_,$(SETTINGS))))
BUILD := $(if $(USUAL),build,build/cmake/$(KEY))

CHAPTERS := $(notdir $(basename $(wildcard chapters/*.cpp)))
EXERCISES := $(notdir $(basename $(wildcard tests/exercises/*.cpp)))
PROGRAMS := $(CHAPTERS:%=chapters/%) $(EXERCISES:%=tests/exercises/%) tests/benchmark tests/gallery
JOBS := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# A program is linked with what it includes: the .cpp beside every header of the project that it includes, directly or
# by way of others. Every include is an edge "who>whom", without the ends .hpp and .cpp.
SOURCES := $(basename $(wildcard common/*/*.cpp tests/*.cpp))
EDGES := $(shell grep '^.include "' chapters/*.cpp common/*/*.?pp tests/*.?pp tests/exercises/*.cpp | \
                 sed 's/\.[ch]pp:.include "/>/; s/\.hpp".*//')
$(foreach edge,$(EDGES),$(eval INCLUDES_$(firstword $(subst >, ,$(edge))) += $(lastword $(subst >, ,$(edge)))))
reach = $(if $(2),$(call reach,$(1) $(2),$(filter-out $(1) $(2),$(sort $(foreach n,$(2),$(INCLUDES_$(n)))))),$(1))
needs = $(sort $(1) $(filter $(SOURCES),$(call reach,,$(1))))

help:
	@echo 'make chapter6   build a chapter; then run it: ./chapter6   (there are: $(CHAPTERS))'
	@echo 'make all        build every chapter'
	@echo 'make test       build everything with CMake and run the tests'
	@echo 'make benchmark  build the benchmark; then run it: ./benchmark'
	@echo 'make figures    write the pictures of the notes anew'
	@echo 'make outputs    write what the chapters print anew, for the notes'
	@echo 'make gallery    write the examples of notes/drawing.md anew'
	@echo 'make clean      remove everything that was built'
	@echo
	@echo 'answers to exercises are programs, too: $(EXERCISES)'
	@echo
	@echo 'with            CXX=clang++  ARCH=native|portable|x86-64-v3  SCALAR=double|float'
	@echo '                SANITIZE=address,undefined  OPTIMIZE=-O3  WERROR=1'
	@echo '                CPPFLAGS, CXXFLAGS and LDFLAGS are added to what is there'

all: $(CHAPTERS)

# A program is linked beside its objects, and copied here when what lies here is another one.
$(CHAPTERS): %: $(OBJECTS)/chapters/% always
	@cmp -s $< $@ || cp $< $@

$(EXERCISES): %: $(OBJECTS)/tests/exercises/% always
	@cmp -s $< $@ || cp $< $@

benchmark: $(OBJECTS)/tests/benchmark always
	@cmp -s $< $@ || cp $< $@

$(foreach program,$(PROGRAMS),$(eval \
  $(OBJECTS)/$(program): $(patsubst %,$(OBJECTS)/%.o,$(call needs,$(program)))))
$(PROGRAMS:%=$(OBJECTS)/%):
	@echo 'link    $(notdir $@)'
	@$(CXX) $(FLAGS) $(CXXFLAGS) $^ $(LDFLAGS) -o $@

$(OBJECTS)/%.o: %.cpp Makefile
	@mkdir -p $(dir $@)
	@echo 'compile $<'
	@$(CXX) $(call flags_of,$<) -I. -MMD -MP -c $< -o $@

-include $(patsubst %,$(OBJECTS)/%.d,$(SOURCES) $(PROGRAMS))

test:
	@command -v cmake >/dev/null || { echo 'make test needs cmake; see README.md' >&2; exit 1; }
	CXX='$(CXX)' cmake -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=Release -DARCH=$(ARCH) -DSCALAR=$(SCALAR) \
	      -DOPTIMIZE='$(OPTIMIZE)' -DSANITIZE='$(SANITIZE)' -DWERROR='$(WERROR)' \
	      -DCMAKE_CXX_FLAGS=$(call quoted,$(CPPFLAGS) $(CXXFLAGS)) \
	      -DCMAKE_EXE_LINKER_FLAGS=$(call quoted,$(LDFLAGS))
	+cmake --build $(BUILD) --target $(TARGETS)
	ctest --test-dir $(BUILD) --parallel $(JOBS) --output-on-failure $(CTEST_ARGUMENTS)

# What the notes show of the chapters: their pictures, and what they print. A file in notes/output begins with its
# command (a new one holds nothing else at first); notes/figures/NAME/ holds those pictures of the command of NAME.txt
# that are shown.
figures: $(CHAPTERS)
	for chapter in $(filter chapter%,$^); do ./$$chapter --ui quiet --out notes/figures >/dev/null || exit 1; done
	rm -f notes/figures/chapter8.safetensors notes/figures/chapter8_confusion.svg # not shown
	for figure in notes/figures/*/*.svg; do \
	  name=$$(basename $$(dirname $$figure)); command=$$(sed -n '1s/^. //p' notes/output/$$name.txt); \
	  $$command --ui quiet --out output/$$name >/dev/null && cp output/$$name/$$(basename $$figure) $$figure || exit 1; \
	done

outputs: $(CHAPTERS)
	for file in notes/output/*.txt; do \
	  command=$$(sed -n '1s/^. //p' $$file); { echo "\$$ $$command"; $$command 2>/dev/null; } >$$file.new || exit 1; \
	  mv $$file.new $$file; \
	done

gallery: $(OBJECTS)/tests/gallery
	$< notes/figures notes/data/throws.csv

# For the test that compares them with CMake's: the files that loop over numbers, the flags for them and for everything
# else, and what each program is linked from.
fast-files:
	@echo '$(FAST)'
fast-flags:
	@printf '%s\n' $(call quoted,$(call flags_of,tests/benchmark.cpp))
quick-flags:
	@printf '%s\n' $(call quoted,$(call flags_of,chapters/chapter1.cpp))
needs:
	@$(foreach program,$(PROGRAMS),echo '$(program): $(call needs,$(program))';)

clean:
	rm -rf build output Testing benchmark $(CHAPTERS) $(EXERCISES)

.PHONY: help all test figures outputs gallery fast-files fast-flags quick-flags needs clean always
.SECONDARY:
MAKEFLAGS += --jobs=$(JOBS) --no-print-directory
.DEFAULT_GOAL := help
