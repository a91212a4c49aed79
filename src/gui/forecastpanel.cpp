#include "gui/forecastpanel.h"

#include "look/panelstyle.h"
#include "ui_forecastpanel.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

ForecastPanel::ForecastPanel(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ForecastPanel>())
{
    m_ui->setupUi(this);
    look::setFontScale(*m_ui->numberLabel, 3.4, QFont::Light);
    look::setFontScale(*m_ui->titleLabel, 1.0, QFont::DemiBold);
    look::setFontScale(*m_ui->headlineLabel, 1.1, QFont::DemiBold);
}

ForecastPanel::~ForecastPanel() = default;

void ForecastPanel::present(const ForecastView& view)
{
    m_ui->titleLabel->setText(view.title);
    m_ui->numberLabel->setText(view.number);
    m_ui->numberLabel->setAccessibleName(view.title);
    m_ui->numberLabel->setAccessibleDescription(view.number + u". "_s + view.headline);
    look::setRole(*m_ui->numberLabel, view.isCurrent() ? u"number"_s : u"greyed"_s);
    m_ui->headlineLabel->setText(view.headline);
    m_ui->reasonLabel->setText(view.reason);
    m_ui->reasonLabel->setVisible(!view.reason.isEmpty());
    m_ui->asOfLabel->setText(view.asOf);
    m_ui->asOfLabel->setVisible(!view.asOf.isEmpty());
    m_ui->costLabel->setText(view.cost);
    m_ui->costLabel->setVisible(!view.cost.isEmpty());
    m_ui->modelLabel->setText(view.source);
    m_ui->modelLabel->setVisible(!view.source.isEmpty());
    m_ui->otherLabel->setText(view.other);
    const bool isOld = view.state == ForecastView::State::Stale;
    look::setRole(*m_ui->otherLabel, isOld ? u"greyed"_s : QString()); // as old as the other
    m_ui->otherLabel->setVisible(!view.other.isEmpty());
    m_ui->otherLine->setVisible(!view.other.isEmpty());
    m_ui->scale->setVisible(view.up.has_value());
    m_ui->scale->setProbability(view.up, view.isCurrent());
    const bool collecting = view.state == ForecastView::State::Collecting;
    m_ui->rowsBar->setVisible(collecting);
    m_ui->rowsBar->setMaximum(static_cast<int>(view.neededRows));
    m_ui->rowsBar->setValue(static_cast<int>(std::min(view.usableRows, view.neededRows)));
}

} // namespace cryptopulse::gui
