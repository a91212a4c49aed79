#include "forecast/adaptive.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

namespace cryptopulse::forecast {

namespace {

constexpr std::string_view kMagic = "CryptoPulse adaptive 2\n";

/// FNV-1a, 64 bits: notices a file that was cut or overwritten, not one that was forged.
std::uint64_t checksum(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3U;
    }
    return hash;
}

/// Numbers as they lie in memory; little-endian machines only, as all that this is built for are.
static_assert(std::endian::native == std::endian::little);

class Writer
{
public:
    void number(std::uint64_t value) { raw(&value, sizeof value); }
    void number(double value) { raw(&value, sizeof value); }
    void text(std::string_view value)
    {
        number(std::uint64_t(value.size()));
        m_bytes += value;
    }
    void column(std::span<const double> values)
    {
        number(std::uint64_t(values.size()));
        raw(values.data(), values.size_bytes());
    }
    void time(const std::optional<core::UtcTime>& value)
    {
        number(std::uint64_t(value ? 1 : 0));
        number(static_cast<std::uint64_t>(value ? core::toEpochMs(*value) : 0));
    }
    [[nodiscard]] std::string finish() &&
    {
        number(checksum(m_bytes));
        return std::move(m_bytes);
    }

private:
    void raw(const void* data, std::size_t size) { m_bytes.append(static_cast<const char*>(data), size); }
    std::string m_bytes{kMagic};
};

/// Reads what Writer wrote. After the first thing that is not there, or not finite, everything else is 0, and
/// ok() false.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] std::uint64_t count()
    {
        std::uint64_t value = 0;
        raw(&value, sizeof value);
        return value;
    }
    [[nodiscard]] double number()
    {
        double value = 0.0;
        raw(&value, sizeof value);
        m_ok = m_ok && std::isfinite(value);
        return value;
    }
    [[nodiscard]] std::string text()
    {
        const std::uint64_t size = count();
        std::string value(size <= m_rest.size() ? size : 0, '\0');
        m_ok = m_ok && size <= m_rest.size();
        raw(value.data(), value.size());
        return value;
    }
    [[nodiscard]] std::vector<double> column()
    {
        const std::uint64_t size = count();
        m_ok = m_ok && size <= m_rest.size() / sizeof(double);
        std::vector<double> values(m_ok ? size : 0);
        raw(values.data(), values.size() * sizeof(double));
        m_ok = m_ok && std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
        return values;
    }
    /// A column that must have so many numbers.
    [[nodiscard]] std::vector<double> column(std::size_t size)
    {
        std::vector<double> values = column();
        m_ok = m_ok && values.size() == size;
        values.resize(size);
        return values;
    }
    [[nodiscard]] std::optional<core::UtcTime> time()
    {
        const bool there = count() != 0;
        const auto milliseconds = static_cast<std::int64_t>(count());
        return there ? std::optional(core::fromEpochMs(milliseconds)) : std::nullopt;
    }
    void refuse() { m_ok = false; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    void raw(void* data, std::size_t size)
    {
        if (size > m_rest.size())
            m_ok = false;
        if (!m_ok || size == 0)
            return;
        std::memcpy(data, m_rest.data(), size);
        m_rest.remove_prefix(size);
    }
    std::string_view m_rest;
    bool m_ok = true;
};

core::Result<AdaptiveModel> damaged(const char* what)
{
    return core::failure(core::ErrorKind::DamagedModel,
                         std::string("the saved state of the adaptive model ") + what);
}

void writeSeed(Writer& writer, const std::optional<SeedModel>& seed)
{
    writer.number(std::uint64_t(seed ? 1 : 0));
    const SeedModel model = seed.value_or(SeedModel{});
    for (const auto* column : {&model.mean, &model.scale, &model.coef})
        writer.column(*column);
    writer.number(model.intercept);
}

std::optional<SeedModel> readSeed(Reader& reader)
{
    const bool there = reader.count() != 0;
    SeedModel model;
    for (auto* column : {&model.mean, &model.scale, &model.coef})
        std::ranges::copy(reader.column(kFeatures), column->begin());
    model.intercept = reader.number();
    return there ? std::optional(model) : std::nullopt;
}

} // namespace

std::string AdaptiveModel::saved() const
{
    Writer writer;
    writer.text(kStationaryVersion);
    writer.text(m_prior ? m_prior->id : "");
    writer.column(m_centre);
    writer.column(m_prior ? m_prior->trees.leaves() : std::span<const double>());
    for (const FixedShare& mixture : m_mixtures) {
        writer.column(mixture.weights());
        writer.number(std::uint64_t(mixture.learnings()));
    }
    for (const QuadraticSum& sum : m_remembered)
        writer.column(sum.numbers());
    writer.column(m_today.numbers());
    for (const auto& theta : m_learned)
        writer.column(theta);
    writer.column(m_newRows);
    writer.column(std::vector<double>(m_newRose.begin(), m_newRose.end()));
    writer.column(m_newTrees);
    writer.number(std::uint64_t(m_pending.size()));
    for (const Pending& pending : m_pending) {
        writer.column(pending.row);
        writer.number(pending.trees);
        writer.column(pending.experts);
        writer.number(std::uint64_t(pending.mixture));
        writer.number(pending.price);
    }
    writeSeed(writer, m_seed);
    writer.time(m_lastTime);
    writer.time(m_refitted);
    for (const std::size_t value : {m_turn, m_steps, m_rows, m_rowsSinceRefit, m_seedRows, m_refits})
        writer.number(std::uint64_t(value));
    return std::move(writer).finish();
}

core::Result<AdaptiveModel> AdaptiveModel::restored(std::string_view bytes, std::optional<Prior> prior)
{
    constexpr std::size_t kSum = sizeof(std::uint64_t);
    if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + kSum)
        return damaged("is of another version, or no such state");
    std::uint64_t sum = 0;
    std::memcpy(&sum, bytes.data() + bytes.size() - kSum, kSum);
    bytes.remove_suffix(kSum);
    if (checksum(bytes) != sum)
        return damaged("is not whole");
    Reader reader(bytes.substr(kMagic.size()));
    AdaptiveModel model(std::move(prior));
    if (reader.text() != kStationaryVersion)
        return damaged("is of other features");
    const Prior known = model.m_prior.value_or(Prior{});
    if (reader.text() != known.id || !std::ranges::equal(reader.column(kStationaryWidth), known.coef) ||
        !std::ranges::equal(reader.column(), known.trees.leaves()))
        return damaged("is of another prior");
    model.read(reader);
    if (!reader.ok() || !reader.atEnd())
        return damaged("does not hold what it should");
    return model;
}

template <typename Source>
void AdaptiveModel::read(Source& reader)
{
    for (FixedShare& mixture : m_mixtures) {
        const auto weights = reader.column(experts().size());
        mixture.resume(weights, reader.count());
    }
    for (QuadraticSum& sum : m_remembered)
        sum.setNumbers(reader.column(QuadraticSum::kNumbers));
    m_today.setNumbers(reader.column(QuadraticSum::kNumbers));
    for (auto& theta : m_learned)
        theta = reader.column(kStationaryWidth);
    m_newRows = reader.column();
    const auto rose = reader.column();
    m_newRose.clear();
    for (const double outcome : rose)
        m_newRose.push_back(outcome != 0.0 ? 1 : 0);
    m_newTrees = reader.column(m_newRose.size());
    if (m_newRows.size() != m_newRose.size() * kStationaryWidth)
        reader.refuse();
    m_pending.resize(std::min<std::size_t>(reader.count(), kHorizon));
    for (Pending& pending : m_pending) {
        std::ranges::copy(reader.column(kStationaryWidth), pending.row.begin());
        pending.trees = reader.number();
        pending.experts = reader.column(experts().size());
        pending.mixture = reader.count() % kHorizon;
        pending.price = reader.number();
    }
    m_seed = readSeed(reader);
    m_lastTime = reader.time();
    m_refitted = reader.time();
    m_turn = reader.count() % kHorizon;
    for (std::size_t* value : {&m_steps, &m_rows, &m_rowsSinceRefit, &m_seedRows, &m_refits})
        *value = reader.count();
}

} // namespace cryptopulse::forecast
