#pragma once

#include "engine/engine.h"

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class ImportReportDialog;
}

/// What became of the lines of a file, with details that can be copied.
class ImportReportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportReportDialog(const engine::ImportSummary& summary, const core::SeriesKey& series,
                       QWidget* parent = nullptr);
    ~ImportReportDialog() override;

private:
    void copy();

    const std::unique_ptr<Ui::ImportReportDialog> m_ui;
};

} // namespace cryptopulse::gui
