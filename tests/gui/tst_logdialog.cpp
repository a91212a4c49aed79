#include "gui/logdialog.h"
#include "gui/windowfixture.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::WindowFixture;

namespace {

/// A log whose lines a test writes.
class FakeLog final : public gui::LogSource
{
public:
    void note(gui::LogLevel level, const QString& text)
    {
        lines.push_back({lines.size() + 1, level, text});
        Q_EMIT grew();
    }
    [[nodiscard]] std::vector<gui::LogLine> linesAfter(std::uint64_t number) const override
    {
        return {lines.begin() + static_cast<std::ptrdiff_t>(number), lines.end()};
    }
    [[nodiscard]] QString file() const override { return path; }
    std::vector<gui::LogLine> lines;
    QString path;
};

} // namespace

/// Takes what would be shown by the desktop.
class UrlTaker final : public QObject
{
    Q_OBJECT

public:
    Q_INVOKABLE void take(const QUrl& url) { taken = url; }
    QUrl taken;
};

/// The log in the window.
class TestLogDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLogStaysOpenInAnotherWindow()
    {
        WindowFixture f;
        FakeLog log;
        log.note(gui::LogLevel::Warning, u"one line"_s);
        f.window->setLog(log);
        f.trigger(u"logAction"_s);
        f.find<QLineEdit>(u"searchEdit"_s)->setText(u"one"_s);
        gui::MainWindow again(f.engine, f.clock, f.settings, {u"9.8.7"_s, {}, {}, false});
        again.setLog(log);
        again.takeOver(*f.window);
        const auto* dialog = again.findChild<gui::LogDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit*>(u"searchEdit"_s)->text(), u"one"_s);
        QCOMPARE(dialog->shownText(), u"one line"_s);
    }

    void theLogIsLiveFilteredCopiedAndSaved()
    {
        FakeLog log;
        log.note(gui::LogLevel::Info, u"the API answers"_s);
        gui::LogDialog dialog(log);
        dialog.show();
        QCOMPARE(dialog.shownText(), u"the API answers"_s);
        log.note(gui::LogLevel::Warning, u"a request was refused"_s);
        QTRY_COMPARE(dialog.shownText(), u"the API answers\na request was refused"_s);
        dialog.findChild<QComboBox*>(u"levelBox"_s)->setCurrentIndex(2);
        QCOMPARE(dialog.shownText(), u"a request was refused"_s);
        dialog.findChild<QLineEdit*>(u"searchEdit"_s)->setText(u"API"_s);
        QCOMPARE(dialog.shownText(), QString());
        dialog.findChild<QComboBox*>(u"levelBox"_s)->setCurrentIndex(0);
        QCOMPARE(dialog.shownText(), u"the API answers"_s);
        dialog.findChild<QPushButton*>(u"copyButton"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"the API answers"_s);
        const QTemporaryDir folder;
        QVERIFY(dialog.saveTo(folder.filePath(u"a.log"_s)));
        QFile saved(folder.filePath(u"a.log"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), "the API answers\n");
        const auto refused = dialog.saveTo(u"/none/a.log"_s);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("/none/a.log") != std::string::npos);
    }

    void theLogSaysWhereItsFileIs()
    {
        FakeLog log;
        {
            const gui::LogDialog without(log);
            QVERIFY(without.findChild<QPushButton*>(u"folderButton"_s)->isHidden());
        }
        log.path = u"/home/me/logs/cryptopulse.log"_s;
        gui::LogDialog dialog(log);
        QVERIFY(dialog.findChild<QLabel*>(u"fileLabel"_s)->text().contains(log.path));
        UrlTaker folders;
        QDesktopServices::setUrlHandler(u"file"_s, &folders, "take");
        dialog.findChild<QPushButton*>(u"folderButton"_s)->click();
        QDesktopServices::unsetUrlHandler(u"file"_s);
        QCOMPARE(folders.taken, QUrl::fromLocalFile(u"/home/me/logs"_s));
    }

    void theLogOpensFromTheMenuOnceThereIsOne()
    {
        FakeLog log;
        WindowFixture f;
        QVERIFY(!f.find<QAction>(u"logAction"_s)->isEnabled());
        f.window->setLog(log);
        f.trigger(u"logAction"_s);
        QVERIFY(f.shows(u"logDialog"_s));
        f.window.reset(); // before the log
    }
};

QTEST_MAIN(TestLogDialog)
#include "tst_logdialog.moc"
