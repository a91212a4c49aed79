#include "gui/pricesaver.h"

#include "engine/pricefiles.h"
#include "engine/whendone.h"

#include <QFileInfo>
#include <QProgressDialog>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

/// Shows itself when the work turns out to take a while, and stops it when that is wished.
void showProgress(const QFuture<core::Result<std::size_t>>& work, const QString& path, QWidget& window)
{
    auto* dialog = new QProgressDialog(PriceSaver::tr("Saving prices to %1…").arg(QFileInfo(path).fileName()),
                                       PriceSaver::tr("Cancel"), 0, 1, &window);
    dialog->setObjectName(u"savingDialog"_s);
    dialog->setWindowTitle(PriceSaver::tr("Save data"));
    auto* watcher = new QFutureWatcher<core::Result<std::size_t>>(dialog);
    QObject::connect(watcher, &QFutureWatcherBase::progressRangeChanged, dialog, &QProgressDialog::setRange);
    QObject::connect(watcher, &QFutureWatcherBase::progressValueChanged, dialog, &QProgressDialog::setValue);
    QObject::connect(watcher, &QFutureWatcherBase::finished, dialog, &QObject::deleteLater);
    QObject::connect(dialog, &QProgressDialog::canceled, watcher, &QFutureWatcherBase::cancel);
    watcher->setFuture(work);
}

} // namespace

PriceSaver::PriceSaver(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
}

void PriceSaver::save(core::SeriesView samples, core::UtcTime from, core::UtcTime to, const QString& path)
{
    const auto work = engine::savePrices(std::move(samples), from, to, path);
    showProgress(work, path, m_window);
    engine::whenDone(work, this,
                     [this, path](const core::Result<std::size_t>& rows) { Q_EMIT done(rows, path); });
}

} // namespace cryptopulse::gui
