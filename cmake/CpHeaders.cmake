# What nearly every file includes is parsed once: by all tests, and with CP_PRECOMPILE by the libraries too. The dev
# preset compiles the product without it: there a missing include must show.
# Not <QTest>: it reads a macro that names each test's folder.

function(cp_make_header name)
    cmake_parse_arguments(ARG "" "" "LIBS;HEADERS" ${ARGN})
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/${name}.cpp" CONTENT "int main() { return 0; }\n")
    add_executable(${name} "${CMAKE_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PRIVATE cp::flags ${ARG_LIBS})
    target_precompile_headers(${name} PRIVATE
        <algorithm> <array> <chrono> <functional> <memory> <optional> <ranges> <string> <vector> <tl/expected.hpp>
        <QFuture> <QJsonArray> <QJsonDocument> <QJsonObject> <QMetaType> <QTemporaryDir> <QTimer> <QUrl> ${ARG_HEADERS})
endfunction()

# One header for what has no window, one for what has: a target must be compiled with every macro its header was.
if(CP_QT AND (CP_TESTS OR CP_PRECOMPILE))
    cp_make_header(cp_qt_header LIBS Qt6::Core)
    cp_make_header(cp_widgets_header LIBS Qt6::Widgets HEADERS
        <QAction> <QApplication> <QComboBox> <QDialog> <QFormLayout> <QLabel> <QLineEdit> <QMainWindow> <QMenu>
        <QPainter> <QPushButton> <QSettings> <QTableView> <QToolButton> <QVBoxLayout>)
endif()

# cp_use_header(target what-it-links ...): targets without Qt have none.
function(cp_use_header target)
    if("${ARGN}" MATCHES "Qt6::Widgets|cp::(chart|look|plots|pages|gui|window)")
        target_precompile_headers(${target} REUSE_FROM cp_widgets_header)
    elseif("${ARGN}" MATCHES "Qt6::")
        target_precompile_headers(${target} REUSE_FROM cp_qt_header)
    endif()
endfunction()
