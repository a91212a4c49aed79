#pragma once

#include "engine/assetcatalogue.h"
#include "engine/engine.h"
#include "remote/scriptedserver.h"

#include <QMap>
#include <QMutex>
#include <QUrlQuery>
#include <vector>

namespace cryptopulse::remotetest {

/// What a scripted CryptoPulse server holds, and how it answers from that. Thread-safe.
class ServerState final
{
public:
    /// The script: answers by the faults set, else as the API does from the state.
    [[nodiscard]] Reaction answer(const Seen& seen);

    /// Changes the state: f(engine::Snapshot&).
    template <typename F>
    void change(F f)
    {
        const QMutexLocker lock(&m_mutex);
        f(m_snapshot);
    }
    void setAssets(const engine::AssetPage& assets)
    {
        const QMutexLocker lock(&m_mutex);
        m_assets = assets;
    }
    /// Adds a sample to the state's series.
    void append(core::UtcTime time, double price);
    /// Replaces all samples: @p count, one minute apart, the first at @p from.
    void fill(core::UtcTime from, int count, double price = 100.0);

    /// From now on, answers every call of "VERB /path" (without query) like this; any call for "*".
    void setFault(const QString& call, Reaction reaction);
    void clearFaults();

    /// The calls so far as "VERB /path?query", or only those that begin with @p prefix.
    [[nodiscard]] QStringList calls(const QString& prefix = {}) const;
    [[nodiscard]] std::vector<Seen> seen() const;

private:
    [[nodiscard]] Reaction read(const QString& path, const QString& query) const;
    [[nodiscard]] Reaction scorecard(const QUrlQuery& query) const;
    [[nodiscard]] Reaction command(const Seen& seen, const QString& path);
    [[nodiscard]] Reaction begin(engine::JobKind kind, std::uint64_t total);

    mutable QMutex m_mutex; // protects everything below
    engine::Snapshot m_snapshot;
    engine::AssetPage m_assets;
    core::Series m_series;
    QMap<QString, Reaction> m_faults;
    std::vector<Seen> m_seen;
};

/// JSON with a status.
[[nodiscard]] Reaction jsonReaction(const QJsonObject& json, int status = 200);

} // namespace cryptopulse::remotetest
