#include "app/window/translations.h"
#include "gui/importdialog.h"
#include "gui/importreportdialog.h"
#include "gui/windowfixture.h"
#include "support/emptylog.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHash>
#include <QMenuBar>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using tests::WindowFixture;

namespace {

QString textOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return box->currentText();
    return {};
}

/// Whether all of the text is seen at the size that the layout gave the widget.
bool fits(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget); label && label->wordWrap())
        return label->heightForWidth(label->width()) <= label->height();
    const QSize wanted = widget.sizeHint();
    return wanted.width() <= widget.width() && wanted.height() <= widget.height();
}

QStringList cutTexts(const QWidget& window)
{
    QStringList cut;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && !textOf(*widget).isEmpty() && !fits(*widget))
            cut += u"%1 \"%2\": %3x%4 of %5x%6"_s.arg(widget->objectName(), textOf(*widget).left(40))
                       .arg(widget->width())
                       .arg(widget->height())
                       .arg(widget->sizeHint().width())
                       .arg(widget->sizeHint().height());
    }
    return cut;
}

void checkFit(QWidget& window)
{
    window.ensurePolished();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const QStringList cut = cutTexts(window);
    QVERIFY2(cut.isEmpty(), qPrintable(window.objectName() + u": "_s + cut.join(u"; "_s)));
}

} // namespace

/// The window in each of its languages.
class TestLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_translations.use(u"en"_s); }

    void speaksTheLanguage()
    {
        m_translations.use(u"pt_BR"_s);
        const WindowFixture portuguese;
        QCOMPARE(portuguese.find<QAction>(u"collectAction"_s)->iconText(), u"Coletar agora"_s);
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), u"1.234,5"_s);
        m_translations.use(u"en"_s);
        const WindowFixture english;
        QCOMPARE(english.find<QAction>(u"collectAction"_s)->iconText(), u"Collect now"_s);
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), u"1,234.5"_s);
    }

    void anUnknownLanguageIsEnglish()
    {
        m_translations.use(u"eo"_s);
        const WindowFixture f;
        QCOMPARE(f.find<QAction>(u"collectAction"_s)->iconText(), u"Collect now"_s);
    }

    void noTwoKeysOfTheWindowClash_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("pt_BR") << u"pt_BR"_s;
    }
    /// Alt with a letter means one thing.
    void noTwoKeysOfTheWindowClash()
    {
        QFETCH(QString, language);
        m_translations.use(language);
        WindowFixture f;
        f.engine.show(f.trained());
        QTRY_VERIFY(f.shows(u"modelPanel"_s));
        QHash<QString, QString> owners;
        const auto take = [&owners](const QString& text) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (key.isEmpty())
                return;
            QVERIFY2(!owners.contains(key), qPrintable(key + u": "_s + owners.value(key) + u", "_s + text));
            owners.insert(key, text);
        };
        for (const QAction* menu : f.window->menuBar()->actions())
            take(menu->text());
        for (const QWidget* widget : f.window->findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            if (widget->isVisible() && !(label && !label->buddy()))
                take(textOf(*widget));
        }
        QVERIFY(owners.size() >= 5);
    }

    void qtsOwnTextsComeOnlyWithOurs()
    {
        const auto cancel = [] { return QCoreApplication::translate("QPlatformTheme", "Cancel"); };
        m_translations.use(u"pt_BR"_s);
        if (cancel() == u"Cancel"_s)
            QSKIP("Qt's translations are not installed");
        m_translations.use(u"de"_s); // we have none: a German word among English ones helps nobody
        QCOMPARE(cancel(), u"Cancel"_s);
    }

    void theNotesOfAnotherPlanFit_data() { noTwoKeysOfTheWindowClash_data(); }
    void theNotesOfAnotherPlanFit()
    {
        QFETCH(QString, language);
        m_translations.use(language);
        const WindowFixture f;
        gui::SettingsContext context;
        context.quotas = {core::CallQuota{"keyless", 5, std::nullopt}, core::CallQuota{"demo", 30, 10'000},
                          core::CallQuota{"pro", 250, 100'000}};
        gui::Settings settings;
        settings.dataFolder = u"/tmp"_s;
        f.window->setSettings(settings, context);
        f.trigger(u"settingsAction"_s);
        auto* dialog = f.find<QDialog>(u"settingsDialog"_s);
        QVERIFY(cutTexts(*dialog).isEmpty());
        f.find<QComboBox>(u"planBox"_s)->setCurrentIndex(1);
        QTRY_VERIFY2(cutTexts(*dialog).isEmpty(), qPrintable(cutTexts(*dialog).join(u"; "_s)));
    }

    void noNumberOfTheWorkIsCut_data() { noTwoKeysOfTheWindowClash_data(); }
    void noNumberOfTheWorkIsCut()
    {
        QFETCH(QString, language);
        m_translations.use(language);
        WindowFixture f;
        engine::Snapshot snapshot = f.prices(30);
        engine::JobStatus job;
        job.id = "collect-1";
        job.done = 12'345;
        job.total = 100'000;
        job.ok = 12'000;
        job.repeated = 300;
        job.failed = 45;
        job.elapsed = std::chrono::hours(205);
        job.remaining = std::chrono::hours(1600);
        snapshot.jobs = {job};
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"collectJob"_s));
        f.trigger(u"jobsAction"_s);
        const auto* tree = f.find<QDialog>(u"jobsDialog"_s)->findChild<QTreeWidget*>();
        const QAbstractItemView& view = *tree;
        for (int column = 0; column < tree->columnCount(); ++column)
            QTRY_VERIFY(tree->columnWidth(column) >= view.sizeHintForColumn(column));
    }

    void textsOfTheWindowFit_data() { languagesAndSizes(); }
    void textsOfTheWindowFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_translations.use(language);
        WindowFixture f;
        f.window->resize(size);
        checkFit(*f.window); // nothing collected yet
        f.engine.show(f.prices(30));
        QTRY_VERIFY(f.shows(u"chartPage"_s));
        checkFit(*f.window); // collecting
        f.engine.show(f.trained());
        QTRY_VERIFY(f.shows(u"modelPanel"_s));
        checkFit(*f.window);
    }

    void nothingOfTheBarsIsCutInTheSmallestWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("pt_BR") << u"pt_BR"_s;
    }
    void nothingOfTheBarsIsCutInTheSmallestWindow()
    {
        QFETCH(QString, language);
        m_translations.use(language);
        WindowFixture f;
        engine::Snapshot snapshot = f.trained();
        snapshot.feed.lastError = core::Error{core::ErrorKind::RateLimited, "slow down", {}};
        snapshot.feed.nextAttempt = f.clock.now() + std::chrono::seconds(899); // the longest text
        f.engine.show(snapshot);
        QTRY_VERIFY(f.shows(u"messageBar"_s));
        f.window->resize(f.window->minimumSize());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        for (const auto& name : {u"intervalBox"_s, u"feedLabel"_s, u"sourceLabel"_s}) {
            const auto* widget = f.find<QWidget>(name);
            const auto isInside = [&] {
                const QRect place(widget->mapTo(f.window.get(), QPoint(0, 0)), widget->size());
                return widget->isVisible() && f.window->rect().contains(place);
            };
            QTRY_VERIFY2(isInside(), qPrintable(name)); // the bar is laid out anew when a label gave way
            QVERIFY2(fits(*widget), qPrintable(name));
        }
        f.window->resize(1280, 800);
        QVERIFY(f.shows(u"rowsLabel"_s) && f.shows(u"apiLabel"_s)); // where there is room
    }

    void textsOfTheDialogsFit_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("dialog");
        for (const auto& language : {u"en"_s, u"pt_BR"_s}) {
            for (const auto& dialog :
                 {u"settings"_s, u"batch"_s, u"about"_s, u"log"_s, u"shortcuts"_s, u"jobs"_s})
                QTest::addRow("%s, %s", qPrintable(language), qPrintable(dialog)) << language << dialog;
        }
    }
    void textsOfTheDialogsFit()
    {
        QFETCH(QString, language);
        QFETCH(QString, dialog);
        m_translations.use(language);
        const WindowFixture f;
        const support::EmptyLog log;
        f.window->setLog(log);
        f.trigger(dialog + u"Action"_s);
        auto* shown = f.window->findChild<QDialog*>(dialog + u"Dialog"_s);
        QVERIFY(shown);
        auto* tabs = shown->findChild<QTabWidget*>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
            if (tabs)
                tabs->setCurrentIndex(page);
            checkFit(*shown);
        }
    }

    void textsOfAnImportFit_data() { noTwoKeysOfTheWindowClash_data(); }
    void textsOfAnImportFit()
    {
        QFETCH(QString, language);
        m_translations.use(language);
        const support::FakeClock clock;
        QTemporaryDir folder;
        QFile file(folder.filePath(u"dates.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("date,price\n01/02/2023,1\n02/02/2023,2\n") > 0);
        file.close();
        gui::ImportDialog dialog({}, clock);
        dialog.show();
        dialog.load(file.fileName());
        auto* trouble = dialog.findChild<QLabel*>(u"troubleLabel"_s);
        QTRY_VERIFY(!trouble->text().isEmpty()); // the longest of all
        checkFit(dialog);
        auto* formats = dialog.findChild<QComboBox*>(u"timeFormatBox"_s);
        formats->setCurrentIndex(formats->count() - 1);
        QTRY_VERIFY(trouble->isHidden());
        checkFit(dialog);
        engine::ImportSummary summary{.lines = 1'306'000, .added = 1'000'000, .badLines = 1'000};
        summary.firstBad = {{1'234'567, "no time: \"x\""}};
        summary.venue = "binance";
        gui::ImportReportDialog report(summary, {});
        report.show();
        checkFit(report);
    }

private:
    static void languagesAndSizes()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const auto& language : {u"en"_s, u"pt_BR"_s}) {
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                QTest::addRow("%s at %d", qPrintable(language), size.width()) << language << size;
        }
    }

    app::Translations m_translations;
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
