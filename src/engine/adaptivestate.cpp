#include "engine/adaptivestate.h"

#include "engine/priorfile.h"

#include <QDataStream>
#include <QIODevice>
#include <QLoggingCategory>

namespace cryptopulse::engine {

namespace {

Q_LOGGING_CATEGORY(lcAdaptive, "cryptopulse.adaptive", QtInfoMsg)

constexpr quint32 kMagic = 0x43504144; // "CPAD"
constexpr quint32 kVersion = 1;
constexpr quint32 kMostHistory = 10'000;

void write(QDataStream& out, const std::vector<WeightsAt>& history)
{
    out << quint32(history.size());
    for (const WeightsAt& at : history) {
        out << qint64(core::toEpochMs(at.time)) << quint32(at.weights.size());
        for (const double weight : at.weights)
            out << weight;
    }
}

bool read(QDataStream& in, std::vector<WeightsAt>& history)
{
    quint32 count = 0;
    in >> count;
    if (count > kMostHistory)
        return false;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        qint64 time = 0;
        quint32 weights = 0;
        in >> time >> weights;
        if (weights != forecast::experts().size())
            return false;
        WeightsAt& at = history.emplace_back();
        at.time = core::fromEpochMs(time);
        at.weights.resize(weights);
        for (double& weight : at.weights)
            in >> weight;
    }
    return in.status() == QDataStream::Ok;
}

} // namespace

void saveAdaptiveState(ModelShelf& shelf, const core::SeriesKey& series, const AdaptiveState& state)
{
    QByteArray saved;
    QDataStream out(&saved, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    const std::string bytes = state.model.saved();
    out << kMagic << kVersion << QByteArray::fromStdString(state.step.name()) << quint64(state.seen)
        << qint64(core::toEpochMs(state.seenEnd));
    write(out, state.history);
    out << QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    if (const auto kept = shelf.write(series, Learned::Adaptive, saved); !kept)
        qCWarning(lcAdaptive, "what the adaptive model has learned could not be saved: %s",
                  kept.error().detail.c_str());
}

std::optional<AdaptiveState> loadAdaptiveState(const ModelShelf& shelf, const core::SeriesKey& series)
{
    const auto saved = shelf.read(series, Learned::Adaptive);
    if (!saved || !*saved)
        return std::nullopt;
    QDataStream in(**saved);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 magic = 0;
    quint32 version = 0;
    QByteArray stepName;
    quint64 seen = 0;
    qint64 seenEnd = 0;
    QByteArray bytes;
    std::vector<WeightsAt> history;
    in >> magic >> version;
    if (magic != kMagic || version != kVersion)
        return std::nullopt;
    in >> stepName >> seen >> seenEnd;
    if (!read(in, history))
        return std::nullopt;
    in >> bytes;
    const auto step = core::Step::fromName(stepName.toStdString());
    auto model =
        forecast::AdaptiveModel::restored({bytes.constData(), std::size_t(bytes.size())}, usablePrior());
    if (in.status() != QDataStream::Ok || !step || !model) {
        qCInfo(lcAdaptive, "the saved adaptive model is not used: %s",
               model ? "it is not whole" : model.error().detail.c_str());
        return std::nullopt;
    }
    return AdaptiveState{*std::move(model), *step, std::size_t(seen), core::fromEpochMs(seenEnd),
                         std::move(history)};
}

} // namespace cryptopulse::engine
