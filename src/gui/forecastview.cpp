#include "gui/forecastview.h"

#include "chart/holes.h"
#include "gui/explain.h"
#include "look/words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace cryptopulse::gui {

namespace {

class Writer final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::ForecastView)

public:
    Writer(const engine::Snapshot& snapshot, core::UtcTime now, Lead wanted)
        : m_snapshot(snapshot)
        , m_now(now)
        , m_lead(leadOf(snapshot, wanted))
    {
    }

    ForecastView write()
    {
        m_view.usableRows = m_snapshot.usableRows;
        m_view.neededRows = forecast::kMinimumRows;
        m_view.number = tr("–", "no number");
        m_view.title = titleWithout();
        const auto& leading = forecastOf(m_snapshot, m_lead);
        if (leading)
            writeForecast(*leading);
        else
            writeReason(m_snapshot.forecast.error()); // what the simple model waits for
        if (!m_snapshot.samples.empty())
            m_view.other = leading && m_lead == Lead::Adaptive ? simpleLine() : adaptiveLine();
        return m_view;
    }

    static QString horizon(const engine::Forecast& forecast, const core::SeriesView& samples)
    {
        if (forecast.horizon)
            return look::Words::duration(*forecast.horizon);
        const std::size_t newest = samples.size();
        const auto spacing = chart::medianSpacing(samples, newest > 65 ? newest - 65 : 0, newest);
        if (!spacing)
            return tr("next %1 samples").arg(forecast.horizonSteps);
        const auto length = std::chrono::milliseconds(std::llround(*spacing * forecast.horizonSteps));
        return tr("next %1 samples, ≈ %2").arg(forecast.horizonSteps).arg(look::Words::duration(length));
    }

private:
    /// The name alone promises no minutes before it is known what a step is.
    QString titleWithout() const
    {
        const auto interval = m_snapshot.step.interval();
        if (m_snapshot.samples.empty() || !interval)
            return tr("Probability of rise");
        return tr("Probability of rise (%1)")
            .arg(look::Words::duration(*interval * static_cast<int>(forecast::kHorizon)));
    }

    /// What the model that is trained on demand says beside the adaptive one.
    QString simpleLine() const
    {
        if (m_snapshot.forecast)
            return tr("Simple model: %1").arg(look::Words::percent(m_snapshot.forecast->up.value()));
        if (m_snapshot.model)
            return tr("Simple model: waiting for more prices in a row");
        if (m_view.usableRows < m_view.neededRows)
            return tr("Simple model: %1 of %2 usable rows to train on")
                .arg(m_view.usableRows)
                .arg(m_view.neededRows);
        return tr("Simple model: not trained");
    }

    QString adaptiveLine() const
    {
        if (m_snapshot.adaptiveForecast)
            return tr("Adaptive model: %1")
                .arg(look::Words::percent(m_snapshot.adaptiveForecast->up.value()));
        if (m_snapshot.adaptive && m_snapshot.adaptive->catchingUp)
            return tr("Adaptive model: learning from the stored prices");
        return tr("Adaptive model: needs %1 steps without a hole").arg(forecast::kStationaryLookback + 1);
    }

    static QString costLine(const evaluation::BreakEven& even)
    {
        const auto bp = [](double value) {
            return tr("%1 bp").arg(look::Words::locale().toString(value, 'f', 1));
        };
        if (even.accuracy > 1)
            return tr("A trade costs %1 and prices move %2 in that time: no forecast pays for that.")
                .arg(bp(even.costBp), bp(even.meanAbsoluteMoveBp));
        return tr("A trade costs %1: to pay for it, forecasts must be right %2 of the time.")
            .arg(bp(even.costBp), look::Words::percent(even.accuracy));
    }

    void writeForecast(const engine::Forecast& forecast)
    {
        m_view.source = m_lead == Lead::Adaptive ? tr("Adaptive model") : tr("Simple model");
        m_view.title = tr("Probability of rise (%1)").arg(horizon(forecast, m_snapshot.samples));
        m_view.up = forecast.up.value();
        m_view.number = look::Words::percent(forecast.up.value());
        const auto age = std::max(std::chrono::milliseconds(0), m_now - forecast.asOf);
        m_view.asOf =
            tr("As of %1 (%2), price %3")
                .arg(look::Words::moment(forecast.asOf, m_now), look::Words::age(m_now - forecast.asOf),
                     look::Words::price(forecast.price.value()));
        if (forecast.breakEven)
            m_view.cost = costLine(*forecast.breakEven);
        m_view.state = ForecastView::State::Current;
        m_view.headline = look::Words::direction(forecast.up);
        m_view.reason = warnings(forecast);
        if (m_snapshot.connection.trouble)
            grey(tr("No longer current"), lastSaid());
        else if (age > engine::staleAfter(m_snapshot.feed))
            grey(tr("No longer current"),
                 tr("It was made from a price that is %1 old. Collect now for a new one.")
                     .arg(look::Words::duration(std::chrono::floor<std::chrono::minutes>(age))));
    }

    void grey(const QString& headline, const QString& reason)
    {
        m_view.state = ForecastView::State::Stale;
        m_view.headline = headline;
        m_view.reason = reason;
    }

    /// Whether the server cannot be heard, rather than says something that does not help.
    bool isSilent() const
    {
        const core::ErrorKind kind = m_snapshot.connection.trouble->kind;
        return kind == core::ErrorKind::Disconnected || kind == core::ErrorKind::Timeout;
    }

    Explanation connectionWords() const
    {
        return explain(*m_snapshot.connection.trouble, NoticeTopic::Connection);
    }

    QString lastSaid() const
    {
        return isSilent() ? tr("The server cannot be reached; this is the last it said.")
                          : connectionWords().sentence;
    }

    QString warnings(const engine::Forecast& forecast) const
    {
        QStringList lines;
        for (const std::string& name : forecast.warnings) {
            if (name == "steps_irregular")
                lines << tr("Prices come at uneven times, so a step is a sample, not a minute.");
            else if (name == "step_changed")
                lines << tr("The model was trained on another step than the data has now. Train again.");
            else if (name == "prior_of_bitcoin")
                lines << tr("What the model knew at its start was learned from Bitcoin in dollars; that it "
                            "helps here is not shown. Watch the scorecard.");
            else if (name != "stale_data") // said by the state
                lines << tr("Note: %1.").arg(QString::fromStdString(name));
        }
        return lines.join(u' ');
    }

    void writeReason(const core::Error& error)
    {
        using State = ForecastView::State;
        if (m_snapshot.connection.trouble) {
            m_view.state = m_snapshot.samples.empty() ? State::NoData : State::Waiting;
            m_view.headline = tr("Not connected");
            m_view.reason = isSilent() ? tr("The forecast comes from a server that cannot be reached.")
                                       : connectionWords().sentence;
            return;
        }
        if (m_snapshot.samples.empty()) {
            m_view.state = State::NoData;
            m_view.headline = tr("No prices yet");
            m_view.reason = tr("A forecast needs a model, and a model needs %1 usable rows of data.")
                                .arg(m_view.neededRows);
            return;
        }
        if (error.kind == core::ErrorKind::NotEnoughData && m_snapshot.model) {
            m_view.state = State::Waiting;
            m_view.headline = tr("Waiting for more prices in a row");
            m_view.reason = tr("The newest prices follow a hole; a forecast needs 15 steps without one.");
            return;
        }
        if (m_view.usableRows < m_view.neededRows && !m_snapshot.model) {
            m_view.state = State::Collecting;
            m_view.headline =
                tr("Collecting: %1 of %2 usable rows").arg(m_view.usableRows).arg(m_view.neededRows);
            m_view.reason = tr("A row becomes usable once its outcome, five steps later, is known.");
            return;
        }
        if (error.kind == core::ErrorKind::NoModel && !m_snapshot.modelTrouble) {
            m_view.state = State::NoModel;
            m_view.headline = tr("Ready to train");
            m_view.reason = tr("There are enough prices. Train a model to get a forecast.");
            return;
        }
        const Explanation words = explain(m_snapshot.modelTrouble.value_or(error));
        m_view.state = State::Waiting;
        m_view.headline = words.sentence;
        m_view.reason = words.remedy;
    }

    const engine::Snapshot& m_snapshot;
    core::UtcTime m_now;
    Lead m_lead;
    ForecastView m_view;
};

} // namespace

ForecastView viewForecast(const engine::Snapshot& snapshot, core::UtcTime now, Lead wanted)
{
    return Writer(snapshot, now, wanted).write();
}

QString horizonWords(const engine::Forecast& forecast, const core::SeriesView& samples)
{
    return Writer::horizon(forecast, samples);
}

} // namespace cryptopulse::gui
