#pragma once

#include "core/result.h"
#include "engine/engine.h"
#include "remote/http.h"
#include "remote/remoteoptions.h"

#include <QJsonObject>
#include <string>

namespace cryptopulse::remote {

/// What the calls of the REST API look like from here: verbs, addresses and bodies. Pure.
class Requests final
{
public:
    /// @p base is where the server's root is: http or https, with or without a path and a final slash.
    Requests(const QUrl& base, const RemoteOptions& options);

    /// InvalidArgument when @p base and @p options cannot be used, saying why.
    [[nodiscard]] static core::Result<void> check(const QUrl& base, const RemoteOptions& options);

    /// The base for people: without user, password, query and final slash.
    [[nodiscard]] static std::string addressText(const QUrl& base);

    [[nodiscard]] HttpRequest status() const;
    [[nodiscard]] HttpRequest model() const;
    /// The newest @p n samples.
    [[nodiscard]] HttpRequest last(int n) const;
    /// At most @p most samples with from <= time < to, the oldest of them.
    [[nodiscard]] HttpRequest range(core::UtcTime from, core::UtcTime to, int most) const;

    [[nodiscard]] HttpRequest evaluation() const;
    [[nodiscard]] HttpRequest backtest() const;
    [[nodiscard]] HttpRequest leakLab() const;

    /// What is missing of the series; of the list, only the first gap.
    [[nodiscard]] HttpRequest gaps() const;

    /// The newest @p n live forecasts of the model, or of the adaptive one.
    [[nodiscard]] HttpRequest scorecard(int n, bool adaptive = false) const;

    [[nodiscard]] HttpRequest ingest() const;
    [[nodiscard]] HttpRequest train(core::StepChoice step) const;
    /// @p csv: time,price, at most 1 MiB.
    [[nodiscard]] HttpRequest importPrices(const QByteArray& csv) const;
    /// @p mode: "list", "search", "update".
    [[nodiscard]] HttpRequest assets(const QString& typed, const QString& mode) const;
    [[nodiscard]] HttpRequest setSeries(const QString& asset, const QString& currency) const;
    [[nodiscard]] HttpRequest backup() const;
    [[nodiscard]] HttpRequest backUp() const;
    [[nodiscard]] HttpRequest checked() const;
    [[nodiscard]] HttpRequest check() const;
    [[nodiscard]] HttpRequest compaction() const;
    [[nodiscard]] HttpRequest compact(const engine::CompactRequest& request) const;
    [[nodiscard]] HttpRequest evaluate(const engine::EvaluateRequest& request) const;
    [[nodiscard]] HttpRequest backtest(const engine::BacktestRequest& request) const;
    [[nodiscard]] HttpRequest leakLab(core::StepChoice step) const;
    [[nodiscard]] HttpRequest backfill(const engine::BackfillRequest& request) const;
    [[nodiscard]] HttpRequest collect(const engine::CollectRequest& request) const;
    [[nodiscard]] HttpRequest cancelJob(const std::string& id) const;
    [[nodiscard]] HttpRequest setCollection(bool on, std::chrono::seconds interval) const;

private:
    /// @p path is percent-encoded already and has no leading slash.
    [[nodiscard]] QUrl url(const QString& path, const QString& query = {}) const;
    [[nodiscard]] HttpRequest get(const QUrl& url) const;
    [[nodiscard]] HttpRequest bulk(const QString& path) const;
    [[nodiscard]] HttpRequest work(const QString& path, const QJsonObject& body) const;

    QUrl m_base; // path ends with a slash
    RemoteOptions m_options;
};

} // namespace cryptopulse::remote
