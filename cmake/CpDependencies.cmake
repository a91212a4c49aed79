find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(tl-expected REQUIRED)

if(CP_QT)
    # moc before Qt 6.5.3 stops at libstdc++'s <concepts>, <compare> and <ranges> ("Parse error at std").
    set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_VISIBILITY=")
    find_package(Qt6 6.4 REQUIRED COMPONENTS
        Core DBus Network Sql Concurrent HttpServer Gui Widgets Charts Svg LinguistTools)
    find_package(ZLIB REQUIRED) # price files may be packed
    find_package(Qt6Keychain REQUIRED) # its library is on the bus
    if(CP_TESTS)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
        if(Qt6_VERSION VERSION_GREATER_EQUAL 6.8) # whose QTRY_ macros turn a long into an int in our lines
            target_compile_options(Qt6::Test INTERFACE -Wno-conversion)
        endif()
    endif()
endif()

if(CP_TESTS)
    find_package(GTest REQUIRED)
endif()
if(CP_BENCH)
    find_package(benchmark REQUIRED)
endif()
