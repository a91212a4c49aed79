#include "system/process.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

/// evaluate, backtest, leaklab and predict --model adaptive, as a person or a script meets them.
class TestJudgingCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString file = m_home.filePath(u"in.csv"_s);
        QVERIFY(writePrices(file, 3'000));
        QCOMPARE(cli({u"import"_s, file}).exitCode, 0);
    }

    void theSamePricesGiveTheSameBytes()
    {
        const QString page = m_home.filePath(u"page.html"_s);
        const QStringList command{u"evaluate"_s, u"--model"_s, u"seed"_s, u"--report"_s, page};
        const Finished first = cli(command);
        QVERIFY2(first.exitCode == 0, first.err.constData());
        const QByteArray firstPage = contents(page);
        const Finished second = cli(command);
        QCOMPARE(second.out, first.out);
        QCOMPARE(contents(page), firstPage);
        QVERIFY(firstPage.startsWith("<!DOCTYPE html>") && !firstPage.contains("<script"));
        const QJsonObject json = first.object();
        QVERIFY(!json.contains(u"made"_s));
        QCOMPARE(json[u"status"].toString(), u"ok"_s);
        QCOMPARE(json[u"model"].toString(), u"seed"_s);
        QCOMPARE(json[u"step"].toString(), u"1m"_s);
        QVERIFY(json[u"n_scored"].toInt() > 2'000);
        QVERIFY(json[u"folds"].toArray().size() >= 5);
        QCOMPARE(json[u"beside"].toArray().size(), 1);
        QVERIFY(!json[u"verdict"].toString().isEmpty());
    }

    void theAdaptiveModelIsTheStandard()
    {
        const Finished judged = cli({u"evaluate"_s, u"--controls"_s});
        QVERIFY2(judged.exitCode == 0, judged.err.constData());
        QCOMPARE(judged.object()[u"model"].toString(), u"adaptive"_s);
        const QJsonValue controls = judged.object()[u"controls"];
        QVERIFY(controls[u"shuffled"][u"n_scored"].toInt() > 2'000);
        QVERIFY(controls[u"look_ahead"][u"first_difference"].isNull());
        QVERIFY(controls[u"sound"].isBool());
        QCOMPARE(judged.object()[u"beside"].toArray().size(), 2);
    }

    void peopleAreToldInWords()
    {
        const Finished judged =
            run(program(), {u"--home"_s, m_home.path(), u"evaluate"_s, u"--model"_s, u"coin"_s},
                cleanEnvironment());
        QCOMPARE(judged.exitCode, 0);
        QVERIFY2(judged.out.startsWith("No edge over a coin was shown"), judged.out.constData());
        QVERIFY(judged.out.contains("skill against a coin"));
    }

    void aThresholdIsTried()
    {
        const QStringList command{
            u"backtest"_s, u"--model"_s,       u"seed"_s, u"--threshold"_s, u"0.52"_s,          u"--fee-bp"_s,
            u"1"_s,        u"--slippage-bp"_s, u"0.5"_s,  u"--short"_s,     u"--random-runs"_s, u"20"_s};
        const Finished tried = cli(command);
        QVERIFY2(tried.exitCode == 0, tried.err.constData());
        const QJsonObject json = tried.object();
        QCOMPARE(json[u"threshold"].toDouble(), 0.52);
        QCOMPARE(json[u"round_trip_bp"].toDouble(), 3.0);
        QVERIFY(json[u"curve"].toArray().size() > 100);
        QCOMPARE(json[u"band"][u"runs"].toInt(), 20);
        QCOMPARE(cli(command).out, tried.out);
    }

    void theLeakIsShown()
    {
        const Finished shown = cli({u"leaklab"_s});
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        QCOMPARE(shown.object()[u"learners"].toArray().size(), 2);
    }

    void theAdaptiveModelForecasts()
    {
        const Finished forecast = cli({u"predict"_s, u"--model"_s, u"adaptive"_s});
        QVERIFY2(forecast.exitCode == 0, forecast.err.constData());
        QVERIFY(forecast.object()[u"proba_up_next_5"].isDouble());
        QVERIFY(forecast.object()[u"model_id"].toString().startsWith(u"adaptive"_s));
        QCOMPARE(cli({u"predict"_s}).exitCode, 3); // nothing was trained
    }

    void aForecastSaysWhatWouldPay()
    {
        const QStringList command{u"predict"_s, u"--model"_s, u"adaptive"_s};
        const QJsonObject standard = cli(command).object();
        QCOMPARE(standard[u"cost_bp"].toDouble(), 24.0);
        const double move = standard[u"mean_abs_move_bp"].toDouble();
        QVERIFY(move > 0.0);
        QVERIFY(qFuzzyCompare(standard[u"break_even_accuracy"].toDouble(), 0.5 + 12.0 / move));
        const QStringList costly = command + QStringList{u"--fee-bp"_s, u"900"_s, u"--slippage-bp"_s, u"0"_s};
        QCOMPARE(cli(costly).object()[u"cost_bp"].toDouble(), 1800.0);
        const Finished told =
            run(program(), QStringList{u"--home"_s, m_home.path()} + costly, cleanEnvironment());
        QVERIFY2(told.out.contains("No accuracy would pay for costs of 1800.0 bp"), told.out.constData());
        const Finished refused = cli(command + QStringList{u"--fee-bp"_s, u"1001"_s});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("--fee-bp must be a number"), refused.err.constData());
    }

    void theScorecardOfNobody()
    {
        // Imported prices make no live forecasts.
        const Finished card = cli({u"scorecard"_s, u"--model"_s, u"adaptive"_s});
        QVERIFY2(card.exitCode == 0, card.err.constData());
        QCOMPARE(card.object()[u"status"].toString(), u"ok"_s);
        QCOMPARE(card.object()[u"given"].toInt(-1), 0);
        QVERIFY(card.object()[u"accuracy"].isNull());
        const Finished told =
            run(program(), {u"--home"_s, m_home.path(), u"scorecard"_s}, cleanEnvironment());
        QVERIFY2(told.out.startsWith("No forecast has been given live yet"), told.out.constData());
    }

    void exitCodesSayWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const QString& text, const QByteArray& named) {
            QTest::newRow(qPrintable(text)) << text.split(u' ') << named;
        };
        row(u"evaluate --model oracle"_s, "--model must be one of");
        row(u"evaluate --step 2m"_s, "--step must be one of");
        row(u"evaluate --window open"_s, "--window must be one of");
        row(u"evaluate --rolling-days many"_s, "--rolling-days must be a whole number");
        row(u"evaluate --from yesterday"_s, "--from must be a time");
        row(u"evaluate --from 2026-02-01 --to 2026-01-01"_s, "--to must not be before");
        row(u"evaluate --report /no/such/folder/page.html"_s, "cannot be written");
        row(u"backtest --threshold 0.4"_s, "--threshold must be a number");
        row(u"backtest --fee-bp x"_s, "--fee-bp must be a number");
        row(u"leaklab --step 7"_s, "--step must be one of");
        row(u"scorecard --model oracle"_s, "--model must be seed or adaptive");
        row(u"predict --model oracle"_s, "--model must be seed or adaptive");
    }
    void exitCodesSayWhatIsWrong()
    {
        QFETCH(QStringList, command);
        QFETCH(QByteArray, named);
        const Finished refused = cli(command);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains(named), refused.err.constData());
        QCOMPARE(refused.object()[u"status"].toString(), u"invalid_argument"_s);
    }

    void tooFewPricesAreSaidSo()
    {
        const QTemporaryDir home;
        for (const char* command : {"evaluate", "backtest", "leaklab", "predict"}) {
            QStringList arguments{u"--home"_s, home.path(), u"--json"_s, QString::fromLatin1(command)};
            if (command == std::string_view("predict"))
                arguments += {u"--model"_s, u"adaptive"_s};
            const Finished refused = run(program(), arguments, cleanEnvironment());
            QCOMPARE(refused.exitCode, 3);
            QCOMPARE(refused.object()[u"status"].toString(), u"not_enough_data"_s);
        }
    }

private:
    static QString program() { return QStringLiteral(CP_CLI); }

    [[nodiscard]] Finished cli(const QStringList& arguments) const
    {
        return run(program(), QStringList{u"--home"_s, m_home.path(), u"--json"_s} + arguments,
                   cleanEnvironment());
    }

    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestJudgingCommands)
#include "tst_judgingcommands.moc"
