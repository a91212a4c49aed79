#pragma once

#include "core/result.h"
#include "engine/modelcard.h"

#include <QString>
#include <optional>

namespace cryptopulse::engine {

/// The user's trained models: one readable JSON card per series in one folder.
class ModelStore
{
public:
    explicit ModelStore(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// The card of a series; empty when there is no file.
    /// Errors: DamagedModel (the file stays as it is), Storage (it cannot be read). Detail names the file.
    [[nodiscard]] core::Result<std::optional<ModelCard>> load(const core::SeriesKey& series) const;

    /// Replaces the card of its series as a whole: whoever is interrupted leaves the old one.
    /// Errors: StorageReadOnly, StorageFull, Storage.
    [[nodiscard]] core::Result<void> save(const ModelCard& card) const;

    /// <folder>/seed-bitcoin-usd-coingecko.json
    [[nodiscard]] QString path(const core::SeriesKey& series) const;

private:
    QString m_folder;
};

} // namespace cryptopulse::engine
