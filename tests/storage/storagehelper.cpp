/// A second program for the tests of storage: it writes until it is killed, holds the database, or works
/// where root's rights or the disk's room end. It answers in lines on standard output, each flushed when it
/// is true.
#include "storage/backup.h"
#include "storage/restoring.h"
#include "storage/samplestore.h"
#include "storage/transaction.h"
#include "storagetest.h"

#include <QCoreApplication>
#include <QDir>
#include <cstdio>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace cryptopulse;
using namespace cryptopulse::test;
using storage::Database;
using storage::SampleStore;

namespace {

constexpr uid_t kNobody = 65534;
constexpr qint64 kBatch = 5000;

void say(const QString& line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

QString kindOf(const core::Error& error)
{
    return QString::fromStdString(std::string(core::kindName(error.kind))) + u": "_s + detailOf(error);
}

int openAndTell(const QString& path, const core::Clock& clock)
{
    const auto opened = Database::open(path, clock);
    say(opened ? u"ok"_s : kindOf(opened.error()));
    return 0;
}

/// Adds for ever; says how many samples are committed.
int addForEver(const QString& path, const core::Clock& clock, bool inBatches)
{
    const auto opened = Database::open(path, clock);
    if (!opened)
        return 1;
    SampleStore store(**opened);
    for (qint64 done = 0;;) {
        const qint64 next = done + (inBatches ? kBatch : 1);
        const bool stored = inBatches ? store.addAll({}, minutes(done, next)).has_value()
                                      : store.add({}, minute(done)).has_value();
        if (!stored)
            return 1;
        done = next;
        say(QString::number(done));
    }
}

/// Holds the write lock, or with @p alone the whole database, until standard input ends.
int hold(const QString& path, bool alone)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(path);
    if (!database.open())
        return 1;
    QSqlQuery query(database);
    if (alone && !query.exec(u"PRAGMA locking_mode = EXCLUSIVE"_s))
        return 1;
    query.finish();
    if (!query.exec(alone ? u"BEGIN EXCLUSIVE"_s : u"BEGIN IMMEDIATE"_s))
        return 1;
    say(u"held"_s);
    while (std::getchar() != EOF) {
    }
    return 0;
}

/// Root may write anywhere: be someone who may not.
bool becomeNobody()
{
    return geteuid() != 0 || (setgid(kNobody) == 0 && setuid(kNobody) == 0);
}

/// A disk of @p size at @p folder, seen by this program alone and gone with it.
bool mountTinyDisk(const QByteArray& folder, const char* size)
{
    const QByteArray options = QByteArray("size=") + size;
    return unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("tiny", folder.constData(), "tmpfs", 0, options.constData()) == 0;
}

bool fill(const QString& path)
{
    QFile filler(path);
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    while (filler.write(QByteArray(1024, 'x')) > 0) {
    }
    return true;
}

/// Adds until the disk is full; says what came of it and whether every acknowledged sample is there.
int fillDisk(const QString& folder, const core::Clock& clock)
{
    if (!mountTinyDisk(folder.toLocal8Bit(), "640k"))
        return kCannotTry;
    const QString path = folder + u"/prices.db"_s;
    qint64 stored = 0;
    {
        const auto opened = Database::open(path, clock);
        if (!opened)
            return 1;
        SampleStore store(**opened);
        say(kindOf(store.addAll({}, minutes(0, 200'000)).error()));
        core::Result<storage::Stored> one = storage::Stored::New;
        for (; one && stored < 200'000; ++stored)
            one = store.add({}, minute(stored));
        say(one ? u"never full"_s : kindOf(one.error()));
        --stored; // the last one was refused
    }
    const auto again = Database::open(path, clock);
    if (!again)
        say(kindOf(again.error()));
    else
        say(u"%1 of %2"_s.arg(SampleStore(**again).count({}).value_or(0)).arg(stored));
    return 0;
}

/// Opens a database that is still to be made, then one that is there, each first without and then with room.
int openOnFullDisk(const QString& folder, const core::Clock& clock)
{
    if (!mountTinyDisk(folder.toLocal8Bit(), "256k"))
        return kCannotTry;
    const QString filler = folder + u"/filler"_s;
    for (int round = 0; round < 2; ++round) {
        if (!fill(filler))
            return 1;
        openAndTell(folder + u"/prices.db"_s, clock);
        QFile::remove(filler);
        openAndTell(folder + u"/prices.db"_s, clock);
    }
    return 0;
}

/// Backs up to, and restores onto, a disk that has no room for it.
int backUpToFullDisk(const QString& folder, const core::Clock& clock)
{
    const QString path = folder + u".db"_s;
    const QString backup = folder + u".backup"_s;
    const auto opened = Database::open(path, clock);
    if (!opened || !SampleStore(**opened).addAll({}, minutes(0, 50'000)) ||
        !storage::writeBackup(**opened, backup, true) || !QDir().mkpath(folder))
        return 1;
    if (!mountTinyDisk(folder.toLocal8Bit(), "512k"))
        return kCannotTry;
    const auto written = storage::writeBackup(**opened, folder + u"/backup.db"_s, false);
    say(written ? u"ok"_s : kindOf(written.error()));
    say(u"left: %1"_s.arg(QDir(folder).entryList(QDir::Files).size()));
    const auto restored = storage::restoreBackup(backup, folder + u"/prices.db"_s, clock);
    say(restored ? u"ok"_s : kindOf(restored.error()));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const QString& what = arguments[1];
    const QString& path = arguments[2];
    const support::FakeClock clock;
    if (what == u"open")
        return openAndTell(path, clock);
    if (what == u"open-as-nobody")
        return becomeNobody() ? openAndTell(path, clock) : kCannotTry;
    if (what == u"add" || what == u"add-all")
        return addForEver(path, clock, what == u"add-all");
    if (what == u"hold" || what == u"hold-alone")
        return hold(path, what == u"hold-alone");
    if (what == u"fill-disk")
        return fillDisk(path, clock);
    if (what == u"open-on-full-disk")
        return openOnFullDisk(path, clock);
    if (what == u"back-up-to-full-disk")
        return backUpToFullDisk(path, clock);
    return 2;
}
