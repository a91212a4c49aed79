#include "app/diagnostics.h"
#include "app/logbook.h"
#include "app/logging.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTest, "cryptopulse.test")

QList<QJsonObject> lines(const QString& path)
{
    QList<QJsonObject> read;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return read;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            read.append(QJsonDocument::fromJson(line).object());
    }
    return read;
}

app::Configuration configured(const QTemporaryDir& home, QStringList options)
{
    QCommandLineParser parser;
    app::Configuration::declare(parser, app::globalOptions());
    options.prepend(u"program"_s);
    options << u"--home"_s << home.path();
    parser.parse(options);
    return app::Configuration(parser);
}

} // namespace

/// Where messages go.
class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotPrintedIsInTheFile()
    {
        const QTemporaryDir folder;
        app::LogFile file(folder.filePath(u"a.log"_s));
        QTest::ignoreMessage(QtWarningMsg, "a warning"); // which reaches the handler before
        {
            const app::Logging logging({.file = &file});
            qCDebug(lcTest, "for nobody");
            qCInfo(lcTest, "for the file only");
            qCWarning(lcTest, "a warning");
        }
        QTest::ignoreMessage(QtWarningMsg, "after its end");
        qCWarning(lcTest, "after its end");
        const auto read = lines(file.path());
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[0][u"message"].toString(), u"for the file only"_s);
        QCOMPARE(read[0][u"level"].toString(), u"info"_s);
        QCOMPARE(read[1][u"message"].toString(), u"a warning"_s);
    }

    void aFileThatCannotBeWrittenStopsNobody()
    {
        app::LogFile file(u"/dev/full"_s);
        app::Logbook book;
        const app::Logging logging({.book = &book, .file = &file});
        for (int i = 0; i < 3; ++i)
            qCInfo(lcTest, "a line");
        QCOMPARE(book.linesAfter(0).size(), 3U); // none of them about the file: that is not Qt's business
    }

    /// Qt hands what is logged meanwhile to its own handler, on standard error: that must not wait for itself.
    void whoeverHearsOfALineMayLog()
    {
        const QTemporaryDir folder;
        app::LogFile file(folder.filePath(u"a.log"_s));
        app::Logbook book;
        int heard = 0;
        connect(&book, &app::Logbook::grew, &book, [&heard] {
            ++heard;
            qCInfo(lcTest, "heard of it");
        });
        const app::Logging logging({.book = &book, .file = &file});
        qCInfo(lcTest, "first");
        QCOMPARE(heard, 1);
        QCOMPARE(lines(file.path()).size(), 1);
    }

    void theChoiceOfAPlace()
    {
        const QTemporaryDir home;
        const auto file = [&home](const QStringList& options, bool isOnByDefault) {
            const auto choice = app::logChoice(configured(home, options), u"prog"_s, isOnByDefault);
            return choice ? choice->file : u"refused"_s;
        };
        const QString usual = home.filePath(u"logs/prog.log"_s);
        QCOMPARE(file({}, true), usual);
        QCOMPARE(file({}, false), QString());
        QCOMPARE(file({u"--log-file"_s, u"on"_s}, false), usual);
        QCOMPARE(file({u"--log-file"_s, u"off"_s}, true), QString());
        QCOMPARE(file({u"--log-file"_s, u"/x/y.log"_s}, false), u"/x/y.log"_s);
        qputenv("CRYPTOPULSE_LOG_FILE", "off");
        QCOMPARE(file({}, true), QString());
        QCOMPARE(file({u"--log-file"_s, u"on"_s}, true), usual); // the option comes first
        qunsetenv("CRYPTOPULSE_LOG_FILE");
    }

    void theChoiceOfAFormat()
    {
        const QTemporaryDir home;
        const auto format = [&home](const QStringList& options) {
            return app::logChoice(configured(home, options), u"prog"_s, false);
        };
        QCOMPARE(format({})->format, app::LogFormat::Text);
        QCOMPARE(format({u"--log-format"_s, u"json"_s})->format, app::LogFormat::Json);
        const auto refused = format({u"--log-format"_s, u"xml"_s});
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("--log-format") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
