#include "engine/gapwire.h"

#include "core/gaps.h"
#include "engine/wireparts.h"

#include <QJsonArray>
#include <algorithm>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonValue stretchesJson(const AskedPtr& asked)
{
    if (!asked)
        return {};
    QJsonArray list;
    for (const core::TimeRange& stretch : *asked)
        list.append(QJsonObject{{u"from"_s, text(stretch.from)}, {u"to"_s, text(stretch.to)}});
    return list;
}

} // namespace

QString askedMark(const Snapshot& snapshot)
{
    if (!snapshot.asked)
        return {};
    // Stretches are only ever added, so their length tells whether there are other ones.
    return u"%1-%2-%3"_s.arg(text(core::toText(snapshot.series)))
        .arg(snapshot.asked->size())
        .arg(core::lengthOf(*snapshot.asked).count());
}

core::Result<AskedPtr> askedFromGaps(const QJsonObject& json)
{
    const QJsonValue told = json[u"asked_stretches"];
    if (!told.isArray())
        return AskedPtr();
    std::vector<core::TimeRange> stretches;
    for (const QJsonValue value : told.toArray()) {
        const auto from = timeFrom(value[u"from"]);
        const auto to = timeFrom(value[u"to"]);
        if (!from || !to)
            return badReply("asked_stretches");
        stretches.push_back({*from, *to});
    }
    return std::make_shared<const std::vector<core::TimeRange>>(core::merged(std::move(stretches)));
}

QJsonObject gapsJson(const Snapshot& snapshot, core::Step step, std::optional<core::UtcTime> from,
                     std::optional<core::UtcTime> to, std::size_t most)
{
    core::SeriesView samples = snapshot.samples;
    if (to)
        samples = samples.first(samples.lowerBound(*to));
    if (from)
        samples = samples.from(samples.lowerBound(*from));
    const core::Gaps gaps = core::gapsOf(samples, *step.interval(), most);
    QJsonArray list;
    for (const core::Gap& gap : gaps.list)
        list.append(QJsonObject{{u"from"_s, text(gap.range.from)},
                                {u"to"_s, text(gap.range.to)},
                                {u"missing"_s, qint64(gap.missing)},
                                {u"ends_run"_s, gap.missing > 1},
                                {u"asked"_s, snapshot.asked && core::isWithin(gap.range, *snapshot.asked)}});
    return {{u"status"_s, u"ok"_s},
            {u"series"_s, text(core::toText(snapshot.series))},
            {u"step"_s, text(step.name())},
            {u"interval_s"_s, qint64(step.interval()->count())},
            {u"from"_s, samples.empty() ? QJsonValue() : QJsonValue(text(samples.times().front()))},
            {u"to"_s, samples.empty() ? QJsonValue() : QJsonValue(text(samples.newestTime()))},
            {u"buckets"_s, qint64(gaps.buckets)},
            {u"missing"_s, qint64(gaps.missing)},
            {u"longest"_s, qint64(gaps.longest)},
            {u"count"_s, qint64(gaps.count)},
            {u"asked_stretches"_s, stretchesJson(snapshot.asked)},
            {u"gaps"_s, list}};
}

} // namespace cryptopulse::engine::wire
