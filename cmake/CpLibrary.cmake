# A folder is a library is a namespace: src/engine = cp::engine = cryptopulse::engine.

# cp_add_library(name SOURCES ... [DEPENDS ...] [PRIVATE_DEPENDS ...])
function(cp_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(cp_${name} STATIC ${ARG_SOURCES})
    add_library(cp::${name} ALIAS cp_${name})
    target_include_directories(cp_${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(cp_${name} PUBLIC ${ARG_DEPENDS} PRIVATE cp::flags ${ARG_PRIVATE_DEPENDS})
    cp_use_moc(cp_${name} ${ARG_DEPENDS} ${ARG_PRIVATE_DEPENDS})
    if(CP_PRECOMPILE)
        cp_use_header(cp_${name} ${ARG_DEPENDS} ${ARG_PRIVATE_DEPENDS})
    endif()
endfunction()

# Runs moc, and rcc where there are resources, on targets that use Qt only: the others must build without it.
function(cp_use_moc target)
    if("${ARGN}" MATCHES "Qt6::" OR "${ARGN}" MATCHES "cp::(market|files|storage|engine|api|remote|chart|look|plots|pages|gui)")
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON
            AUTOMOC_MOC_OPTIONS "${CMAKE_AUTOMOC_MOC_OPTIONS}")
    endif()
endfunction()

# cp_forbid(target regex ...): stops the configuration when a direct link of the target matches.
function(cp_forbid target)
    get_target_property(links ${target} LINK_LIBRARIES)
    foreach(link IN LISTS links)
        foreach(pattern IN LISTS ARGN)
            if(link MATCHES "${pattern}")
                message(FATAL_ERROR "${target} links ${link}: that arrow points the wrong way "
                                    "(docs/architecture.md). Forbidden here: ${pattern}")
            endif()
        endforeach()
    endforeach()
endfunction()

# cp_add_test(name SOURCES ... LIBS ... [TIMEOUT s]): a Qt Test program, run without a display.
function(cp_add_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE cp::flags ${ARG_LIBS} Qt6::Test)
    cp_use_header(${name} Qt6::Core ${ARG_LIBS})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON
        AUTOMOC_MOC_OPTIONS "${CMAKE_AUTOMOC_MOC_OPTIONS}")
    target_compile_definitions(${name} PRIVATE CP_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND ${name})
    set(leaks "print_suppressions=0:suppressions=${PROJECT_SOURCE_DIR}/cmake/leaks.supp")
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=;LSAN_OPTIONS=${leaks}")
endfunction()

# cp_add_gtest(name SOURCES ... LIBS ...): a GoogleTest program, for the parts without Qt.
function(cp_add_gtest name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE cp::flags ${ARG_LIBS} GTest::gtest GTest::gtest_main)
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE CP_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endfunction()
