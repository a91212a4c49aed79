// Saves pictures of the pages of judgements, for people to look at: cp-page-pictures OUTDIR [LANGUAGE] (scale
// by QT_SCALE_FACTOR).

#include "app/window/translations.h"
#include "pages/backtestpage.h"
#include "pages/evaluationpage.h"
#include "pages/judged.h"
#include "pages/leaklabpage.h"
#include "support/picturecall.h"

#include <QApplication>
#include <QVBoxLayout>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

/// One page in a window of its own, as the application's windows look.
class Studio
{
public:
    explicit Studio(QString folder)
        : m_folder(std::move(folder))
    {
    }

    template <typename PageType>
    void take(const QString& name, const engine::Snapshot& snapshot) const
    {
        for (const auto theme : {look::Choice::Light, look::Choice::Dark}) {
            for (const QSize size : {QSize(920, 640), QSize(1560, 920), QSize(528, 480)}) {
                QWidget window;
                window.setObjectName(u"mainWindow"_s);
                auto* layout = new QVBoxLayout(&window);
                layout->setContentsMargins({});
                auto* page = new PageType;
                layout->addWidget(page);
                look::apply(window, look::colours(theme));
                page->setColours(look::colours(theme));
                page->present(snapshot, kNow);
                window.resize(size);
                window.show();
                for (int i = 0; i < 3; ++i)
                    QCoreApplication::processEvents(); // a picture program, not a test
                const QString file =
                    u"%1/%2-%3-%4"_s.arg(m_folder, name, look::choiceName(theme)).arg(size.width());
                if (!window.grab().save(file + u".png"_s) || !page->picture().save(file + u"-all.png"_s))
                    qWarning("%s was not saved", qPrintable(file));
            }
        }
    }

private:
    QString m_folder;
};

engine::JobStatus running(engine::JobKind kind)
{
    engine::JobStatus job;
    job.id = "job-1";
    job.kind = kind;
    return job;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setStyle(u"Fusion"_s);
    const auto [folder, language] =
        support::pictureCall(application, u"Saves pictures of the pages of judgements."_s);
    app::Translations translations;
    translations.use(language);
    const Studio studio(folder);
    engine::Snapshot snapshot;
    snapshot.samples = tests::minutes(12, kNow);
    studio.take<pages::EvaluationPage>(u"evaluation-empty"_s, snapshot);
    studio.take<pages::BacktestPage>(u"backtest-empty"_s, snapshot);
    studio.take<pages::LeakLabPage>(u"leaklab-empty"_s, snapshot);
    snapshot.evaluation = tests::evaluate(snapshot.samples, {}, kNow - 3min);
    snapshot.backtest =
        tests::backtest(snapshot.samples, {.model = "seed", .options = {.threshold = 0.51}}, kNow - 2h);
    snapshot.leakLab = tests::leakLab(snapshot.samples, kNow - 5min);
    studio.take<pages::EvaluationPage>(u"evaluation"_s, snapshot);
    studio.take<pages::BacktestPage>(u"backtest"_s, snapshot);
    studio.take<pages::LeakLabPage>(u"leaklab"_s, snapshot);
    const auto persistent = tests::minutes(40, kNow, 0.53);
    engine::Evaluation doubtful = *tests::evaluate(persistent, {.controls = true}, kNow - 40s);
    doubtful.warnings = {engine::kPriorSawThis};
    snapshot.evaluation = std::make_shared<const engine::Evaluation>(doubtful);
    snapshot.backtest = tests::backtest(
        persistent, {.options = {.threshold = 0.55, .feeBp = 0.5, .slippageBp = 0, .shortToo = true}}, kNow);
    snapshot.jobs = {running(engine::JobKind::Evaluate), running(engine::JobKind::Backtest),
                     running(engine::JobKind::LeakLab)};
    studio.take<pages::EvaluationPage>(u"evaluation-running"_s, snapshot);
    studio.take<pages::BacktestPage>(u"backtest-running"_s, snapshot);
    studio.take<pages::LeakLabPage>(u"leaklab-running"_s, snapshot);
    return 0;
}
