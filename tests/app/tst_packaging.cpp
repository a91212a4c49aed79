#include "app/cli/output.h"
#include "app/manual.h"
#include "app/optiontable.h"
#include "core/step.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended run(const QString& program, const QStringList& arguments, const QString& runtimeFolder = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!runtimeFolder.isEmpty())
        environment.insert(u"XDG_RUNTIME_DIR"_s, runtimeFolder);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString packaging(const QString& name)
{
    return QStringLiteral(CP_PACKAGING "/") + name;
}

/// How a manual reads: the words alone, hyphens as one types them.
QString words(QByteArray roff)
{
    roff.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
    return QString::fromUtf8(roff);
}

} // namespace

#define NEEDS_TOOL(program)                                                                                  \
    do {                                                                                                     \
        if (QStandardPaths::findExecutable(QStringLiteral(program)).isEmpty())                               \
            QSKIP("this machine does not have " program);                                                    \
    } while (false)

/// What a package installs beside the programs.
class TestPackaging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manualsAreCleanRoff_data()
    {
        QTest::addColumn<QByteArray>("roff");
        QTest::newRow("cryptopulse") << app::windowManual();
        QTest::newRow("cryptopulse-cli") << app::commandLineManual();
    }
    void manualsAreCleanRoff()
    {
        NEEDS_TOOL("groff");
        QFETCH(QByteArray, roff);
        QVERIFY(std::ranges::all_of(roff, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
        QVERIFY(!roff.contains("\\[u0080]")); // a byte of UTF-8 that was read as a letter
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"page.1"_s);
        QVERIFY(write(file, roff));
        const Ended ended = run(u"groff"_s, {u"-ww"_s, u"-man"_s, u"-Tutf8"_s, file});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out.size() > 2000);
    }

    void manIsContentWithThem()
    {
        NEEDS_TOOL("man");
        const QTemporaryDir folder;
        for (const QByteArray& roff : {app::windowManual(), app::commandLineManual()}) {
            const QString file = folder.filePath(u"page.1"_s);
            QVERIFY(write(file, roff));
            const Ended ended =
                run(u"man"_s, {u"--warnings"_s, u"-E"_s, u"UTF-8"_s, u"-l"_s, u"-Tutf8"_s, u"-Z"_s, file});
            QCOMPARE(ended.err, QByteArray());
            QCOMPARE(ended.code, 0);
        }
    }

    void everyCommandAndOptionIsInTheManual()
    {
        const QString cli = words(app::commandLineManual());
        const QString window = words(app::windowManual());
        for (const app::Option& option : app::globalOptions()) {
            QVERIFY2(cli.contains(u"\n--"_s + option.name), option.name.data());
            QVERIFY2(window.contains(u"\n--"_s + option.name), option.name.data());
        }
        for (const app::Option& option : app::windowOptions())
            QVERIFY2(window.contains(u"\n--"_s + option.name), option.name.data());
        for (const app::CommandInfo& command : app::commands()) {
            const qsizetype section = cli.indexOf(u".SS \""_s + command.name);
            QVERIFY2(section > 0, command.name.data());
            const QString text = cli.mid(section, cli.indexOf(u"\n.S"_s, section + 1) - section);
            for (const app::Option& option : app::commandOptions(QString(command.name)))
                QVERIFY2(text.contains(u"\n--"_s + option.name), option.name.data());
        }
    }

    void choicesAreThoseThatTheHelpNames()
    {
        QList<app::Option> options;
        for (const app::Option& option : app::globalOptions())
            options += option;
        for (const app::CommandInfo& command : app::commands()) {
            for (const app::Option& option : app::commandOptions(QString(command.name)))
                options += option;
        }
        int checked = 0;
        for (const app::Option& option : options) {
            const QStringList choices = QString(option.choices).split(u' ', Qt::SkipEmptyParts);
            for (const QString& choice : choices) {
                QVERIFY2(QString(option.help).contains(choice), qUtf8Printable(choice));
                if (option.name == "step"_L1 && choice != u"auto")
                    QVERIFY(core::Step::fromName(choice.toStdString()).has_value());
                ++checked;
            }
            if (!choices.isEmpty())
                QVERIFY2(choices.contains(option.fallback) || option.fallback.isEmpty(), option.name.data());
        }
        QVERIFY(checked > 20);
    }

    void exitCodesMeanWhatTheyAre()
    {
        QList<int> codes;
        for (const app::ExitMeaning& exit : app::exitMeanings())
            codes += exit.code;
        QCOMPARE(codes, QList<int>({app::Done, app::Usage, app::TooLittle, app::Upstream, app::StorageFailed,
                                    app::InUse, app::Interrupted}));
    }

    void completes_data()
    {
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<QByteArray>("expected");
        const QString cli = u"cryptopulse-cli"_s;
        QTest::newRow("a command") << QStringList{cli, u"tr"_s} << "train\n"_ba;
        QTest::newRow("its option") << QStringList{cli, u"train"_s, u"--st"_s} << "--step\n"_ba;
        QTest::newRow("an option's word")
            << QStringList{cli, u"train"_s, u"--step"_s, u"sa"_s} << "sample\n"_ba;
        QTest::newRow("behind =") << QStringList{cli, u"train"_s, u"--step"_s, u"="_s, u"15"_s} << "15m\n"_ba;
        QTest::newRow("right behind =")
            << QStringList{cli, u"predict"_s, u"--model"_s, u"="_s} << "seed\nadaptive\n"_ba;
        QTest::newRow("a global option") << QStringList{cli, u"--sou"_s} << "--source\n"_ba;
        QTest::newRow("the command after an option's value")
            << QStringList{cli, u"--source"_s, u"kraken"_s, u"--json"_s, u"leak"_s} << "leaklab\n"_ba;
        QTest::newRow("the value is not the command")
            << QStringList{cli, u"--home=x"_s, u"--coin"_s, u"train"_s, u"bac"_s}
            << "backfill\nbackup\nbacktest\n"_ba;
        QTest::newRow("models differ by command")
            << QStringList{cli, u"evaluate"_s, u"--model"_s, u"lo"_s} << "logistic\n"_ba;
        QTest::newRow("a file") << QStringList{cli, u"import"_s, u"pri"_s} << "prices of 2026.csv\n"_ba;
        QTest::newRow("a folder") << QStringList{cli, u"--home"_s, u"ho"_s} << "home\n"_ba;
        QTest::newRow("nothing to guess") << QStringList{cli, u"serve"_s, u"--port"_s, u""_s} << ""_ba;
        QTest::newRow("the window") << QStringList{u"cryptopulse"_s, u"--tok"_s} << "--token-file\n"_ba;
    }
    void completes()
    {
        NEEDS_TOOL("bash");
        QFETCH(QStringList, line);
        QFETCH(QByteArray, expected);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"home"_s));
        QVERIFY(write(folder.filePath(u"prices of 2026.csv"_s), "time,price\n"));
        QVERIFY(write(folder.filePath(u"completion"_s), app::bashCompletion()));
        const QString script =
            u"cd \"$0\" && . ./completion && COMP_WORDS=(\"$@\") && COMP_CWORD=$(($# - 1)) && $(complete -p "
            u"$1 | "
            "sed 's/.*-F \\([^ ]*\\) .*/\\1/') && ((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\""_s;
        const Ended ended = run(u"bash"_s, QStringList{u"-uc"_s, script, folder.path()} + line);
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.out, expected);
    }

    void desktopEntryIsValidAndTakesNoFileType()
    {
        const QByteArray entry = contents(packaging(u"desktop/cryptopulse.desktop"_s));
        QVERIFY(entry.contains("\nExec=cryptopulse\n"));
        QVERIFY(entry.contains("\nIcon=cryptopulse\n"));
        QVERIFY(!entry.contains("MimeType"));
        NEEDS_TOOL("desktop-file-validate");
        const Ended ended = run(u"desktop-file-validate"_s, {packaging(u"desktop/cryptopulse.desktop"_s)});
        QCOMPARE(ended.out + ended.err, QByteArray());
        QCOMPARE(ended.code, 0);
    }

    void metainfoIsValid()
    {
        NEEDS_TOOL("appstreamcli");
        const Ended ended =
            run(u"appstreamcli"_s, {u"validate"_s, u"--no-net"_s,
                                    packaging(u"desktop/example.cryptopulse.CryptoPulse.metainfo.xml"_s)});
        QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    }

    void serviceIsValid()
    {
        NEEDS_TOOL("systemd-analyze");
        const QTemporaryDir folder;
        // The program may not be installed here, nor its manual.
        QByteArray unit = contents(packaging(u"systemd/cryptopulse.service.in"_s));
        QVERIFY(unit.contains("ExecStart=@CP_BIN@/cryptopulse-cli serve\n"));
        unit.replace("@CP_BIN@/cryptopulse-cli", "/bin/true").replace("Documentation=", "# ");
        const QString file = folder.filePath(u"cryptopulse.service"_s);
        QVERIFY(write(file, unit));
        const Ended ended = run(u"systemd-analyze"_s, {u"--user"_s, u"verify"_s, file}, folder.path());
        QVERIFY2(ended.code == 0 && !ended.err.contains("cryptopulse.service:"), ended.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
