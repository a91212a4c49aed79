// The pages of the window beside the chart: turning them, what they ask for, saving what they show.

#include "gui/chartpage.h"
#include "gui/commands.h"
#include "gui/mainwindow.h"
#include "gui/pagebook.h"
#include "gui/pricesaver.h"
#include "look/words.h"
#include "pages/page.h"
#include "ui_mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {
const QString kPageKey = u"window/page"_s;
const QString kLeadKey = u"window/lead"_s;
} // namespace

void MainWindow::setUpPages()
{
    m_saver = new PriceSaver(*this);
    m_book = new PageBook(*m_ui->pageTabs, *m_ui->pages, *m_ui->welcomePage, this);
    m_book->add(*m_ui->chartPage, action(Act::PricesPage));
    m_book->add(*m_ui->modelPage, action(Act::ModelPage));
    m_book->add(*m_ui->scorecardPage, action(Act::ScorecardPage));
    m_book->add(*m_ui->evaluationPage, action(Act::EvaluationPage));
    m_book->add(*m_ui->backtestPage, action(Act::BacktestPage));
    m_book->add(*m_ui->leakLabPage, action(Act::LeakLabPage));
    connect(m_ui->evaluationPage, &pages::EvaluationPage::evaluateRequested, m_commands, &Commands::evaluate);
    connect(m_ui->evaluationPage, &pages::EvaluationPage::reportRequested, this, &MainWindow::saveReport);
    connect(m_saver, &PriceSaver::done, this, &MainWindow::tellSavedPrices);
    connect(&action(Act::SaveReport), &QAction::triggered, this, &MainWindow::saveReport);
    connect(m_ui->backtestPage, &pages::BacktestPage::backtestRequested, m_commands, &Commands::backtest);
    connect(m_ui->leakLabPage, &pages::LeakLabPage::leakLabRequested, m_commands, &Commands::leakLab);
}

void MainWindow::restorePages()
{
    leadWith(m_settings.value(kLeadKey).toString() == "simple"_L1 ? Lead::Simple : Lead::Adaptive);
    m_book->turnTo(m_settings.value(kPageKey).toString());
    connect(m_book, &PageBook::turned, this, [this] {
        m_settings.setValue(kPageKey, m_book->name());
        present();
    });
}

void MainWindow::leadWith(Lead lead)
{
    m_lead = lead;
    m_settings.setValue(kLeadKey, lead == Lead::Simple ? u"simple"_s : u"adaptive"_s);
    action(Act::LeadSimple).setChecked(lead == Lead::Simple);
    m_ui->scorecardPage->choose(lead == Lead::Simple ? u"seed"_s : u"adaptive"_s);
    if (m_snapshot)
        present();
}

void MainWindow::copyPicture()
{
    if (const pages::Page* page = m_book->page())
        QApplication::clipboard()->setImage(page->picture());
    else
        m_ui->chartPage->copyImage();
    say(tr("Copied the picture."));
}

void MainWindow::savePicture()
{
    const pages::Page* page = m_book->page();
    QString path = QFileDialog::getSaveFileName(this, tr("Save picture"),
                                                page ? page->fileName(u"png"_s) : tr("chart.png"),
                                                page ? tr("Pictures (*.png)") : tr("Pictures (*.png *.svg)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += u".png"_s;
    showSaved((page ? page->savePicture(path) : m_ui->chartPage->exportImage(path)).map([&] {
        return tr("Saved %1.").arg(path);
    }));
}

void MainWindow::saveReport()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save report"), tr("evaluation.html"), tr("Pages (*.html)"));
    if (path.isEmpty())
        return;
    m_ui->evaluationPage->present(*m_snapshot, m_clock.now()); // it may not have been in sight since
    showSaved(m_ui->evaluationPage->saveReport(path).map([&] { return tr("Saved %1.").arg(path); }));
}

void MainWindow::saveData()
{
    const pages::Page* page = m_book->page();
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save data"), page ? page->fileName(u"csv"_s) : tr("prices.csv"),
        page ? tr("Lines of values (*.csv)") : tr("Lines of time,price, packed or not (*.csv *.csv.gz)"));
    if (path.isEmpty())
        return;
    if (!page) {
        const auto [from, to] = m_ui->chartPage->timesInSight();
        return m_saver->save(m_snapshot->samples, from, to, path);
    }
    showSaved(page->saveData(path).map([&](std::size_t rows) {
        return rows == 1 ? tr("Saved one value to %1.").arg(path)
                         : tr("Saved %1 values to %2.").arg(look::Words::count(rows), path);
    }));
}

void MainWindow::tellSavedPrices(const core::Result<std::size_t>& saved, const QString& path)
{
    if (!saved && saved.error().kind == core::ErrorKind::Cancelled)
        return say(tr("Stopped; nothing was saved."));
    showSaved(saved.map([&](std::size_t rows) {
        return rows == 1 ? tr("Saved one price to %1.").arg(path)
                         : tr("Saved %1 prices to %2.").arg(look::Words::count(rows), path);
    }));
}

} // namespace cryptopulse::gui
