# Lets a bare `ctest` in the repository's root run the tests that `make test` built.
# Without this file it would find none there, and still exit with 0.
if(NOT EXISTS build/CTestTestfile.cmake)
  message(FATAL_ERROR "nothing has been built yet: run make test first")
endif()
subdirs("build")
