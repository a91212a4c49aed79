#include "pages/leaklabpage.h"

#include "look/panelstyle.h"
#include "look/words.h"
#include "pages/choices.h"
#include "pages/leakview.h"
#include "pages/verdictwords.h"
#include "ui_leaklabpage.h"

namespace cryptopulse::pages {

namespace {

constexpr std::size_t kLeastRows = 500; // see evaluation::leakLab()

}

LeakLabPage::LeakLabPage(QWidget* parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::LeakLabPage>())
{
    m_ui->setupUi(this);
    setUpControls();
    for (QLabel* label : {m_ui->headlineLabel, m_ui->emptyTitle})
        look::setFontScale(*label, 1.5, QFont::DemiBold);
    look::setFontScale(*m_ui->explainTitle, 1.0, QFont::DemiBold);
    m_ui->explainMore->setAlignment(Qt::AlignTop | Qt::AlignLeft);
}

LeakLabPage::~LeakLabPage() = default;

void LeakLabPage::setUpControls()
{
    Choices::offerSteps(*m_ui->stepBox);
    layControls(*m_ui->controls);
    layColumns(*m_ui->columns, 400, 2);
    connect(m_ui->runButton, &QPushButton::clicked, this,
            [this] { Q_EMIT leakLabRequested(Choices::step(*m_ui->stepBox)); });
}

void LeakLabPage::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    m_ui->runButton->setEnabled(canBegin(snapshot, engine::JobKind::LeakLab));
    m_ui->runningLabel->setVisible(isRunning(snapshot, engine::JobKind::LeakLab));
    if (m_shown != snapshot.leakLab) {
        m_shown = snapshot.leakLab;
        if (m_shown)
            presentReport();
    }
    for (QWidget* result :
         std::initializer_list<QWidget*>{m_ui->verdictCard, m_ui->leakFigure, m_ui->leakTable})
        result->setVisible(m_shown != nullptr);
    m_ui->emptyCard->setVisible(m_shown == nullptr);
    if (m_shown)
        m_ui->subjectLabel->setText(LeakView::subject(*m_shown) + u' ' +
                                    tr("Made %1.").arg(look::Words::age(now - m_shown->made)));
    else
        presentEmpty(snapshot);
}

void LeakLabPage::presentEmpty(const engine::Snapshot& snapshot)
{
    m_ui->emptyLabel->setText(
        tr("Press Run leak lab to see how well two learners seem to forecast these prices when rows are "
           "shuffled, and how well they do forward in time. It takes %1 rows; %2 prices are there.")
            .arg(look::Words::count(kLeastRows), look::Words::count(snapshot.samples.size())));
}

void LeakLabPage::presentReport()
{
    const Verdict verdict = VerdictWords::of(*m_shown);
    m_ui->headlineLabel->setText(verdict.headline);
    showText(*m_ui->reasonLabel, verdict.reason);
    m_ui->leakFacts->show(LeakView::facts(*m_shown));
    const plots::Figure figure = LeakView::figure(*m_shown);
    m_ui->leakFigure->show(figure, figure.description);
}

QWidget& LeakLabPage::content() const
{
    return *m_ui->content;
}

} // namespace cryptopulse::pages
