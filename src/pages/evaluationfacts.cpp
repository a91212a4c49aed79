#include "pages/evaluationview.h"

#include "look/words.h"
#include "pages/choices.h"
#include "pages/numbers.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

using evaluation::Metrics;

namespace {

using Format = std::function<QString(const Metrics&)>;

/// Rows that have a value for each of the models that were judged.
class Rows
{
public:
    Rows(const engine::Evaluation& evaluation, const QString& title)
        : m_evaluation(evaluation)
    {
        m_facts.title = title;
        m_facts.columns = {Choices::modelName(evaluation.report.model)};
        // The seed's first: it is what a reader compares with.
        for (auto other = evaluation.beside.rbegin(); other != evaluation.beside.rend(); ++other)
            m_facts.columns += Choices::modelName(other->model);
    }

    void add(const QString& id, const QString& name, const QString& meaning, const Format& value)
    {
        Fact fact{id, name, meaning, {value(m_evaluation.report.pooled)}};
        for (auto other = m_evaluation.beside.rbegin(); other != m_evaluation.beside.rend(); ++other)
            fact.values += value(other->pooled);
        m_facts.rows.push_back(std::move(fact));
    }

    /// Of a figure that is the same whatever the model.
    void addShared(const QString& id, const QString& name, const QString& meaning, const QString& value)
    {
        m_facts.rows.push_back({id, name, meaning, {value}});
    }

    [[nodiscard]] Facts take() { return std::move(m_facts); }

private:
    const engine::Evaluation& m_evaluation;
    Facts m_facts;
};

Format digits(double Metrics::*figure, int decimals)
{
    return [figure, decimals](const Metrics& m) { return Numbers::fixed(m.*figure, decimals); };
}

Format share(double Metrics::*figure)
{
    return [figure](const Metrics& m) { return Numbers::percent(m.*figure); };
}

Format chance(evaluation::OneSidedTest Metrics::*test)
{
    return [test](const Metrics& m) { return Numbers::chance((m.*test).pValue); };
}

Format part(double evaluation::BrierParts::*figure)
{
    return [figure](const Metrics& m) { return Numbers::fixed(m.brierParts.*figure, 5); };
}

QString ratio(double value)
{
    return Numbers::fixed(value, 3);
}

} // namespace

QString EvaluationView::intervalName()
{
    return tr("… 95 % interval");
}

QString EvaluationView::intervalMeaning()
{
    return tr(
        "Where the true figure lies, 95 times in 100, with the overlap of outcomes taken into account.");
}

Facts EvaluationView::skill(const engine::Evaluation& evaluation)
{
    Rows rows(evaluation, tr("Against a coin"));
    rows.add(u"skill"_s, tr("Skill (basis points)"),
             tr("Share of a coin's log-loss that the forecasts save, in basis points. Above zero they know "
                "something."),
             [](const Metrics& m) { return Numbers::points(m.skillBp); });
    rows.add(u"skillInterval"_s, intervalName(), intervalMeaning(),
             [](const Metrics& m) { return Numbers::interval(m.skillInterval, &Numbers::points); });
    rows.add(u"clarkWest"_s, tr("Luck (Clark-West)"),
             tr("p-value: chance that a model which knows nothing does so well. Below 0.05, with a skill "
                "above zero, it is called an edge."),
             chance(&Metrics::clarkWest));
    rows.add(
        u"dieboldMariano"_s, tr("Luck (Diebold-Mariano)"),
        tr("p-value: chance that forecasts no better than a coin have so low a log-loss. Above 0.95 they are "
           "called worse than a coin."),
        chance(&Metrics::dieboldMariano));
    rows.addShared(u"scored"_s, tr("Forecasts scored"), tr("How many forecasts have a known outcome."),
                   look::Words::count(evaluation.report.pooled.n));
    rows.add(
        u"effective"_s, tr("Independent forecasts"),
        tr("Outcomes of neighbouring forecasts overlap: all of them tell as much as so many that do not."),
        digits(&Metrics::effectiveN, 0));
    return rows.take();
}

Facts EvaluationView::direction(const engine::Evaluation& evaluation)
{
    Rows rows(evaluation, tr("Direction"));
    rows.add(u"accuracy"_s, tr("Accuracy"),
             tr("Share of forecasts on the side that came true. A rise is called above one half, so that a "
                "coin calls none."),
             share(&Metrics::accuracy));
    rows.add(u"accuracyInterval"_s, intervalName(), intervalMeaning(),
             [](const Metrics& m) { return Numbers::share(m.accuracyInterval); });
    rows.add(u"balanced"_s, tr("Balanced accuracy"),
             tr("Mean of the accuracy on rises and on the rest. A coin has 50 %."),
             share(&Metrics::balancedAccuracy));
    rows.add(u"topDecile"_s, tr("Accuracy, boldest tenth"),
             tr("Accuracy of the forecasts that are farthest from one half."),
             share(&Metrics::topDecileAccuracy));
    rows.addShared(
        u"baseRate"_s, tr("Base rate"),
        tr("Share of the time that the price rose. Always saying the common side scores this, or the rest."),
        Numbers::percent(evaluation.report.pooled.baseRate));
    rows.add(u"auc"_s, tr("AUC"),
             tr("Chance that a rise was given a higher probability than a fall. A coin has 0.5."),
             digits(&Metrics::auc, 3));
    rows.add(u"aucInterval"_s, intervalName(), intervalMeaning(),
             [](const Metrics& m) { return Numbers::interval(m.aucInterval, &ratio); });
    rows.add(u"pesaranTimmermann"_s, tr("Luck (Pesaran-Timmermann)"),
             tr("p-value: chance of calling so many directions right without any sense of timing."),
             chance(&Metrics::pesaranTimmermann));
    return rows.take();
}

Facts EvaluationView::probabilities(const engine::Evaluation& evaluation)
{
    Rows rows(evaluation, tr("Probabilities"));
    rows.add(u"logLoss"_s, tr("Log-loss"),
             tr("Mean penalty of the probabilities. A coin has 0.69315; less is better."),
             digits(&Metrics::logLoss, 5));
    rows.add(u"brier"_s, tr("Brier score"),
             tr("Mean squared error of the probabilities. A coin has 0.25; less is better."),
             digits(&Metrics::brier, 5));
    rows.add(u"unreliability"_s, tr("… unreliability"),
             tr("Part of the Brier score: how far probabilities are from what happened. Less is better."),
             part(&evaluation::BrierParts::reliability));
    rows.add(u"resolution"_s, tr("… resolution"),
             tr("Part of the Brier score: how much outcomes differ where forecasts do. More is better."),
             part(&evaluation::BrierParts::resolution));
    rows.add(u"uncertainty"_s, tr("… uncertainty"),
             tr("Part of the Brier score: what the base rate alone leaves open. No forecast changes it."),
             part(&evaluation::BrierParts::uncertainty));
    rows.add(u"slope"_s, tr("Calibration slope"),
             tr("1 is right. Below it the probabilities are too bold, above it too timid."),
             digits(&Metrics::calibrationSlope, 2));
    rows.add(u"intercept"_s, tr("Calibration intercept"),
             tr("0 is right. Above it rises were more common than forecast, below it rarer."),
             digits(&Metrics::calibrationIntercept, 3));
    return rows.take();
}

QString EvaluationView::subject(const engine::Evaluation& evaluation)
{
    const evaluation::Report& report = evaluation.report;
    const bool rolls = evaluation.request.window == evaluation::Window::Rolling;
    return tr("%1, %2. Scored %3: %4 of %5 steps, in %6 periods.")
               .arg(Choices::modelName(report.model), Choices::ahead(report.step, report.horizonSteps),
                    Numbers::period(report.from, report.to), look::Words::count(report.pooled.n),
                    look::Words::count(report.samples), look::Words::count(report.folds.size())) +
           u' ' +
           (rolls ? tr("Before each, models were trained on the %1 d before it only.", "days")
                        .arg(evaluation.request.rollingDays)
                  : tr("Before each, models were trained on what came before it only."));
}

} // namespace cryptopulse::pages
