#include "engine/modelstore.h"

#include <QJsonDocument>

namespace cryptopulse::engine {

namespace {
constexpr qsizetype kLargestCard = 1 << 20; // a card is some 2 KiB; what is larger is not one
}

core::Result<std::optional<ModelCard>> ModelStore::load(const core::SeriesKey& series) const
{
    const auto read = m_shelf->read(series, Learned::Seed);
    if (!read)
        return core::failure(read.error());
    if (!*read)
        return std::optional<ModelCard>();
    const std::string name = path(series).toStdString();
    const QByteArray& bytes = **read;
    if (bytes.size() > kLargestCard)
        return core::failure(core::ErrorKind::DamagedModel,
                             "the model " + name + " is too large to be a model");
    const QJsonDocument json = QJsonDocument::fromJson(bytes);
    if (!json.isObject())
        return core::failure(core::ErrorKind::DamagedModel, "the model " + name + " is not JSON");
    auto card = ModelCard::fromJson(json.object());
    if (!card)
        return core::failure(core::ErrorKind::DamagedModel, card.error().detail + ": " + name);
    if (card->series != series)
        return core::failure(core::ErrorKind::DamagedModel, "the model " + name + " is of another series");
    return std::optional<ModelCard>(*std::move(card));
}

core::Result<void> ModelStore::save(const ModelCard& card) const
{
    return m_shelf->write(card.series, Learned::Seed,
                          QJsonDocument(card.toJson()).toJson(QJsonDocument::Indented));
}

} // namespace cryptopulse::engine
