#pragma once

#include "core/result.h"
#include "core/sample.h"

#include <QByteArray>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

namespace cryptopulse::storage {
class Database;
}

namespace cryptopulse::engine {

/// What is learned of a series.
enum class Learned {
    Seed,    ///< the card of the model that was trained, as JSON
    Adaptive ///< the state of the adaptive model
};

/// Where what was learned is kept, the newest of each kind. Lives in the engine's thread.
class ModelShelf
{
public:
    virtual ~ModelShelf() = default;
    ModelShelf(const ModelShelf&) = delete;
    ModelShelf& operator=(const ModelShelf&) = delete;

    /// Empty when there is none. Errors: DamagedModel (too large to be one), Storage….
    [[nodiscard]] virtual core::Result<std::optional<QByteArray>> read(const core::SeriesKey& series,
                                                                       Learned kind) const = 0;

    /// In the place of the one before, as a whole: whoever is interrupted leaves the old one. Errors:
    /// Storage….
    [[nodiscard]] virtual core::Result<void> write(const core::SeriesKey& series, Learned kind,
                                                   const QByteArray& bytes) = 0;

    /// Where that is, for people.
    [[nodiscard]] virtual QString place(const core::SeriesKey& series, Learned kind) const = 0;

protected:
    ModelShelf() = default;
};

/// A file for each in a folder, which is made with the first.
[[nodiscard]] std::shared_ptr<ModelShelf> fileShelf(const QString& folder);

/// Rows in the database of a server, which all who share it have. @p database answers null while it is not
/// open: StorageBusy.
[[nodiscard]] std::shared_ptr<ModelShelf> tableShelf(std::function<storage::Database*()> database);

} // namespace cryptopulse::engine
