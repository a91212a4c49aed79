#pragma once

#include "engine/snapshot.h"

#include <QFrame>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class WelcomePage;
}

/// The first screen: there are no prices, and this is what to do about it.
class WelcomePage final : public QFrame
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);
    ~WelcomePage() override;

    /// @p collecting: the schedule runs already. @p fetching: a price has been asked for.
    void present(bool collecting, bool fetching);
    /// A server that does not answer may well have prices: then there is nothing to begin with here.
    void presentConnection(const engine::Connection& connection, const core::SeriesKey& series);

Q_SIGNALS:
    void autoRequested();
    void collectRequested();
    void historyRequested();

private:
    [[nodiscard]] static QString waitingText(const engine::Connection& connection);

    const std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace cryptopulse::gui
