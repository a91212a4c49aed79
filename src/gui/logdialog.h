#pragma once

#include "core/result.h"
#include "gui/logsource.h"

#include <QDialog>
#include <QTimer>
#include <deque>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class LogDialog;
}

/// The newest lines of the log as they come, by level and text; can be copied and saved. Says where more of
/// it is kept.
class LogDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostLines = 2'000;

    /// @p source outlives the dialog.
    explicit LogDialog(const LogSource& source, QWidget* parent = nullptr);
    ~LogDialog() override;

    /// Shows what another one shows, where it stands.
    void takeOver(const LogDialog& former);

    /// The lines that are shown, as text.
    [[nodiscard]] QString shownText() const;

    /// Writes the lines that are shown to a file. Error: Storage, a sentence for the reader.
    [[nodiscard]] core::Result<void> saveTo(const QString& path) const;

private:
    void setUpFilters();
    void read();
    void append(const LogLine& line);
    void showAll();
    void showState();
    [[nodiscard]] bool matches(const LogLine& line) const;
    void copy();
    void save();
    void openFolder();

    const LogSource& m_source;
    const std::unique_ptr<Ui::LogDialog> m_ui;
    std::deque<LogLine> m_lines;
    std::uint64_t m_lastNumber = 0;
    int m_shown = 0;
    QTimer m_reading; // one reading for a burst of lines
};

} // namespace cryptopulse::gui
