#pragma once

#include "engine/engine.h"

#include <QDialog>
#include <memory>
#include <string>

namespace cryptopulse::gui {

namespace Ui {
class HistoryDialog;
}

/// Asks whose past prices to fetch, and how far back.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Context {
        core::SeriesKey shown; ///< by the window
        bool canSwitch = true; ///< whether live prices can be taken from elsewhere
        core::UtcTime now;
        bool missingOnly = false; ///< begins with what is missing of that series
    };
    explicit HistoryDialog(Context context, QWidget* parent = nullptr);
    ~HistoryDialog() override;

    [[nodiscard]] engine::BackfillRequest request() const;
    /// Whether live prices are to come from there, too.
    [[nodiscard]] bool goesLive() const;

private:
    [[nodiscard]] QString quotedIn(std::string_view venue) const;
    [[nodiscard]] std::string venue() const;
    [[nodiscard]] core::UtcTime from() const;
    void fillBoxes();
    void beginWithMissing();
    void review();
    [[nodiscard]] QString estimate() const;
    [[nodiscard]] QString consequence() const;

    const std::unique_ptr<Ui::HistoryDialog> m_ui;
    const Context m_context;
};

} // namespace cryptopulse::gui
