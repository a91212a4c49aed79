#include "app/window/translations.h"
#include "pages/judged.h"
#include "pages/leaklabpage.h"
#include "pages/pagefixture.h"

#include <QTemporaryDir>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using evaluation::kUndefined;
using pages::LeakLabPage;
using Fixture = tests::PageFixture<LeakLabPage>;

namespace {

engine::LeakPtr report(std::vector<evaluation::LeakRow> learners)
{
    return std::make_shared<const engine::LeakReport>(
        engine::LeakReport{tests::kNow - std::chrono::minutes(5),
                           {"bitcoin", "usd", "coingecko"},
                           *core::Step::fromName("1m"),
                           {.rows = 12'345, .folds = 5, .learners = std::move(learners)}});
}

engine::LeakPtr usual()
{
    return report({{"memory", 0.897, 0.91, 0.501, 0.502}, {"logistic", 0.52, 0.53, 0.515, 0.521}});
}

} // namespace

class TestLeakLabPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_translations.use(u"en"_s); }

    /// What leaks is explained before anything was run.
    void emptyItExplains()
    {
        Fixture f;
        QVERIFY(f.shows(u"emptyCard"_s) && f.shows(u"explainCard"_s));
        QVERIFY(!f.shows(u"verdictCard"_s) && !f.shows(u"leakFigure"_s) && !f.shows(u"leakTable"_s));
        QVERIFY(!f.page->hasContent());
    }

    void whileItRunsThereIsNoSecondRun()
    {
        Fixture f;
        f.run(engine::JobKind::LeakLab);
        QVERIFY(!f.find<QAbstractButton>(u"runButton"_s)->isEnabled() && f.shows(u"runningLabel"_s));
    }

    void theRequestCarriesTheStep()
    {
        Fixture f;
        std::vector<core::StepChoice> asked;
        connect(f.page, &LeakLabPage::leakLabRequested, this,
                [&asked](core::StepChoice step) { asked.push_back(step); });
        f.click(u"runButton"_s);
        f.choose(u"stepBox"_s, u"1h"_s);
        f.click(u"runButton"_s);
        QCOMPARE(asked, (std::vector<core::StepChoice>{std::nullopt, core::Step::fromName("1h")}));
    }

    void claimedStandsBesideTrue()
    {
        Fixture f;
        f.page->setObjectName(u"leakLabPage"_s);
        f.snapshot.leakLab = usual();
        f.present();
        const plots::Figure& figure = f.figure(u"leakFigure"_s);
        QCOMPARE(figure.bars.size(), 2U);
        QCOMPARE(figure.y.categories.size(), 4);
        QCOMPARE(figure.bars[1].values.front(), 89.7); // read first: what the learner that remembers claims
        QCOMPARE(figure.bars[0].values.front(), 50.1);
        QVERIFY(figure.bars[0].fill != figure.bars[1].fill);
        QVERIFY(f.text(u"memoryAccuracy_0"_s).startsWith(u"89.7"_s));
        QVERIFY(f.text(u"memoryAccuracy_1"_s).startsWith(u"50.1"_s));
        QCOMPARE(f.text(u"logisticAuc_0"_s), u"53.0\u00a0%"_s); // as in the figure
        QCOMPARE(f.text(u"logisticAuc_2"_s), u"0.9 points"_s);
        QCOMPARE(f.page->fileName(u"png"_s), u"leak-lab.png"_s);
        QVERIFY(f.text(u"subjectLabel"_s).contains(u"12,345"_s));
    }

    void whatIsUndefinedIsADashAndNoBar()
    {
        Fixture f;
        f.snapshot.leakLab = report({{"memory", 0.897, kUndefined, 0.501, kUndefined}});
        f.present();
        QCOMPARE(f.text(u"memoryAuc_0"_s), u"–"_s);
        QCOMPARE(f.text(u"memoryAuc_2"_s), u"–"_s);
        QCOMPARE(f.figure(u"leakFigure"_s).y.categories.size(), 1);
    }

    void itIsWhatTheLabComesTo()
    {
        Fixture f;
        f.snapshot.leakLab = tests::leakLab(tests::minutes(2, tests::kNow), tests::kNow);
        f.present();
        QVERIFY(f.text(u"headlineLabel"_s).startsWith(u"Shuffling makes up"_s));
        const QTemporaryDir folder;
        QVERIFY(f.page->savePicture(folder.filePath(u"a.png"_s)).has_value());
        QVERIFY(!QImage(folder.filePath(u"a.png"_s)).isNull());
        QCOMPARE(f.page->saveData(folder.filePath(u"a.csv"_s)).value(), 10U); // eight bars and a line
    }

    void everyControlIsNamed()
    {
        Fixture f;
        f.snapshot.leakLab = usual();
        f.present();
        QCOMPARE(tests::namelessControls(*f.page), QStringList());
    }

    void itsTextsFit_data() { tests::addLanguagesAndSizes(); }
    void itsTextsFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_translations.use(language);
        Fixture f(size);
        QTRY_VERIFY2(tests::cutTexts(*f.page).isEmpty(), qPrintable(tests::cutTexts(*f.page).join(u"; "_s)));
        f.snapshot.leakLab = usual();
        f.run(engine::JobKind::LeakLab);
        QTRY_VERIFY2(tests::cutTexts(*f.page).isEmpty(), qPrintable(tests::cutTexts(*f.page).join(u"; "_s)));
    }

private:
    app::Translations m_translations;
};

QTEST_MAIN(TestLeakLabPage)
#include "tst_leaklabpage.moc"
