#pragma once

#include "core/error.h"
#include "engine/care.h"

#include <QDialog>
#include <memory>
#include <optional>

class QPushButton;

namespace cryptopulse::gui {

namespace Ui {
class CompactDialog;
}

/// What the dialog begins with.
struct CompactContext {
    core::RetentionRules rules;
    bool daily = false; ///< they are followed once a day
    QString dailyLock;  ///< why that is not for this window to say; empty: it is
};

/// Rules for old prices: shows what would go, then lets it be deleted, and keeps the rules. Nothing can be
/// deleted, now or once a day, that was not shown.
class CompactDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CompactDialog(CompactContext context, QWidget* parent = nullptr);
    ~CompactDialog() override;

    [[nodiscard]] core::RetentionRules rules() const;

    /// Old prices are being looked at, or deleted.
    void setWorking(bool working);
    /// What would go, or went.
    void present(const engine::CompactReport& report);

Q_SIGNALS:
    /// What would go is to be shown with present().
    void planWanted(const cryptopulse::core::RetentionRules& rules);
    void compactWanted(const cryptopulse::core::RetentionRules& rules);
    /// The rules are to be kept, and followed once a day or not.
    void kept(const cryptopulse::core::RetentionRules& rules, bool daily);

private:
    void setUpButtons();
    void fillTable(const engine::CompactReport& report);
    void review();
    void keep();
    [[nodiscard]] QString note(bool isShown) const;

    const std::unique_ptr<Ui::CompactDialog> m_ui;
    CompactContext m_context; // the rules as they are kept
    std::optional<engine::CompactReport> m_report;
    bool m_isWorking = false;
    QPushButton* m_showButton = nullptr;
    QPushButton* m_deleteButton = nullptr;
    QPushButton* m_keepButton = nullptr;
};

} // namespace cryptopulse::gui
