#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

namespace cryptopulse::app {

/// Makes the window the only one on its data folder. A later one asks the first to come to the front.
///
/// Who holds the lock file is the first. The system tells whether the holder still runs, so what a crash
/// leaves behind, lock and socket, is no obstacle.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First,     ///< nobody else is on this folder; others are listened for
        Later,     ///< another one is
        Unlimited, ///< nothing can be written there to tell: go on without
    };

    /// @p home: the data folder, which is made if need be.
    explicit SingleInstance(const QString& home);
    ~SingleInstance() override;

    [[nodiscard]] Role role() const { return m_role; }

    /// For a later one: asks the first to raise its window and waits for its answer, a few seconds at most.
    [[nodiscard]] bool askFirst() const;

Q_SIGNALS:
    void raiseRequested();

private:
    void listen();
    void answer();

    const QString m_address;
    QLockFile m_lock;
    QLocalServer m_server;
    Role m_role = Role::Unlimited;
};

} // namespace cryptopulse::app
