#include "gui/historydialog.h"
#include "gui/settings.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QPushButton>

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using gui::HistoryDialog;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'700'000'040'000); // 2023-11-14T22:14
const core::SeriesKey kCoinGecko{"bitcoin", "usd", "coingecko"};

/// A dialog, and its parts by name.
struct Opened {
    HistoryDialog dialog;

    explicit Opened(core::SeriesKey shown = kCoinGecko, bool canSwitch = true)
        : dialog({std::move(shown), canSwitch, kNow})
    {
        dialog.show();
    }
    template <typename T>
    T& part(const QString& name)
    {
        return *dialog.findChild<T*>(name);
    }
    void choose(const QString& box, const QVariant& data)
    {
        auto& combo = part<QComboBox>(box);
        combo.setCurrentIndex(combo.findData(data));
    }
    QString text(const QString& label) { return part<QLabel>(label).text(); }
};

} // namespace

/// What is asked of whom, and what the dialog says about it.
class TestHistoryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMonthOfMinutesIsTheDefault()
    {
        Opened f;
        const auto request = f.dialog.request();
        QCOMPARE(request.source, std::string("bitstamp")); // in dollars, as what is shown
        QVERIFY(request.from == kNow - 720h);
        QVERIFY(!request.to && !request.gapsOnly);
        QVERIFY(f.dialog.goesLive());
        QCOMPARE(f.text(u"estimateLabel"_s), u"About 43,200 prices in 44 calls, about 9 s."_s);
        QVERIFY(f.text(u"noteLabel"_s).contains(u"series of their own, which the window then shows"_s));
    }

    void theShownSeriesIsFilled()
    {
        Opened f({"bitcoin", "usdt", "binance"});
        QCOMPARE(f.dialog.request().source, std::string("binance"));
        QVERIFY(!f.part<QCheckBox>(u"liveBox"_s).isVisible());
        QVERIFY(!f.dialog.goesLive());
        QTest::keyClick(&f.part<QCheckBox>(u"gapsBox"_s), Qt::Key_Space);
        QVERIFY(f.dialog.request().gapsOnly);
        QCOMPARE(f.text(u"estimateLabel"_s), u"At most 43,200 prices, less what is there."_s);
        f.choose(u"venueBox"_s, u"coinbase"_s); // whose gaps are not those that are shown
        QVERIFY(!f.part<QCheckBox>(u"gapsBox"_s).isEnabled());
        QVERIFY(!f.dialog.request().gapsOnly);
    }

    void whatReachesNotFarHasNoPeriod()
    {
        Opened f;
        f.choose(u"venueBox"_s, u"kraken"_s);
        QVERIFY(!f.part<QComboBox>(u"periodBox"_s).isEnabled());
        QVERIFY(!f.dialog.request().from);
        QCOMPARE(f.text(u"estimateLabel"_s), u"About 720 prices in one call."_s);
        f.choose(u"venueBox"_s, u"coingecko"_s);
        QVERIFY(!f.part<QCheckBox>(u"liveBox"_s).isVisible());
        QVERIFY(!f.part<QCheckBox>(u"gapsBox"_s).isEnabled()); // too coarse for it
    }

    void aDayMayBeChosen()
    {
        Opened f;
        QVERIFY(!f.part<QDateEdit>(u"dayEdit"_s).isEnabled());
        f.choose(u"periodBox"_s, 0);
        f.part<QDateEdit>(u"dayEdit"_s).setDate(QDate(2023, 9, 1));
        QVERIFY(f.dialog.request().from == core::fromIso("2023-09-01T00:00:00Z"));
        f.choose(u"periodBox"_s, 7);
        QVERIFY(f.dialog.request().from == kNow - 168h);
    }

    void aServersSourceIsNotSwitched()
    {
        Opened f(kCoinGecko, false);
        QVERIFY(!f.part<QCheckBox>(u"liveBox"_s).isVisible());
        QVERIFY(!f.dialog.goesLive());
        QVERIFY(f.text(u"noteLabel"_s).contains(u"goes on showing"_s));
    }

    /// The source is changed first: the job belongs to the engine that shows the series.
    void theWindowAsksForItAndGoesOnWithIt()
    {
        WindowFixture f;
        std::vector<gui::FeedSource> sources;
        QObject::connect(f.window.get(), &gui::MainWindow::settingsApplied, f.window.get(),
                         [&](const gui::Settings& typed) {
                             QVERIFY(f.engine.calls().empty());
                             sources.push_back(typed.source);
                         });
        f.trigger(u"historyAction"_s);
        auto* dialog = f.find<QDialog>(u"historyDialog"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(sources, std::vector<gui::FeedSource>{gui::FeedSource::Bitstamp});
        QCOMPARE(f.engine.calls().size(), std::size_t(1));
        QVERIFY(f.engine.calls().front().starts_with("backfill bitstamp from "));
        QVERIFY(!f.find<QAction>(u"historyAction"_s)->isEnabled()); // until it is answered
        QVERIFY(f.engine.answerBackfill(core::failure(core::ErrorKind::InvalidArgument, "from: too early")));
        QTRY_VERIFY(f.shows(u"messageBar"_s));
        QVERIFY(f.find<QAction>(u"historyAction"_s)->isEnabled());
    }

    void theBatchDialogLeadsHere()
    {
        WindowFixture f;
        f.trigger(u"batchAction"_s);
        QTest::mouseClick(f.find<QDialog>(u"batchDialog"_s)->findChild<QPushButton*>(u"historyButton"_s),
                          Qt::LeftButton);
        QVERIFY(f.shows(u"historyDialog"_s));
    }

    void sourcesHaveNames()
    {
        for (std::size_t i = 0; i < gui::kFeedSourceCount; ++i) {
            const auto source = static_cast<gui::FeedSource>(i);
            QCOMPARE(gui::feedSourceFrom(gui::feedSourceName(source)), source);
        }
        QCOMPARE(gui::feedSourceFrom(u"my-file"), gui::FeedSource::CoinGecko);
    }
};

QTEST_MAIN(TestHistoryDialog)
#include "tst_historydialog.moc"
