#include "pages/leakview.h"

#include "look/words.h"
#include "pages/choices.h"
#include "pages/numbers.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

using plots::Axis;
using plots::Tone;

QString LeakView::learnerName(const std::string& learner)
{
    if (learner == "memory")
        return tr("Only remembers");
    if (learner == "logistic")
        return tr("Logistic");
    return QString::fromStdString(learner);
}

QString LeakView::subject(const engine::LeakReport& report)
{
    return tr("%1 rows, %2, in %n fold(s).", nullptr, static_cast<int>(report.lab.folds))
        .arg(look::Words::count(report.lab.rows), Choices::stepName(report.step));
}

Facts LeakView::facts(const engine::LeakReport& report)
{
    Facts facts{tr("Claimed and true"), {tr("Claimed"), tr("True"), tr("Made up", "by a leak")}};
    for (const evaluation::LeakRow& row : report.lab.learners) {
        const QString name = learnerName(row.learner);
        const QString id = QString::fromStdString(row.learner);
        const QString meaning = row.learner == "memory"
                                    ? tr("Says what came of the training row that is most like this one.")
                                    : tr("Has too few coefficients to remember rows, so that little leaks.");
        facts.rows.push_back({id + u"Accuracy"_s,
                              tr("%1: accuracy", "a learner").arg(name),
                              meaning,
                              {Numbers::percent(row.claimedAccuracy), Numbers::percent(row.trueAccuracy),
                               Numbers::change(row.claimedAccuracy - row.trueAccuracy)}});
        facts.rows.push_back({id + u"Auc"_s,
                              tr("%1: AUC", "a learner").arg(name),
                              meaning,
                              {Numbers::fixed(row.claimedAuc, 3), Numbers::fixed(row.trueAuc, 3),
                               Numbers::fixed(row.claimedAuc - row.trueAuc, 3)}});
    }
    return facts;
}

plots::Figure LeakView::figure(const engine::LeakReport& report)
{
    plots::Figure figure{.name = tr("What shuffling claims, and what is true"),
                         .description = tr("Bars above the line claim to know more than a coin does."),
                         .x = {.title = {}, .kind = Axis::Kind::Categories},
                         .y = {.title = {}, .least = 0, .most = 100, .unit = u" %"_s}};
    plots::Bars claimed{
        tr("Claimed by shuffled cross-validation"), {}, Tone::Second, plots::Fill::Falling, true};
    plots::Bars real{tr("True: judged forward in time"), {}, Tone::Main, plots::Fill::Plain, true};
    for (const evaluation::LeakRow& row : report.lab.learners) {
        figure.x.categories += tr("%1: accuracy", "a learner").arg(learnerName(row.learner));
        figure.x.categories += tr("%1: AUC", "a learner").arg(learnerName(row.learner));
        claimed.values.insert(claimed.values.end(), {100.0 * row.claimedAccuracy, 100.0 * row.claimedAuc});
        real.values.insert(real.values.end(), {100.0 * row.trueAccuracy, 100.0 * row.trueAuc});
    }
    if (report.lab.learners.empty())
        return figure;
    figure.bars = {std::move(claimed), std::move(real)};
    figure.curves = {{tr("Coin"),
                      {{-0.5, 50.0}, {static_cast<double>(figure.x.categories.size()) - 0.5, 50.0}},
                      Tone::Muted,
                      plots::Stroke::Dashed}};
    return figure;
}

} // namespace cryptopulse::pages
