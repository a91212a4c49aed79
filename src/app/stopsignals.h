#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace cryptopulse::app {

/// Turns SIGINT and SIGTERM into a signal of Qt. One at a time in a program.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

Q_SIGNALS:
    void stopRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace cryptopulse::app
