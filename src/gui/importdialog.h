#pragma once

#include "core/clock.h"
#include "core/pricefile.h"
#include "engine/engine.h"

#include <QDialog>
#include <memory>

class QComboBox;

namespace cryptopulse::gui {

namespace Ui {
class ImportDialog;
}

/// Shows how a file of prices would be understood, lets that be corrected, and asks whether to import it. The
/// file is read beside the window's thread, and only its beginning.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p series is where the prices will go. @p clock outlives the dialog.
    ImportDialog(core::SeriesKey series, const core::Clock& clock, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// Looks at a file, in the place of another if there was one.
    void load(const QString& path);

    [[nodiscard]] engine::ImportRequest request() const;

private:
    void setUpChoices();
    void look(); ///< at the file, as it is to be understood now
    void present(const core::Result<core::FilePreview>& preview);
    void presentChoices(const core::FilePreview& preview);
    void presentColumns(QComboBox& box, const core::FilePreview& preview, std::size_t recognised);
    void presentTable(const core::FilePreview& preview);
    void presentRow(int row, const core::PreviewRow& line, const core::FilePreview& preview);
    void presentPlan(const core::FilePreview& preview);
    void presentFailure(const core::Error& error);
    [[nodiscard]] core::ImportMapping mapping() const;

    const std::unique_ptr<Ui::ImportDialog> m_ui;
    const core::SeriesKey m_series;
    const core::Clock& m_clock;
    QString m_path;
    int m_asked = 0; ///< counts the looks: an answer to an earlier one is dropped
};

} // namespace cryptopulse::gui
