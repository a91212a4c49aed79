// Saves the pictures of the guide and of the README: cp-guide-pictures OUTDIR [LANGUAGE]. What is judged in
// them is computed by the program's own methods, on twelve days of a walk that knows nothing of its future.

#include "app/window/translations.h"
#include "engine/forecaster.h"
#include "gui/mainwindow.h"
#include "gui/scenes.h"
#include "pages/judged.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"
#include "support/picturecall.h"

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kDays = 12;
constexpr std::size_t kLiveForecasts = 2'000;
constexpr int kSmallestFile = 0; // QImage::save(): as small as PNG can

/// Windows of one size, each fed by hand.
class Studio
{
public:
    Studio(const tests::Scenes& scenes, QString folder)
        : m_folder(std::move(folder))
    {
        m_clock.set(scenes.now());
    }

    /// Saves the window as it shows @p snapshot, with the page of @p page in sight.
    [[nodiscard]] bool take(const QString& name, const engine::Snapshot& snapshot, const QString& page,
                            look::Choice theme = look::Choice::Light)
    {
        support::FakeEngine engine;
        engine.show(snapshot);
        QSettings settings(m_settings.filePath(name + u".ini"_s), QSettings::IniFormat);
        gui::MainWindow window(engine, m_clock, settings,
                               {u"0.1.0"_s, u"http://127.0.0.1:8000"_s, {}, false});
        window.setTheme(theme);
        window.resize(1280, 800);
        window.show();
        QCoreApplication::processEvents(); // a picture program, not a test: lays out and draws what is
                                           // pending
        window.findChild<QAction*>(page)->trigger();
        for (int i = 0; i < 3; ++i) // layouts within layouts
            QCoreApplication::processEvents();
        const QString file = u"%1/%2.png"_s.arg(m_folder, name);
        const bool saved =
            window.grab().toImage().convertToFormat(QImage::Format_RGB888).save(file, "PNG", kSmallestFile);
        if (!saved)
            qCritical("%s was not saved", qPrintable(file));
        return saved;
    }

private:
    QString m_folder;
    support::FakeClock m_clock;
    QTemporaryDir m_settings;
};

/// A forecast, its record, and all that was judged of the same prices.
engine::Snapshot judged(const tests::Scenes& scenes)
{
    engine::Snapshot snapshot = scenes.forecasting(kLiveForecasts);
    snapshot.adaptiveForecast->breakEven =
        engine::breakEvenNow(snapshot.samples, snapshot.step, snapshot.adaptiveForecast->horizonSteps, {});
    snapshot.evaluation = tests::evaluate(snapshot.samples, {}, scenes.now() - 3min);
    snapshot.backtest =
        tests::backtest(snapshot.samples, {.options = {.threshold = 0.51}}, scenes.now() - 2min);
    snapshot.leakLab = tests::leakLab(snapshot.samples, scenes.now() - 1min);
    return snapshot;
}

bool takeAll(const QString& folder)
{
    const tests::Scenes scenes(tests::minutes(kDays, core::fromEpochMs(1'700'000'000'000)));
    Studio studio(scenes, folder);
    const engine::Snapshot full = judged(scenes);
    const QString prices = u"pricesPageAction"_s;
    return studio.take(u"first-start"_s, scenes.empty(), prices) && studio.take(u"window"_s, full, prices) &&
           studio.take(u"window-dark"_s, full, prices, look::Choice::Dark) &&
           studio.take(u"model"_s, full, u"modelPageAction"_s) &&
           studio.take(u"scorecard"_s, full, u"scorecardPageAction"_s) &&
           studio.take(u"evaluation"_s, full, u"evaluationPageAction"_s) &&
           studio.take(u"backtest"_s, full, u"backtestPageAction"_s) &&
           studio.take(u"leaklab"_s, full, u"leakLabPageAction"_s);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setStyle(u"Fusion"_s);
    const auto [folder, language] = support::pictureCall(application, u"Saves the pictures of the guide."_s);
    app::Translations translations;
    translations.use(language);
    return takeAll(folder) ? 0 : 1;
}
