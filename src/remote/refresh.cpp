#include "remote/refresh.h"

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
    if (m_status.modelId == m_modelId)
        return succeed();
    if (m_status.modelId.empty()) {
        m_modelId.clear();
        m_model = {};
        return succeed();
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
    m_model = *std::move(model);
    succeed();
}

void Refresh::succeed()
{
    engine::Snapshot snapshot = std::exchange(m_status, {}).snapshot;
    snapshot.samples = m_mirror.samples();
    snapshot.model = m_model.card;
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
