#pragma once

#include "gui/mainwindow.h"
#include "pages/page.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace cryptopulse::tests {

/// A window on an engine, a clock and settings that belong to the test.
struct WindowFixture {
    explicit WindowFixture(
        gui::WindowInfo info = {QStringLiteral("9.8.7"), QStringLiteral("http://127.0.0.1:8000"), {}, false})
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , window(std::make_unique<gui::MainWindow>(engine, clock, settings, std::move(info)))
    {
        window->show();
    }

    /// What is within a page belongs to that page: two of them may use the same names.
    template <typename T = QLabel>
    T* find(const QString& name) const
    {
        for (T* found : window->findChildren<T*>(name)) {
            if (!isWithinPage(*found))
                return found;
        }
        qFatal("no %s in the window", qPrintable(name));
    }
    static bool isWithinPage(const QObject& object)
    {
        for (const QObject* above = object.parent(); above; above = above->parent()) {
            if (qobject_cast<const pages::Page*>(above))
                return true;
        }
        return false;
    }
    [[nodiscard]] QString text(const QString& label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] bool shows(const QString& widget) const { return find<QWidget>(widget)->isVisible(); }
    void trigger(const QString& action) const { find<QAction>(action)->trigger(); }

    [[nodiscard]] engine::Snapshot prices(std::size_t count) const
    {
        return support::FakeEngine::withPrices(std::vector<double>(count, 26'123.45), clock.now());
    }
    [[nodiscard]] engine::Snapshot trained(double up = 0.527) const
    {
        engine::Snapshot snapshot = prices(419);
        snapshot.model = std::make_shared<const engine::ModelCard>(support::FakeEngine::card());
        snapshot.forecast = support::FakeEngine::forecast(up, clock.now(), 26'123.45);
        return snapshot;
    }

    QTemporaryDir folder;
    QSettings settings;
    support::FakeEngine engine;
    support::FakeClock clock;
    std::unique_ptr<gui::MainWindow> window; // goes first: it looks at all of the above
};

} // namespace cryptopulse::tests
