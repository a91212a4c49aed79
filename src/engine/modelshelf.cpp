#include "engine/modelshelf.h"

#include "engine/seriesfile.h"
#include "engine/wire.h"
#include "storage/modeltable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargest = 16 << 20; // a state has some 400 KiB, a card 2

QString nameOf(Learned kind)
{
    return kind == Learned::Seed ? u"seed"_s : u"adaptive"_s;
}

tl::unexpected<core::Error> unwritable(const QSaveFile& file)
{
    core::ErrorKind kind = core::ErrorKind::Storage;
    if (file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError)
        kind = core::ErrorKind::StorageReadOnly;
    else if (file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError)
        kind = core::ErrorKind::StorageFull;
    const QString text = u"the model could not be saved to %1: %2"_s.arg(file.fileName(), file.errorString());
    return core::failure(kind, text.toStdString());
}

class FileShelf final : public ModelShelf
{
public:
    explicit FileShelf(const QString& folder)
        : m_folder(folder)
    {
    }

    [[nodiscard]] core::Result<std::optional<QByteArray>> read(const core::SeriesKey& series,
                                                               Learned kind) const override
    {
        QFile file(place(series, kind));
        if (!file.exists())
            return std::optional<QByteArray>();
        const std::string name = file.fileName().toStdString();
        if (!file.open(QIODevice::ReadOnly))
            return core::failure(core::ErrorKind::Storage, "the model file " + name + " cannot be read");
        if (file.size() > kLargest)
            return core::failure(core::ErrorKind::DamagedModel,
                                 "the model file " + name + " is too large to be a model");
        return std::optional(file.readAll());
    }

    [[nodiscard]] core::Result<void> write(const core::SeriesKey& series, Learned kind,
                                           const QByteArray& bytes) override
    {
        QDir().mkpath(m_folder);
        QSaveFile file(place(series, kind));
        if (!file.open(QIODevice::WriteOnly))
            return unwritable(file);
        // Flushed before it takes the old one's place: commit() alone does not notice that the disk is full.
        if (file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
            return unwritable(file);
        return {};
    }

    [[nodiscard]] QString place(const core::SeriesKey& series, Learned kind) const override
    {
        return QDir(m_folder).filePath(u"%1-%2.%3"_s.arg(nameOf(kind), seriesFileName(series),
                                                         kind == Learned::Seed ? u"json"_s : u"state"_s));
    }

private:
    QString m_folder;
};

class TableShelf final : public ModelShelf
{
public:
    explicit TableShelf(std::function<storage::Database*()> database)
        : m_database(std::move(database))
    {
    }

    [[nodiscard]] core::Result<std::optional<QByteArray>> read(const core::SeriesKey& series,
                                                               Learned kind) const override
    {
        storage::Database* const database = m_database();
        return database ? storage::ModelTable(*database).load(series, nameOf(kind)) : notOpen();
    }

    [[nodiscard]] core::Result<void> write(const core::SeriesKey& series, Learned kind,
                                           const QByteArray& bytes) override
    {
        storage::Database* const database = m_database();
        if (!database)
            return notOpen();
        return storage::ModelTable(*database).save(series, nameOf(kind), bytes);
    }

    [[nodiscard]] QString place(const core::SeriesKey& series, Learned kind) const override
    {
        return u"%1 of %2"_s.arg(nameOf(kind), wire::text(core::toText(series)));
    }

private:
    static tl::unexpected<core::Error> notOpen()
    {
        return core::failure(core::ErrorKind::StorageBusy, "the database of the models is not open");
    }

    std::function<storage::Database*()> m_database;
};

} // namespace

std::shared_ptr<ModelShelf> fileShelf(const QString& folder)
{
    return std::make_shared<FileShelf>(folder);
}

std::shared_ptr<ModelShelf> tableShelf(std::function<storage::Database*()> database)
{
    return std::make_shared<TableShelf>(std::move(database));
}

} // namespace cryptopulse::engine
