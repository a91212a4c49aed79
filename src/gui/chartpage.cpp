#include "gui/chartpage.h"

#include "gui/panelstyle.h"
#include "gui/words.h"
#include "ui_chartpage.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

ChartPage::ChartPage(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ChartPage>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->priceChart);
    setFontScale(*m_ui->priceLabel, 2.2);
    connect(m_ui->hour1, &QPushButton::clicked, this, [this] { showNewest(1h); });
    connect(m_ui->hour6, &QPushButton::clicked, this, [this] { showNewest(6h); });
    connect(m_ui->day1, &QPushButton::clicked, this, [this] { showNewest(24h); });
    connect(m_ui->week1, &QPushButton::clicked, this, [this] { showNewest(168h); });
    connect(m_ui->all, &QPushButton::clicked, this, &ChartPage::showAll);
    connect(m_ui->priceChart, &PriceChart::spanChosen, this, [this] { check(nullptr); });
    connect(m_ui->priceChart, &PriceChart::everythingChosen, this, [this] { check(m_ui->all); });
}

ChartPage::~ChartPage() = default;

void ChartPage::setColours(const theme::Colours& colours)
{
    m_ui->priceChart->setColours(colours);
}

void ChartPage::showAll()
{
    m_ui->priceChart->fit();
    check(m_ui->all);
}

void ChartPage::showNewest(std::chrono::hours length)
{
    m_ui->priceChart->showNewest(length);
    check(length == 1h ? m_ui->hour1 : length == 6h ? m_ui->hour6 : length == 24h ? m_ui->day1 : m_ui->week1);
}

void ChartPage::check(QPushButton* chosen)
{
    for (QPushButton* button : {m_ui->hour1, m_ui->hour6, m_ui->day1, m_ui->week1, m_ui->all})
        button->setChecked(button == chosen);
}

void ChartPage::present(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const core::SeriesView& samples = snapshot.samples;
    if (samples.empty())
        return;
    if (samples.size() != m_size || samples.newestTime() != m_newest) {
        const bool first = m_size == 0;
        m_size = samples.size();
        m_newest = samples.newestTime();
        m_ui->priceChart->setSamples(samples, snapshot.step.interval().value_or(0s));
        if (first && samples.newestTime() - samples.times().front() > 26h)
            showNewest(24h); // the whole of a long history says little about five minutes
        else if (first)
            showAll();
    }
    m_ui->pairLabel->setText(Words::pair(snapshot.series));
    m_ui->priceLabel->setText(Words::price(samples.newestPrice().value()));
    presentAge(snapshot, now);
}

void ChartPage::presentAge(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto age = *engine::newestAge(snapshot, now);
    const bool stale = age > engine::staleAfter(snapshot.feed);
    const QString when = Words::moment(snapshot.samples.newestTime(), now);
    if (snapshot.connection.trouble)
        m_ui->ageLabel->setText(tr("%1, %2: the server cannot be reached").arg(when, Words::age(age)));
    else if (stale)
        m_ui->ageLabel->setText(tr("%1, %2: an old price").arg(when, Words::age(age)));
    else
        m_ui->ageLabel->setText(tr("%1, %2", "time, age").arg(when, Words::age(age)));
    setRole(*m_ui->priceLabel, stale || snapshot.connection.trouble ? u"greyed"_s : u"number"_s);
}

} // namespace cryptopulse::gui
