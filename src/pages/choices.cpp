#include "pages/choices.h"

#include "forecast/experts.h"
#include "look/words.h"
#include "pages/expertwords.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

constexpr const char* kModels[]{"adaptive", "seed", "logistic", "prior", "coin"};

void add(QComboBox& box, const QString& text, const QString& value, const QString& meaning)
{
    box.addItem(text, value);
    box.setItemData(box.count() - 1, meaning, Qt::ToolTipRole);
}

} // namespace

void Choices::offerModels(QComboBox& box)
{
    // The names of experts are long; the list has room for them, the box need not.
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(16);
    const QString meanings[]{tr("The mixture of all experts, weighted by how well each has done"),
                             tr("Logistic regression on six features, trained before each period"),
                             tr("Logistic regression on features that are the same at any price level"),
                             tr("The coefficients that ship with the program, never trained here"),
                             tr("One half, always: what every forecast must beat")};
    for (std::size_t i = 0; i < std::size(kModels); ++i)
        add(box, modelName(kModels[i]), QString::fromLatin1(kModels[i]), meanings[i]);
    box.insertSeparator(box.count());
    for (const forecast::Expert& expert : forecast::experts()) {
        const bool isThere =
            std::ranges::any_of(kModels, [&](const char* model) { return expert.name == model; });
        if (!isThere)
            add(box, modelName(expert.name), QString::fromStdString(expert.name),
                tr("One expert of the mixture by itself"));
    }
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + 32);
}

std::string Choices::model(const QComboBox& box)
{
    return box.currentData().toString().toStdString();
}

QString Choices::modelName(const std::string& model)
{
    if (model == "adaptive")
        return tr("Adaptive");
    if (model == "seed")
        return tr("Simple");
    if (model == "logistic")
        return tr("Logistic");
    if (model == "prior")
        return tr("Prior");
    if (model == "coin")
        return tr("Coin");
    const auto& experts = forecast::experts();
    const auto expert = std::ranges::find(experts, model, &forecast::Expert::name);
    return expert == experts.end() ? QString::fromStdString(model) : ExpertWords::name(*expert);
}

void Choices::offerSteps(QComboBox& box)
{
    add(box, tr("Auto", "the step of a model"), u"auto"_s,
        tr("The interval of the newest prices where they keep one, else every price"));
    for (const char* name : {"sample", "1m", "5m", "15m", "1h", "1d"})
        box.addItem(stepName(*core::Step::fromName(name)), QString::fromLatin1(name));
}

core::StepChoice Choices::step(const QComboBox& box)
{
    return core::Step::fromName(box.currentData().toString().toStdString());
}

QString Choices::stepName(core::Step step)
{
    const auto interval = step.interval();
    return interval ? look::Words::duration(*interval) : tr("Every price");
}

QString Choices::ahead(core::Step step, std::size_t horizon)
{
    return step.isSample() ? tr("%1 prices ahead").arg(look::Words::count(horizon))
                           : tr("%1 steps of %2 ahead").arg(look::Words::count(horizon), stepName(step));
}

} // namespace cryptopulse::pages
