#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace cryptopulse::app {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of Qt and remembers that one came; a second one ends the
/// program. One in a program, made before anything that could be interrupted.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

    /// Whether the program was asked to stop, also while nobody listened.
    [[nodiscard]] bool requested() const noexcept;

Q_SIGNALS:
    void stopRequested();

private:
    bool m_takesHangUp = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace cryptopulse::app
