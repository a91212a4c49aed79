#include "remote/refresh.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cryptopulse::remote {

Refresh::Refresh(const Requests& requests, Fetcher& fetcher, const RemoteOptions& options, Handler done)
    : m_requests(requests)
    , m_fetcher(fetcher)
    , m_done(std::move(done))
    , m_mirror(options.initialSamples, options.pageSamples)
{
}

void Refresh::start()
{
    m_running = true;
    m_fetcher.send(m_requests.status(), [this](const core::Result<HttpAnswer>& answer) { onStatus(answer); });
}

void Refresh::onStatus(const core::Result<HttpAnswer>& answer)
{
    auto status = answer.and_then(readStatus);
    if (!status)
        return end(core::failure(status.error()));
    m_status = *std::move(status);
    if (const auto need = m_mirror.begin(m_status))
        fetchSamples(*need);
    else
        fetchModel();
}

void Refresh::fetchSamples(const SampleNeed& need)
{
    const HttpRequest request =
        need.newest ? m_requests.last(need.most) : m_requests.range(need.from, need.to, need.most);
    m_fetcher.send(request, [this](const core::Result<HttpAnswer>& got) { onSamples(got); });
}

void Refresh::onSamples(const core::Result<HttpAnswer>& answer)
{
    const auto rows = answer.and_then(readRows);
    if (!rows)
        return end(core::failure(rows.error()));
    const auto need = m_mirror.take(*rows);
    if (!need)
        return end(core::failure(need.error()));
    if (*need)
        fetchSamples(**need);
    else
        fetchModel();
}

void Refresh::fetchModel()
{
    if (m_status.modelId == m_modelId && m_status.adaptiveMark == m_adaptiveMark)
        return fetchForecasts();
    if (m_status.modelId.empty() && m_status.adaptiveMark.isEmpty()) {
        m_modelId.clear();
        m_adaptiveMark.clear();
        m_model = {};
        return fetchForecasts();
    }
    m_fetcher.send(m_requests.model(), [this](const core::Result<HttpAnswer>& answer) { onModel(answer); });
}

void Refresh::onModel(const core::Result<HttpAnswer>& answer)
{
    auto model = answer.and_then(readModel);
    if (!model)
        return end(core::failure(model.error()));
    // Remembered by the id that the status told, even when it cannot be read: asking again would not mend it.
    m_modelId = m_status.modelId;
    m_adaptiveMark = m_status.adaptiveMark;
    m_model = *std::move(model);
    fetchForecasts();
}

void Refresh::fetchForecasts()
{
    bringForecasts(m_forecasts, m_status.scorecardMark, false, &Refresh::fetchAdaptiveForecasts);
}

void Refresh::fetchAdaptiveForecasts()
{
    bringForecasts(m_adaptiveForecasts, m_status.adaptiveScorecardMark, true, &Refresh::fetchEvaluation);
}

void Refresh::bringForecasts(Record& record, const QString& mark, bool adaptive, void (Refresh::*next)())
{
    if (mark == record.mark)
        return (this->*next)();
    if (mark.isEmpty()) {
        record = {};
        return (this->*next)();
    }
    // All of them once; then those that may have changed.
    constexpr int kMost = 5'000;
    constexpr int kChanging = 100;
    m_fetcher.send(m_requests.scorecard(record.forecasts->empty() ? kMost : kChanging, adaptive),
                   [this, &record, mark, next](const core::Result<HttpAnswer>& answer) {
                       const auto card = answer.and_then(readScorecard);
                       if (!card)
                           return end(core::failure(card.error()));
                       record.add(card->forecasts);
                       record.score = card->score;
                       record.mark = mark;
                       (this->*next)();
                   });
}

void Refresh::Record::add(const std::vector<core::LiveForecast>& newest)
{
    auto known = *forecasts;
    if (!newest.empty())
        std::erase_if(known, [first = newest.front().asOf](const auto& one) { return one.asOf >= first; });
    std::ranges::copy(newest, std::back_inserter(known));
    forecasts = std::make_shared<const std::vector<core::LiveForecast>>(std::move(known));
}

template <typename Ptr>
void Refresh::bring(Kept<Ptr>& kept, const QString& mark, const HttpRequest& request,
                    core::Result<Ptr> (*read)(const HttpAnswer&), void (Refresh::*next)())
{
    if (mark == kept.mark)
        return (this->*next)();
    if (mark.isEmpty()) {
        kept = {};
        return (this->*next)();
    }
    m_fetcher.send(request, [this, &kept, mark, read, next](const core::Result<HttpAnswer>& answer) {
        if (!answer)
            return end(core::failure(answer.error()));
        // What cannot be read is none, and is not asked for again unless that may mend it.
        const bool mayMend = answer->status == 429 || answer->status >= 500;
        kept = {mayMend ? QString() : mark, read(*answer).value_or(nullptr)};
        (this->*next)();
    });
}

void Refresh::fetchEvaluation()
{
    bring(m_evaluation, m_status.evaluationMark, m_requests.evaluation(), readEvaluation,
          &Refresh::fetchBacktest);
}

void Refresh::fetchBacktest()
{
    bring(m_backtest, m_status.backtestMark, m_requests.backtest(), readBacktest, &Refresh::fetchLeakLab);
}

void Refresh::fetchLeakLab()
{
    bring(m_leakLab, m_status.leakLabMark, m_requests.leakLab(), readLeakLab, &Refresh::fetchBackup);
}

void Refresh::fetchBackup()
{
    bring(m_backup, m_status.backupMark, m_requests.backup(), readBackup, &Refresh::fetchCheck);
}

void Refresh::fetchCheck()
{
    bring(m_check, m_status.checkMark, m_requests.checked(), readCheck, &Refresh::fetchCompaction);
}

void Refresh::fetchCompaction()
{
    bring(m_compaction, m_status.compactionMark, m_requests.compaction(), readCompaction,
          &Refresh::fetchAsked);
}

void Refresh::fetchAsked()
{
    bring(m_asked, m_status.askedMark, m_requests.gaps(), readAsked, &Refresh::succeed);
}

void Refresh::succeed()
{
    engine::Snapshot snapshot = std::exchange(m_status, {}).snapshot;
    snapshot.samples = m_mirror.samples();
    snapshot.model = m_model.card;
    snapshot.forecasts = m_forecasts.forecasts;
    snapshot.adaptiveForecasts = m_adaptiveForecasts.forecasts;
    snapshot.liveScore = m_forecasts.score;
    snapshot.adaptiveLiveScore = m_adaptiveForecasts.score;
    snapshot.adaptive = m_model.adaptive;
    snapshot.evaluation = m_evaluation.newest;
    snapshot.backtest = m_backtest.newest;
    snapshot.leakLab = m_leakLab.newest;
    snapshot.backup = m_backup.newest;
    snapshot.check = m_check.newest;
    snapshot.compaction = m_compaction.newest;
    snapshot.asked = m_asked.newest;
    if (m_model.trouble)
        snapshot.modelTrouble = m_model.trouble;
    end(std::move(snapshot));
}

void Refresh::end(core::Result<engine::Snapshot> result)
{
    m_running = false;
    m_done(std::move(result));
}

} // namespace cryptopulse::remote
