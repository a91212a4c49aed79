#include "pages/backtestpage.h"

#include "look/panelstyle.h"
#include "look/words.h"
#include "pages/backtestview.h"
#include "pages/choices.h"
#include "pages/verdictwords.h"
#include "ui_backtestpage.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

BacktestPage::BacktestPage(QWidget* parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::BacktestPage>())
{
    m_ui->setupUi(this);
    setUpControls();
    setUpLayouts();
    look::setFontScale(*m_ui->headlineLabel, 1.5, QFont::DemiBold);
    look::setFontScale(*m_ui->emptyTitle, 1.5, QFont::DemiBold);
    m_ui->results->hide();
}

BacktestPage::~BacktestPage() = default;

void BacktestPage::setUpControls()
{
    Choices::offerModels(*m_ui->modelBox);
    Choices::offerSteps(*m_ui->stepBox);
    m_ui->directionBox->addItem(tr("Long only"), false);
    m_ui->directionBox->addItem(tr("Long and short"), true);
    connect(m_ui->runButton, &QPushButton::clicked, this, &BacktestPage::ask);
}

void BacktestPage::setUpLayouts()
{
    layControls(*m_ui->controls);
    layColumns(*m_ui->tables, 380, 3);
    layColumns(*m_ui->sweep, 380, 2);
    m_ui->drawdownCard->setPlotHeight(140);
    m_ui->returnsCard->setPlotHeight(240);
    m_ui->tradeCountsCard->setPlotHeight(240);
}

void BacktestPage::ask()
{
    engine::BacktestRequest request;
    request.model = Choices::model(*m_ui->modelBox);
    request.step = Choices::step(*m_ui->stepBox);
    request.options.threshold = m_ui->thresholdBox->value() / 100.0;
    request.options.feeBp = m_ui->feeBox->value();
    request.options.slippageBp = m_ui->slippageBox->value();
    request.options.shortToo = m_ui->directionBox->currentData().toBool();
    Q_EMIT backtestRequested(request);
}

void BacktestPage::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_ui->runButton->setEnabled(canBegin(snapshot, engine::JobKind::Backtest));
    m_ui->runningLabel->setVisible(isRunning(snapshot, engine::JobKind::Backtest));
    if (m_shown != snapshot.backtest || m_beside != snapshot.evaluation) {
        m_shown = snapshot.backtest;
        m_beside = snapshot.evaluation;
        if (m_shown) {
            presentVerdict();
            presentFigures();
        }
    }
    m_ui->results->setVisible(m_shown != nullptr);
    m_ui->emptyCard->setVisible(m_shown == nullptr);
    if (m_shown)
        m_ui->subjectLabel->setText(BacktestView::subject(*m_shown) + u' ' +
                                    tr("Made %1.").arg(look::Words::age(now - m_shown->made)));
    else
        presentEmpty(snapshot);
}

void BacktestPage::presentEmpty(const engine::Snapshot& snapshot)
{
    m_ui->emptyLabel->setText(tr("Choose a model and a threshold and press Run backtest to see what such a "
                                 "rule would have gained or "
                                 "lost with fees and slippage, beside holding all along and beside trades at "
                                 "random times. It takes "
                                 "some hundreds of prices in a row; %1 are there.")
                                  .arg(look::Words::count(snapshot.samples.size())));
}

void BacktestPage::presentVerdict()
{
    const Verdict verdict = VerdictWords::of(*m_shown);
    m_ui->headlineLabel->setText(verdict.headline);
    m_ui->reasonLabel->setText(verdict.reason);
    showText(*m_ui->warningLabel, VerdictWords::ofWarnings(m_shown->warnings));
}

void BacktestPage::presentFigures()
{
    m_ui->gainFacts->show(BacktestView::gain(*m_shown));
    m_ui->tradesFacts->show(BacktestView::trades(*m_shown));
    m_ui->worthFacts->show(BacktestView::worth(*m_shown, m_beside));
    const auto show = [](FigureCard& card, const plots::Figure& figure) {
        card.show(figure, figure.description);
    };
    show(*m_ui->equityCard, BacktestView::equity(*m_shown));
    show(*m_ui->drawdownCard, BacktestView::drawdown(*m_shown));
    show(*m_ui->returnsCard, BacktestView::returns(*m_shown));
    show(*m_ui->tradeCountsCard, BacktestView::tradeCounts(*m_shown));
}

QWidget& BacktestPage::content() const
{
    return *m_ui->content;
}

} // namespace cryptopulse::pages
