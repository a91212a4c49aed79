#pragma once

#include "core/result.h"
#include "engine/modelcard.h"
#include "engine/modelshelf.h"

#include <QString>
#include <memory>
#include <optional>

namespace cryptopulse::engine {

/// The user's trained models: one readable JSON card per series.
class ModelStore
{
public:
    explicit ModelStore(std::shared_ptr<ModelShelf> shelf)
        : m_shelf(std::move(shelf))
    {
    }
    /// In the files of a folder.
    explicit ModelStore(const QString& folder)
        : ModelStore(fileShelf(folder))
    {
    }

    /// The card of a series; empty when there is none.
    /// Errors: DamagedModel (it stays as it is), Storage… (it cannot be read). Detail names the place.
    [[nodiscard]] core::Result<std::optional<ModelCard>> load(const core::SeriesKey& series) const;

    /// Replaces the card of its series as a whole: whoever is interrupted leaves the old one.
    /// Errors: StorageReadOnly, StorageFull, StorageBusy, Storage.
    [[nodiscard]] core::Result<void> save(const ModelCard& card) const;

    /// <folder>/seed-bitcoin-usd-coingecko.json
    [[nodiscard]] QString path(const core::SeriesKey& series) const
    {
        return m_shelf->place(series, Learned::Seed);
    }

private:
    std::shared_ptr<ModelShelf> m_shelf;
};

} // namespace cryptopulse::engine
