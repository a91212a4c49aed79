option(CP_QT "Build what needs Qt; off: core, forecast and evaluation only" ON)
option(CP_TESTS "Build the tests" ON)
option(CP_BENCH "Build the benchmarks (Google Benchmark)" OFF)
option(CP_WERROR "Treat compiler warnings as errors" OFF)
option(CP_PRECOMPILE "Parse the common headers once for the libraries as well: quicker, but hides a missing include" OFF)
set(CP_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CP_CCACHE ccache)
if(CP_CCACHE)
    # Precompiled headers are part of what is hashed only when their macros and dates are let pass.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CP_CCACHE}")
endif()

# One place for what every translation unit of ours is compiled with.
add_library(cp_flags INTERFACE)
add_library(cp::flags ALIAS cp_flags)
target_compile_options(cp_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wnull-dereference
    # GCC 12 sees phantoms inside optionals inside expected, at -O2 only (gcc.gnu.org/PR80635).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${CP_WERROR}>:-Werror>)
target_compile_definitions(cp_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(CP_SANITIZE)
    add_compile_options(-fsanitize=${CP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${CP_SANITIZE})
endif()
