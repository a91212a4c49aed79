#include "gui/modelpanel.h"

#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_modelpanel.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::gui {

ModelPanel::ModelPanel(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ModelPanel>())
{
    m_ui->setupUi(this);
    look::setFontScale(*m_ui->titleLabel, 1.0, QFont::DemiBold);
    look::setFontScale(*m_ui->accuracyLabel, 1.5);
    look::setFontScale(*m_ui->baseLabel, 1.5);
    hide();
}

ModelPanel::~ModelPanel() = default;

QString ModelPanel::verdict(const engine::ModelCard& card)
{
    const double always = std::max(card.test.baseRate, 1 - card.test.baseRate);
    const double lead = card.test.accuracy - always;
    const QString common =
        tr("Always saying the more common direction would have scored %1.").arg(look::Words::percent(always));
    if (lead <= 0)
        return common + u' ' + tr("The model did not beat that.");
    // Two standard errors of a share; labels overlap, so the truth is wider still.
    const double luck = card.testRows > 0 ? 2 * std::sqrt(0.25 / static_cast<double>(card.testRows)) : 1.0;
    const QString points = look::Words::locale().toString(lead * 100, 'f', 1);
    if (lead < luck)
        return common + u' ' +
               tr("The model was %1 points better, no more than luck alone can do.").arg(points);
    return common + u' ' + tr("The model was %1 points better.").arg(points);
}

void ModelPanel::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    setVisible(snapshot.model != nullptr);
    if (!snapshot.model)
        return;
    const engine::ModelCard& card = *snapshot.model;
    m_ui->accuracyLabel->setText(look::Words::percent(card.test.accuracy));
    m_ui->baseLabel->setText(look::Words::percent(std::max(card.test.baseRate, 1 - card.test.baseRate)));
    m_ui->verdictLabel->setText(verdict(card));
    m_ui->detailLabel->setText(tr("Trained %1 on %2 rows, tested on the %3 newest it had not seen.")
                                   .arg(look::Words::moment(card.created, now),
                                        look::Words::count(card.trainRows),
                                        look::Words::count(card.testRows)));
}

} // namespace cryptopulse::gui
