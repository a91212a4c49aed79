#include "engine/caretaker.h"
#include "engine/carewire.h"
#include "engine/home.h"
#include "storage/database.h"
#include "storage/samplestore.h"
#include "support/carereports.h"

#include <QDir>
#include <QFileInfo>

using namespace cryptopulse;
using namespace cryptopulse::engine_test;
using namespace std::chrono_literals;
using core::ErrorKind;
using support::resultOf;

namespace {

QString databaseOf(const Home& home)
{
    return home.folder.filePath(u"data/prices.db"_s);
}

/// @p count prices, ten seconds apart, long before the clock of @p home.
void storeOld(const Home& home, int count)
{
    const auto database = storage::Database::open(databaseOf(home), home.clock);
    QVERIFY(database);
    storage::SampleStore store(**database);
    std::vector<core::Sample> samples;
    for (int i = 0; i < count; ++i) {
        const core::UtcTime time =
            std::chrono::floor<std::chrono::minutes>(home.clock.now()) - 100 * 24h + i * 10s;
        samples.push_back({time, *core::Price::from(30'000 + i % 7), time});
    }
    QVERIFY(store.addAll(home.series, samples));
}

std::size_t samplesIn(const QString& file, const Home& home)
{
    const auto database = storage::Database::open(file, home.clock);
    const auto loaded = database ? storage::SampleStore(**database).load(home.series)
                                 : core::Result<core::Series>(core::failure(database.error()));
    return loaded ? loaded->view().size() : 0;
}

const engine::JobStatus* jobOf(const engine::Engine& engine, engine::JobKind kind)
{
    const auto& jobs = engine.snapshot()->jobs;
    const auto found = std::ranges::find(jobs.rbegin(), jobs.rend(), kind, &engine::JobStatus::kind);
    return found == jobs.rend() ? nullptr : &*found;
}

} // namespace

/// Backups, checks and rules for old prices, beside a running engine.
class TestCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBackupIsWholeAndTheEngineGoesOn()
    {
        Home home;
        const auto engine = home.start(5);
        ingestAll(*engine, 3);
        const QString file = home.folder.filePath(u"copy.db"_s);
        const auto made = resultOf(engine->backUp({.path = file}));
        QVERIFY2(made, made ? "" : made.error().detail.c_str());
        QCOMPARE((*made)->samples, std::uint64_t(3));
        QCOMPARE((*made)->file, file.toStdString());
        QCOMPARE(engine->snapshot()->backup, *made);
        const engine::JobStatus job = *jobOf(*engine, engine::JobKind::Backup);
        QCOMPARE(job.state, engine::JobState::Done);
        QCOMPARE(job.ok, std::uint64_t(3));
        QVERIFY(resultOf(engine->ingest()));
        QCOMPARE(samplesIn(file, home), std::size_t(3));
        QVERIFY(!QFileInfo::exists(file + u".part"_s));
    }

    void aBackupWithoutANameLiesBesideTheDatabase()
    {
        Home home;
        const auto engine = home.start(1);
        ingestAll(*engine, 1);
        const auto made = resultOf(engine->backUp({}));
        QVERIFY(made);
        const QFileInfo file(QString::fromStdString((*made)->file));
        QCOMPARE(file.absolutePath(), QFileInfo(databaseOf(home)).absoluteDir().filePath(u"backups"_s));
        QVERIFY(file.fileName().startsWith(u"prices-"_s));
        QCOMPARE(samplesIn(file.filePath(), home), std::size_t(1));
    }

    void whatIsThereIsReplacedOnlyWhereItMayBeAndNeverTheDatabase()
    {
        Home home;
        const auto engine = home.start(2);
        ingestAll(*engine, 2);
        const QString file = home.folder.filePath(u"copy.db"_s);
        QVERIFY(resultOf(engine->backUp({.path = file})));
        QCOMPARE(resultOf(engine->backUp({.path = file})).error().kind, ErrorKind::InvalidArgument);
        QCOMPARE(jobOf(*engine, engine::JobKind::Backup)->state, engine::JobState::Failed);
        QVERIFY(resultOf(engine->backUp({.path = file, .overwrite = true})));
        for (const QString& own : {databaseOf(home), databaseOf(home) + u"-wal"_s,
                                   home.folder.filePath(u"data/../data/prices.db"_s)}) {
            const auto refused = resultOf(engine->backUp({.path = own, .overwrite = true}));
            QVERIFY(!refused);
            QVERIFY(QString::fromStdString(refused.error().detail).contains(u"the database itself"_s));
        }
        QCOMPARE(samplesIn(databaseOf(home), home), std::size_t(2));
        const auto nowhere = resultOf(engine->backUp({.path = home.folder.filePath(u"no/such/copy.db"_s)}));
        QCOMPARE(nowhere.error().kind, ErrorKind::InvalidArgument);
    }

    void aCheckTellsWhatThereIs()
    {
        Home home;
        storeOld(home, 120);
        const auto engine = home.start(1);
        QVERIFY(resultOf(engine->ready()));
        const auto found = resultOf(engine->check());
        QVERIFY(found);
        QVERIFY((*found)->isWhole());
        QCOMPARE((*found)->series.size(), std::size_t(1));
        QCOMPARE((*found)->series.front().rows, std::uint64_t(120));
        QVERIFY((*found)->series.front().key == home.series);
        QVERIFY((*found)->bytes > 0);
        QCOMPARE(engine->snapshot()->check, *found);
        QCOMPARE(jobOf(*engine, engine::JobKind::Check)->ok, std::uint64_t(120));
    }

    void aCheckTellsWhatIsWrong()
    {
        Home home;
        storeOld(home, 12);
        {
            const auto database = storage::Database::open(databaseOf(home), home.clock);
            const core::UtcTime tomorrow = home.clock.now() + 24h;
            QVERIFY(storage::SampleStore(**database)
                        .addAll(home.series,
                                std::vector<core::Sample>{{tomorrow, *core::Price::from(1), tomorrow}}));
        }
        const auto engine = home.start(0);
        QVERIFY(resultOf(engine->ready()));
        const auto found = resultOf(engine->check());
        QVERIFY(found);
        QVERIFY(!(*found)->isWhole());
        QCOMPARE((*found)->series.front().future, std::uint64_t(1));
        QCOMPARE(jobOf(*engine, engine::JobKind::Check)->failed, std::uint64_t(1));
    }

    void nothingIsDeletedBeforeItIsAskedFor()
    {
        Home home;
        storeOld(home, 120); // twenty minutes, six prices in each
        const auto engine = home.start(1);
        QVERIFY(resultOf(engine->ready()));
        const core::RetentionRules rules{.minutesAfterDays = 30};
        const auto plan = resultOf(engine->compact({.rules = rules, .dryRun = true}));
        QVERIFY(plan);
        QCOMPARE((*plan)->planned(), std::uint64_t(100));
        QCOMPARE((*plan)->thinned, std::uint64_t(0));
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(120));
        const auto done = resultOf(engine->compact({.rules = rules}));
        QVERIFY(done);
        QCOMPARE((*done)->thinned, std::uint64_t(100));
        QCOMPARE((*done)->rules, rules);
        QCOMPARE(engine->snapshot()->compaction, *done);
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(20)); // the engine has noticed
        QCOMPARE(jobOf(*engine, engine::JobKind::Compact)->ok, std::uint64_t(100));
    }

    void impossibleRulesAreRefused()
    {
        Home home;
        const auto engine = home.start(1);
        ingestAll(*engine, 1);
        for (const core::RetentionRules& rules :
             {core::RetentionRules{}, core::RetentionRules{.keepYears = 0},
              core::RetentionRules{.minutesAfterDays = -3}, core::RetentionRules{.keepYears = 101}})
            QCOMPARE(resultOf(engine->compact({.rules = rules})).error().kind, ErrorKind::InvalidArgument);
        QCOMPARE(resultOf(engine->setDailyCompaction({.keepYears = 0})).error().kind,
                 ErrorKind::InvalidArgument);
        QVERIFY(!jobOf(*engine, engine::JobKind::Compact));
    }

    void whatIsNoFileIsNotCaredFor()
    {
        const support::FakeClock clock;
        engine::JobBook jobs(clock);
        engine::BackupWork backups(jobs, clock, [](engine::BackupPtr) {});
        engine::CheckWork checks(jobs, clock, [](engine::CheckPtr) {});
        std::vector<core::Error> errors;
        const auto keep = [&errors](const auto& answer) { errors.push_back(answer.error()); };
        backups.backUp({}, u"postgresql://ada@db.example/prices"_s, keep);
        checks.check(u"postgresql://ada@db.example/prices"_s, keep);
        checks.check(u"/no/such/prices.db"_s, keep);
        QCOMPARE(errors.size(), std::size_t(3));
        QCOMPARE(errors[0].kind, ErrorKind::InvalidArgument);
        QVERIFY(errors[0].detail.find("pg_dump") != std::string::npos);
        QCOMPARE(errors[1], errors[0]);
        QCOMPARE(errors[2].kind, ErrorKind::NotFound);
        QVERIFY(jobs.all().empty());
    }

    void theDailyRulesAreFollowedByThemselvesUntilTheyAreTakenBack()
    {
        Home home;
        storeOld(home, 120);
        engine::JobBook jobs(home.clock);
        int takenIn = 0;
        engine::CompactPtr kept;
        engine::CompactWork work(
            jobs, home.clock, [&kept](engine::CompactPtr made) { kept = std::move(made); },
            [&takenIn] { ++takenIn; });
        work.setDaily({.minutesAfterDays = 30}, databaseOf(home), 0ms);
        work.setDaily({}, databaseOf(home), 0ms);
        bool later = false;
        QTimer::singleShot(0, &work, [&later] { later = true; }); // after the timer that was stopped
        QTRY_VERIFY(later);
        QVERIFY(jobs.all().empty());
        work.setDaily({.minutesAfterDays = 30}, databaseOf(home), 0ms);
        QTRY_COMPARE(takenIn, 1);
        QVERIFY(kept && !kept->dryRun);
        QCOMPARE(kept->thinned, std::uint64_t(100));
        QCOMPARE(samplesIn(databaseOf(home), home), std::size_t(20));
    }

    void oneCompactionAtATime()
    {
        Home home;
        storeOld(home, 120);
        engine::JobBook jobs(home.clock);
        engine::CompactWork work(
            jobs, home.clock, [](engine::CompactPtr) {}, [] {});
        std::vector<core::Result<engine::CompactPtr>> answers;
        const auto keep = [&answers](const core::Result<engine::CompactPtr>& answer) {
            answers.push_back(answer);
        };
        work.compact({.rules = {.keepYears = 1}, .dryRun = true}, databaseOf(home), keep);
        work.compact({.rules = {.keepYears = 1}}, databaseOf(home), keep);
        QCOMPARE(answers.size(), std::size_t(1)); // the second one is refused at once
        QCOMPARE(answers.front().error().kind, ErrorKind::TooMany);
        QTRY_COMPARE(answers.size(), std::size_t(2));
        QVERIFY(answers.back());
    }

    void aCancelledCompactionSaysSo()
    {
        Home home;
        storeOld(home, 120);
        engine::JobBook jobs(home.clock);
        engine::CompactWork work(
            jobs, home.clock, [](engine::CompactPtr) {}, [] {});
        std::optional<core::Result<engine::CompactPtr>> answer;
        work.compact({.rules = {.minutesAfterDays = 30}}, databaseOf(home),
                     [&answer](const core::Result<engine::CompactPtr>& given) { answer = given; });
        const std::string id = jobs.all().front().id;
        QVERIFY(work.cancel(id));
        QTRY_VERIFY(answer);
        // Noticed in time, or too late: what is said is what was done.
        const engine::JobStatus job = *jobs.find(id);
        if (*answer) {
            QCOMPARE(job.state, engine::JobState::Done);
            QCOMPARE(samplesIn(databaseOf(home), home), std::size_t(20));
        } else {
            QCOMPARE(answer->error().kind, ErrorKind::Cancelled);
            QCOMPARE(job.state, engine::JobState::Cancelled);
        }
    }

    void reportsGoThroughJson()
    {
        namespace wire = engine::wire;
        QCOMPARE(*wire::backupFromJson(wire::toJson(support::someBackup())), support::someBackup());
        const auto check = wire::checkFromJson(wire::toJson(support::someCheck()));
        QVERIFY(check && *check == support::someCheck());
        const auto compaction = wire::compactFromJson(wire::toJson(support::someCompaction()));
        QVERIFY(compaction && *compaction == support::someCompaction());
        QCOMPARE(wire::backupFromJson({}).error().kind, ErrorKind::BadReply);
        QCOMPARE(wire::checkFromJson({}).error().kind, ErrorKind::BadReply);
        QCOMPARE(wire::compactFromJson({}).error().kind, ErrorKind::BadReply);
        QJsonObject odd = wire::toJson(support::someCheck());
        odd[u"series"] = QJsonArray{QJsonObject{{u"series"_s, u"bitcoin"_s}}};
        QVERIFY(!wire::checkFromJson(odd));
    }

    void rulesAreReadFromABody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("bad");
        QTest::newRow("none") << "{}"_ba << u"keep_years"_s;
        QTest::newRow("half a year") << R"({"keep_years":0.5})"_ba << u"keep_years"_s;
        QTest::newRow("too many") << R"({"keep_years":101})"_ba << u"keep_years"_s;
        QTest::newRow("words") << R"({"minutes_after_days":"ten"})"_ba << u"minutes_after_days"_s;
        QTest::newRow("dry") << R"({"keep_years":5,"dry_run":1})"_ba << u"dry_run"_s;
        QTest::newRow("good") << R"({"keep_years":5,"minutes_after_days":90,"dry_run":true})"_ba << QString();
    }
    void rulesAreReadFromABody()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, bad);
        const auto read = engine::wire::compactRequestFrom(QJsonDocument::fromJson(body).object());
        if (!bad.isEmpty()) {
            QVERIFY(!read);
            QCOMPARE(read.error().parameter, bad);
            return;
        }
        QVERIFY(read && read->dryRun);
        QCOMPARE(read->rules, (core::RetentionRules{.minutesAfterDays = 90, .keepYears = 5}));
        const auto again = engine::wire::compactRequestFrom(engine::wire::toJson(*read));
        QVERIFY(again && again->rules == read->rules && again->dryRun);
    }
};

QTEST_GUILESS_MAIN(TestCare)
#include "tst_care.moc"
