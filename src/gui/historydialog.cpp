#include "gui/historydialog.h"

#include "gui/venuewords.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_historydialog.h"

#include <QPushButton>
#include <QTimeZone>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

using std::chrono::minutes;

/// What the venues tell of their past, as their clients in market/ ask for it.
struct Reach {
    const char* name;
    const char* about; ///< to be translated
    minutes spacing;
    minutes longest; ///< zero: years
    int perCall;
    double secondsPerCall; ///< by the venue's limits, or the way there
};
constexpr std::array kReaches{
    Reach{"bitstamp", QT_TRANSLATE_NOOP("cryptopulse::gui::HistoryDialog", "%1: minutes, in %2"), minutes(1),
          minutes(0), 999, 0.2},
    Reach{"binance", QT_TRANSLATE_NOOP("cryptopulse::gui::HistoryDialog", "%1: minutes, in %2"), minutes(1),
          minutes(0), 1000, 0.2},
    Reach{"coinbase", QT_TRANSLATE_NOOP("cryptopulse::gui::HistoryDialog", "%1: minutes, in %2"), minutes(1),
          minutes(0), 299, 0.2},
    Reach{"kraken",
          QT_TRANSLATE_NOOP("cryptopulse::gui::HistoryDialog", "%1: the minutes of the last 12 hours"),
          minutes(1), minutes(720), 720, 1},
    Reach{"coingecko",
          QT_TRANSLATE_NOOP("cryptopulse::gui::HistoryDialog", "%1: one day, every five minutes"), minutes(5),
          minutes(1440), 288, 1}};

constexpr int kChosenDay = 0; // instead of a number of days
constexpr int kStandardDays = 30;

const Reach& reachOf(std::string_view name)
{
    const auto* found =
        std::ranges::find_if(kReaches, [&](const Reach& reach) { return reach.name == name; });
    return found == kReaches.end() ? kReaches.front() : *found;
}

} // namespace

HistoryDialog::HistoryDialog(Context context, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::HistoryDialog>())
    , m_context(std::move(context))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the platform's
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("Fetch"));
    fillBoxes();
    for (QComboBox* box : {m_ui->venueBox, m_ui->periodBox})
        connect(box, &QComboBox::currentIndexChanged, this, &HistoryDialog::review);
    for (QCheckBox* box : {m_ui->gapsBox, m_ui->liveBox})
        connect(box, &QCheckBox::toggled, this, &HistoryDialog::review);
    connect(m_ui->dayEdit, &QDateEdit::dateChanged, this, &HistoryDialog::review);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (m_context.missingOnly)
        beginWithMissing();
    review();
    look::fitHeight(*this);
}

HistoryDialog::~HistoryDialog() = default;

void HistoryDialog::fillBoxes()
{
    for (const Reach& reach : kReaches) {
        QString about = tr(reach.about).arg(venueTitle(reach.name));
        if (reach.longest == minutes(0))
            about = about.arg(quotedIn(reach.name));
        m_ui->venueBox->addItem(about, QString::fromLatin1(reach.name));
    }
    // The series that is shown, where its venue has minutes of the past; else dollars.
    const Reach& shown = reachOf(m_context.shown.source);
    if (shown.longest == minutes(0))
        m_ui->venueBox->setCurrentIndex(m_ui->venueBox->findData(QString::fromLatin1(shown.name)));
    const std::pair<int, QString> periods[]{{1, tr("The last day")},      {7, tr("The last 7 days")},
                                            {30, tr("The last 30 days")}, {90, tr("The last 90 days")},
                                            {365, tr("The last year")},   {kChosenDay, tr("From a day on")}};
    for (const auto& [days, text] : periods)
        m_ui->periodBox->addItem(text, days);
    m_ui->periodBox->setCurrentIndex(m_ui->periodBox->findData(kStandardDays));
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(core::toEpochMs(m_context.now), QTimeZone::utc()).date();
    m_ui->dayEdit->setDateRange(QDate(2011, 1, 1), today);
    m_ui->dayEdit->setDate(QDate(today.year(), 1, 1));
}

void HistoryDialog::beginWithMissing()
{
    const int shown = m_ui->venueBox->findData(QString::fromStdString(m_context.shown.source));
    if (shown < 0)
        return; // prices of a file: nobody can be asked for more of them
    m_ui->venueBox->setCurrentIndex(shown);
    m_ui->gapsBox->setChecked(true);
    m_ui->periodBox->setCurrentIndex(m_ui->periodBox->findData(365));
}

/// Binance has a stablecoin in the dollar's place, which the others do not know.
QString HistoryDialog::quotedIn(std::string_view venue) const
{
    const std::string& currency = m_context.shown.currency;
    const bool isDollar = currency == "usd" || currency == "usdt";
    if (isDollar)
        return venue == "binance" ? tr("the stablecoin USDT") : tr("US dollars");
    return QString::fromStdString(currency).toUpper();
}

std::string HistoryDialog::venue() const
{
    return m_ui->venueBox->currentData().toString().toStdString();
}

core::UtcTime HistoryDialog::from() const
{
    const Reach& reach = reachOf(venue());
    if (reach.longest > minutes(0))
        return m_context.now - reach.longest;
    const int days = m_ui->periodBox->currentData().toInt();
    if (days != kChosenDay)
        return m_context.now - std::chrono::days(days);
    return core::fromEpochMs(m_ui->dayEdit->date().startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
}

engine::BackfillRequest HistoryDialog::request() const
{
    engine::BackfillRequest request{.source = venue()};
    if (reachOf(venue()).longest == minutes(0)) // else as far as it reaches
        request.from = from();
    request.gapsOnly = m_ui->gapsBox->isEnabled() && m_ui->gapsBox->isChecked();
    return request;
}

bool HistoryDialog::goesLive() const
{
    return !m_ui->liveBox->isHidden() && m_ui->liveBox->isChecked();
}

void HistoryDialog::review()
{
    const Reach& reach = reachOf(venue());
    const bool isShown = venue() == m_context.shown.source;
    const bool isDay = m_ui->periodBox->currentData().toInt() == kChosenDay;
    m_ui->periodBox->setEnabled(reach.longest == minutes(0));
    m_ui->dayEdit->setEnabled(reach.longest == minutes(0) && isDay);
    m_ui->gapsBox->setEnabled(isShown && reach.spacing == minutes(1));
    m_ui->liveBox->setVisible(!isShown && m_context.canSwitch);
    m_ui->estimateLabel->setText(estimate());
    m_ui->noteLabel->setText(consequence());
}

QString HistoryDialog::estimate() const
{
    const Reach& reach = reachOf(venue());
    const auto prices = std::max<std::int64_t>(0, (m_context.now - from()) / reach.spacing);
    if (m_ui->gapsBox->isEnabled() && m_ui->gapsBox->isChecked())
        return tr("At most %1 prices, less what is there.").arg(look::Words::count(std::size_t(prices)));
    const auto calls = (prices + reach.perCall - 1) / reach.perCall;
    const std::chrono::seconds needed(
        std::max<std::int64_t>(1, std::llround(double(calls) * reach.secondsPerCall)));
    if (calls == 1)
        return tr("About %1 prices in one call.").arg(look::Words::count(std::size_t(prices)));
    return tr("About %1 prices in %2 calls, about %3.")
        .arg(look::Words::count(std::size_t(prices)), look::Words::count(std::size_t(calls)),
             look::Words::duration(needed));
}

QString HistoryDialog::consequence() const
{
    if (venue() == m_context.shown.source)
        return tr("Prices that are there stay as they are. What was asked for once is not asked for again.");
    const QString shown = venueTitle(m_context.shown.source);
    const QString other = venueTitle(venue());
    return goesLive()
               ? tr("Prices of %1 are a series of their own, which the window then shows; those of %2 stay "
                    "as "
                    "they are.")
                     .arg(other, shown)
               : tr("Prices of %1 are a series of their own: they are kept, but the window goes on showing "
                    "those of %2.")
                     .arg(other, shown);
}

} // namespace cryptopulse::gui
