#pragma once

#include "engine/snapshot.h"

#include <QFrame>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class ModelPanel;
}

/// What the current model scored on rows it had not seen, beside what needs no model at all.
class ModelPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit ModelPanel(QWidget* parent = nullptr);
    ~ModelPanel() override;

    void present(const engine::Snapshot& snapshot, core::UtcTime now);

    /// The comparison with always saying the more common direction, in plain words.
    [[nodiscard]] static QString verdict(const engine::ModelCard& card);

private:
    const std::unique_ptr<Ui::ModelPanel> m_ui;
};

} // namespace cryptopulse::gui
