#pragma once

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTextStream>
#include <memory>

namespace cryptopulse::system_test {

using namespace Qt::StringLiterals;

/// The environment of a started program: ours, less everything that could steer it.
inline QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys()) {
        if (name.startsWith(u"CRYPTOPULSE_"_s) || name.startsWith(u"COINGECKO_"_s) ||
            name.endsWith(u"_BASE_URL"_s) || name.endsWith(u"_proxy"_s))
            environment.remove(name);
    }
    return environment;
}

/// A program that says an address when it is ready, and is ended with this object.
class Started
{
public:
    Started(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments);
        static const QRegularExpression address(u"http://[0-9.]+:[0-9]+"_s);
        QByteArray said;
        while (m_url.isEmpty() && m_process.waitForReadyRead(60'000)) {
            said += m_process.readAll();
            if (const auto match = address.match(QString::fromLocal8Bit(said));
                match.hasMatch() && said.contains('\n'))
                m_url = QUrl(match.captured());
        }
        if (m_url.isEmpty())
            qWarning().noquote() << program << "did not start:" << said << m_process.readAll();
    }
    ~Started() { end(); }

    [[nodiscard]] QUrl url() const { return m_url; }

    /// Asks it to end and answers its exit code.
    int end()
    {
        if (m_process.state() == QProcess::NotRunning)
            return m_process.exitCode();
        m_process.terminate();
        if (!m_process.waitForFinished(60'000))
            m_process.kill();
        m_process.waitForFinished(10'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

private:
    QProcess m_process;
    QUrl m_url;
};

struct Answer {
    int status = 0;
    QByteArray bytes;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(bytes).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(bytes).array(); }
};

/// One request, waited for.
inline Answer ask(const QUrl& base, const QByteArray& method, const QString& path,
                  const QByteArray& body = {})
{
    QNetworkAccessManager network;
    QNetworkRequest request(base.resolved(QUrl(path)));
    request.setTransferTimeout(60'000);
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

struct Finished {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

/// A command that runs to its end.
inline Finished run(const QString& program, const QStringList& arguments,
                    const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// @p count minutes of prices as a CSV file: wavy, so that there is something to train on.
inline bool writePrices(const QString& path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QTextStream out(&file);
    out << "time,price\n";
    for (int i = 0; i < count; ++i)
        out << 1'693'526'400'000LL + 60'000LL * i << ',' << 26'000 + (i * 37) % 101 + (i * i * 13) % 29
            << '\n';
    return true;
}

} // namespace cryptopulse::system_test
