#include "pages/leakview.h"

#include "look/words.h"
#include "pages/choices.h"
#include "pages/numbers.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

using plots::Axis;
using plots::Tone;

QString LeakView::learnerName(const std::string& learner)
{
    if (learner == "memory")
        return tr("Memory", "a learner");
    if (learner == "logistic")
        return tr("Logistic", "a learner");
    return QString::fromStdString(learner);
}

QString LeakView::points(double claimed, double real)
{
    const auto shown = [](double share) { return std::round(1000.0 * share) / 10.0; }; // as both are shown
    const double points = shown(claimed) - shown(real);
    return std::isfinite(points) ? tr("%1 points", "of per cent").arg(Numbers::fixed(points, 1))
                                 : Numbers::none();
}

QString LeakView::subject(const engine::LeakReport& report)
{
    return tr("%1 rows (%2), shuffled into %3 parts.")
        .arg(look::Words::count(report.lab.rows), Choices::stepName(report.step),
             look::Words::count(report.lab.folds));
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
                               points(row.claimedAccuracy, row.trueAccuracy)}});
        facts.rows.push_back({id + u"Auc"_s,
                              tr("%1: AUC", "a learner").arg(name),
                              meaning,
                              {Numbers::percent(row.claimedAuc), Numbers::percent(row.trueAuc),
                               points(row.claimedAuc, row.trueAuc)}});
    }
    return facts;
}

plots::Figure LeakView::figure(const engine::LeakReport& report)
{
    plots::Figure figure{.name = tr("What shuffling claims, and what is true"),
                         .description =
                             tr("What reaches beyond the dashed line claims to know more than a coin."),
                         .x = {.title = {}, .least = 0, .most = 100, .unit = u" %"_s},
                         .y = {.title = {}, .kind = Axis::Kind::Categories}};
    plots::Bars claimed{tr("Claimed: rows shuffled"), {}, Tone::Second, plots::Fill::Falling, true};
    plots::Bars real{tr("True: forward in time"), {}, Tone::Main, plots::Fill::Plain, true};
    const auto add = [&](const QString& name, double claims, double is) {
        if (!std::isfinite(claims) || !std::isfinite(is))
            return; // a bar of nought would say that it is
        figure.y.categories += name;
        claimed.values.push_back(100.0 * claims);
        real.values.push_back(100.0 * is);
    };
    for (const evaluation::LeakRow& row : report.lab.learners) {
        add(tr("%1: accuracy", "a learner").arg(learnerName(row.learner)), row.claimedAccuracy,
            row.trueAccuracy);
        add(tr("%1: AUC", "a learner").arg(learnerName(row.learner)), row.claimedAuc, row.trueAuc);
    }
    if (figure.y.categories.isEmpty())
        return figure;
    const double top = static_cast<double>(figure.y.categories.size()) - 0.5;
    figure.bars = {std::move(real), std::move(claimed)};
    figure.curves = {{tr("Coin"), {{50.0, -0.5}, {50.0, top}}, Tone::Muted, plots::Stroke::Dashed}};
    return figure;
}

} // namespace cryptopulse::pages
