#pragma once

#include "gui/notices.h"
#include "look/theme.h"

#include <QFrame>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class MessageBar;
}

/// One quiet line about what went wrong and what helps. Hidden when all is well.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    ~MessageBar() override;

    /// @p retry: when a lost server is tried again, if it is known.
    void present(const Notices& notices, std::optional<core::UtcTime> retry, core::UtcTime now);
    void setColours(const look::Colours& colours);

Q_SIGNALS:
    void dismissed();

private:
    const std::unique_ptr<Ui::MessageBar> m_ui;
};

} // namespace cryptopulse::gui
