#include "engine/modelstore.h"

#include "engine/seriesfile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace cryptopulse::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestCard = 1 << 20; // a card is some 2 KiB; what is larger is not one

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

} // namespace

core::Result<std::optional<ModelCard>> ModelStore::load(const core::SeriesKey& series) const
{
    QFile file(path(series));
    if (!file.exists())
        return std::optional<ModelCard>();
    const std::string name = file.fileName().toStdString();
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::Storage, "the model file " + name + " cannot be read");
    if (file.size() > kLargestCard)
        return core::failure(core::ErrorKind::DamagedModel,
                             "the model file " + name + " is too large to be a model");
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
    if (!json.isObject())
        return core::failure(core::ErrorKind::DamagedModel, "the model file " + name + " is not JSON");
    auto card = ModelCard::fromJson(json.object());
    if (!card)
        return core::failure(core::ErrorKind::DamagedModel, card.error().detail + ": " + name);
    if (card->series != series)
        return core::failure(core::ErrorKind::DamagedModel,
                             "the model file " + name + " is of another series");
    return std::optional<ModelCard>(*std::move(card));
}

core::Result<void> ModelStore::save(const ModelCard& card) const
{
    QDir().mkpath(m_folder);
    QSaveFile file(path(card.series));
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    // Flushed before it takes the old one's place: commit() alone does not notice that the disk is full.
    const QByteArray bytes = QJsonDocument(card.toJson()).toJson(QJsonDocument::Indented);
    if (file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return unwritable(file);
    return {};
}

QString ModelStore::path(const core::SeriesKey& series) const
{
    return QDir(m_folder).filePath(u"seed-%1.json"_s.arg(seriesFileName(series)));
}

} // namespace cryptopulse::engine
