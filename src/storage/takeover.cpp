#include "storage/takeover.h"

#include "files/seedfile.h"
#include "storage/samplestore.h"
#include "storage/setaside.h"

#include <QFile>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

QString beginningOf(const QString& path)
{
    return path + u".new"_s;
}

void removeBeginning(const QString& path)
{
    for (const QString& part : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(beginningOf(path) + part);
}

/// The new database, complete and closed: a single file.
core::Result<SampleStore::Added> build(const QString& path, const core::Clock& clock,
                                       const files::PriceFile& prices)
{
    removeBeginning(path); // of an earlier try
    const auto database = Database::open(beginningOf(path), clock);
    if (!database)
        return core::failure(database.error());
    SampleStore store(**database);
    return store.addAll(core::SeriesKey{}, prices.samples);
}

core::Result<files::PriceFile> readAll(const QString& path, const core::Clock& clock)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(ErrorKind::Storage, path.toStdString() + " cannot be read");
    auto prices = files::readSeed(file, clock.now());
    // Not one price: there is nothing to lose, the file is kept all the same.
    if (!prices && prices.error().detail.starts_with("the file holds not one price"))
        return files::PriceFile{};
    if (!prices && prices.error().kind == ErrorKind::InvalidArgument)
        return core::failure(ErrorKind::StorageDamaged, prices.error().detail);
    return prices;
}

} // namespace

core::Result<QString> takeOverSeed(const QString& path, const core::Clock& clock)
{
    const auto prices = readAll(path, clock);
    if (!prices)
        return core::failure(prices.error());
    const auto added = build(path, clock, *prices);
    if (!added) {
        removeBeginning(path);
        return core::failure(added.error());
    }
    const auto aside = moveAside(path, u"seed"_s, clock);
    if (!aside || !QFile::rename(beginningOf(path), path))
        return core::failure(ErrorKind::Storage,
                             (path + u" cannot be renamed; move it away"_s).toStdString());
    if (prices->samples.empty())
        return u"the database of the earlier Python system had not one price; it is kept as %1"_s.arg(*aside);
    QString told = u"the prices of the earlier Python system were taken in (%1 of %2 rows); its file is kept "
                   "as %3"_s.arg(added->added)
                       .arg(prices->report.lines)
                       .arg(*aside);
    if (prices->report.badLineCount > 0)
        told += u"; %1 rows could not be used"_s.arg(prices->report.badLineCount);
    return told;
}

void finishTakeOver(const QString& path)
{
    if (!QFile::exists(path) && QFile::exists(beginningOf(path)))
        QFile::rename(beginningOf(path), path);
}

} // namespace cryptopulse::storage
