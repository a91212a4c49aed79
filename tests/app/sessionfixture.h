#pragma once

#include "app/fakesecrets.h"
#include "app/homefolder.h"
#include "app/logbook.h"
#include "app/window/logfeed.h"
#include "app/window/session.h"
#include "support/fakeengine.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>

namespace cryptopulse::tests {

using namespace Qt::StringLiterals;

inline const std::array kSessionOptions{
    app::Option{"port"_L1, "CRYPTOPULSE_PORT"_L1, "api/port"_L1, "PORT"_L1, "8000"_L1, ""_L1},
    app::Option{"host"_L1, "CRYPTOPULSE_HOST"_L1, "api/host"_L1, "ADDRESS"_L1, "127.0.0.1"_L1, ""_L1},
    app::Option{"token-file"_L1, {}, "api/token_file"_L1, "FILE"_L1, {}, ""_L1},
    app::Option{"allow-origin"_L1, {}, "api/allow_origin"_L1, "ORIGINS"_L1, {}, ""_L1},
    app::Option{"interval"_L1, {}, "feed/interval"_L1, "SECONDS"_L1, "60"_L1, ""_L1},
};

/// A session on a home of its own; the home comes by the environment only where a test says so.
struct SessionFixture {
    explicit SessionFixture(const QByteArray& file = "[feed]\nsource=demo\n[api]\nport=0\n",
                            const QStringList& arguments = {})
        : feed(book)
    {
        app::chooseHome(folder.filePath(QStringLiteral("home")));
        QDir().mkpath(folder.filePath(QStringLiteral("home/data")));
        QFile settings(folder.filePath(QStringLiteral("home/data/cryptopulse.ini")));
        if (settings.open(QIODevice::WriteOnly))
            settings.write(file);
        settings.close();
        QCommandLineParser parser;
        app::Configuration::declare(parser, app::globalOptions());
        app::Configuration::declare(parser, kSessionOptions);
        parser.parse(QStringList{QStringLiteral("cryptopulse")} + arguments);
        configuration = std::make_unique<app::Configuration>(parser, kSessionOptions);
        auto begun = app::Session::onThisMachine({*configuration, clock, secrets, feed}, nullptr);
        if (!begun)
            qFatal("%s", begun.error().detail.c_str());
        session = *std::move(begun);
    }

    [[nodiscard]] bool answers(const QString& address) const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(QUrl(address).port()));
        return socket.waitForConnected(5'000);
    }
    [[nodiscard]] QByteArray file() const
    {
        configuration->settings().sync();
        QFile settings(configuration->settings().fileName());
        return settings.open(QIODevice::ReadOnly) ? settings.readAll() : QByteArray();
    }
    [[nodiscard]] std::string storage() const { return session->engine().snapshot()->storageLocation; }

    QTemporaryDir folder;
    core::SystemClock clock;
    FakeSecrets secrets;
    app::Logbook book;
    app::LogFeed feed;
    std::unique_ptr<app::Configuration> configuration;
    std::unique_ptr<app::Session> session;
};

/// A session on the engine of another machine, which the test plays.
struct RemoteFixture {
    explicit RemoteFixture(const QByteArray& file = {}, app::Session::ServerAssets assets = {})
        : feed(book)
    {
        app::chooseHome(folder.path());
        QDir(folder.path()).mkpath(QStringLiteral("data"));
        QFile settings(folder.filePath(QStringLiteral("data/cryptopulse.ini")));
        if (settings.open(QIODevice::WriteOnly))
            settings.write(file);
        settings.close();
        QCommandLineParser parser;
        app::Configuration::declare(parser, app::globalOptions());
        app::Configuration::declare(parser, kSessionOptions);
        parser.parse({QStringLiteral("cryptopulse")});
        configuration = std::make_unique<app::Configuration>(parser, kSessionOptions);
        auto fake = std::make_unique<support::FakeEngine>();
        engine = fake.get();
        session = app::Session::onServer({*configuration, clock, secrets, feed}, std::move(fake),
                                         QStringLiteral("http://elsewhere:8000"), std::move(assets));
    }

    void showInterval(std::chrono::seconds interval) const
    {
        engine::Snapshot snapshot;
        snapshot.connection.address = "http://elsewhere:8000";
        snapshot.feed.interval = interval;
        engine->show(snapshot);
    }
    [[nodiscard]] QByteArray file() const
    {
        configuration->settings().sync();
        QFile settings(configuration->settings().fileName());
        return settings.open(QIODevice::ReadOnly) ? settings.readAll() : QByteArray();
    }

    QTemporaryDir folder;
    core::SystemClock clock;
    FakeSecrets secrets;
    app::Logbook book;
    app::LogFeed feed;
    std::unique_ptr<app::Configuration> configuration;
    support::FakeEngine* engine = nullptr; // the session's
    std::unique_ptr<app::Session> session;
};

/// What is called so in the window of a session.
template <typename T>
T& find(app::Session& session, const QString& name)
{
    T* found = session.window().findChild<T*>(name);
    if (!found)
        qFatal("no %s in the window", qPrintable(name));
    return *found;
}

} // namespace cryptopulse::tests
