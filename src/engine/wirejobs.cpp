#include "engine/wireparts.h"

#include <QRegularExpression>

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;

QJsonObject toJson(const JobStatus& job)
{
    return {{u"id"_s, text(job.id)},
            {u"kind"_s, text(jobKindName(job.kind))},
            {u"state"_s, text(jobStateName(job.state))},
            {u"done"_s, qint64(job.done)},
            {u"total"_s, qint64(job.total)},
            {u"ok"_s, qint64(job.ok)},
            {u"repeated"_s, qint64(job.repeated)},
            {u"failed"_s, qint64(job.failed)},
            {u"started"_s, text(job.started)},
            {u"ended"_s, optionalTime(job.ended)},
            {u"elapsed_s"_s, seconds(job.elapsed)},
            {u"remaining_s"_s, optionalSeconds(job.remaining)},
            {u"error"_s, optionalError(job.error)}};
}

core::Result<JobStatus> jobFromJson(const QJsonObject& json)
{
    const auto kind = jobKindFromName(json[u"kind"].toString().toStdString());
    const auto state = jobStateFromName(json[u"state"].toString().toStdString());
    const auto started = timeFrom(json[u"started"]);
    if (!kind || !state || !started || json[u"id"].toString().isEmpty())
        return badReply("job");
    return JobStatus{.id = json[u"id"].toString().toStdString(),
                     .kind = *kind,
                     .state = *state,
                     .done = countFrom(json[u"done"]),
                     .total = countFrom(json[u"total"]),
                     .ok = countFrom(json[u"ok"]),
                     .repeated = countFrom(json[u"repeated"]),
                     .failed = countFrom(json[u"failed"]),
                     .started = *started,
                     .ended = timeFrom(json[u"ended"]),
                     .elapsed = secondsFrom(json[u"elapsed_s"]).value_or(milliseconds(0)),
                     .remaining = secondsFrom(json[u"remaining_s"]),
                     .error = optionalErrorFrom(json[u"error"])};
}

namespace {

/// In one sentence, as it was before there was a list.
QString firstBadText(const ImportSummary& summary)
{
    const core::BadLine& first = summary.firstBad.front();
    return u"line %1: %2"_s.arg(first.line).arg(text(first.reason));
}

std::vector<core::BadLine> badLinesFrom(const QJsonObject& json)
{
    std::vector<core::BadLine> lines;
    for (const QJsonValue value : json[u"bad"].toArray()) {
        if (lines.size() < core::kReportedLines)
            lines.push_back({countFrom(value[u"line"]), value[u"reason"].toString().toStdString()});
    }
    // A server that has no list yet: "line 3: no time: x".
    static const QRegularExpression one(u"^line (\\d+): (.*)$"_s);
    if (const auto found = one.match(json[u"first_bad"].toString()); lines.empty() && found.hasMatch())
        lines.push_back({found.captured(1).toULongLong(), found.captured(2).toStdString()});
    return lines;
}

} // namespace

QJsonObject toJson(const ImportSummary& summary)
{
    QJsonArray bad;
    for (const core::BadLine& line : summary.firstBad)
        bad.append(QJsonObject{{u"line"_s, qint64(line.line)}, {u"reason"_s, text(line.reason)}});
    return {{u"status"_s, u"ok"_s},
            {u"lines"_s, qint64(summary.lines)},
            {u"added"_s, qint64(summary.added)},
            {u"repeats"_s, qint64(summary.repeats)},
            {u"conflicts"_s, qint64(summary.conflicts)},
            {u"duplicates"_s, qint64(summary.duplicates)},
            {u"differing"_s, qint64(summary.differing)},
            {u"bad_lines"_s, qint64(summary.badLines)},
            {u"first_bad"_s, bad.isEmpty() ? QJsonValue() : QJsonValue(firstBadText(summary))},
            {u"bad"_s, bad},
            {u"without_trade"_s, qint64(summary.withoutTrade)},
            {u"format"_s, text(summary.format)},
            {u"venue"_s, summary.venue.empty() ? QJsonValue() : QJsonValue(text(summary.venue))},
            {u"note"_s, summary.note.empty() ? QJsonValue() : QJsonValue(text(summary.note))}};
}

core::Result<ImportSummary> importSummaryFromJson(const QJsonObject& json)
{
    if (json[u"status"].toString() != u"ok" || !json[u"added"].isDouble())
        return badReply("import");
    return ImportSummary{.lines = countFrom(json[u"lines"]),
                         .added = countFrom(json[u"added"]),
                         .repeats = countFrom(json[u"repeats"]),
                         .conflicts = countFrom(json[u"conflicts"]),
                         .duplicates = countFrom(json[u"duplicates"]),
                         .differing = countFrom(json[u"differing"]),
                         .badLines = countFrom(json[u"bad_lines"]),
                         .firstBad = badLinesFrom(json),
                         .withoutTrade = countFrom(json[u"without_trade"]),
                         .format = json[u"format"].toString().toStdString(),
                         .venue = json[u"venue"].toString().toStdString(),
                         .note = json[u"note"].toString().toStdString()};
}

} // namespace cryptopulse::engine::wire
