#include "support/postgresserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUrl>
#include <QtDebug>
#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000; // ms, of a slow machine

/// Who is to run the server: root may not.
const passwd* servant()
{
    if (geteuid() != 0)
        return nullptr;
    const passwd* const own = getpwnam("postgres");
    return own ? own : getpwnam("nobody");
}

/// In the new process, before the program: gives up root, and ends when the test does.
void humble(QProcess& process, const QString& folder)
{
    process.setWorkingDirectory(folder);
    const passwd* const user = servant();
    const uid_t uid = user ? user->pw_uid : geteuid();
    const gid_t gid = user ? user->pw_gid : getegid();
    process.setChildProcessModifier([uid, gid] {
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(gid) != 0 || setuid(uid) != 0))
            _exit(1);
        prctl(PR_SET_PDEATHSIG, SIGINT);
    });
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes, QIODevice::OpenMode mode)
{
    QFile file(path);
    return file.open(mode) && file.write(bytes) == bytes.size();
}

} // namespace

QString PostgresServer::binaries()
{
    QStringList folders;
    const QDir debian(u"/usr/lib/postgresql"_s);
    for (const QString& version : debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.prepend(debian.filePath(version + u"/bin"_s));
    QString found = QStandardPaths::findExecutable(u"initdb"_s);
    if (found.isEmpty() && !folders.isEmpty())
        found = QStandardPaths::findExecutable(u"initdb"_s, folders);
    return found.isEmpty() ? QString() : QFileInfo(found).canonicalPath();
}

PostgresServer::PostgresServer()
{
    humble(m_process, m_folder.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    if (!initialise() || !start())
        qWarning("the PostgreSQL server could not be started");
}

PostgresServer::~PostgresServer()
{
    if (!isRunning())
        return;
    ::kill(pid_t(m_process.processId()), SIGINT); // a fast shutdown: connections are cut
    if (!m_process.waitForFinished(kPatience))
        kill();
}

bool PostgresServer::run(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    humble(process, m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(binaries() + u'/' + program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (process.waitForFinished(kPatience) && process.exitCode() == 0)
        return true;
    qWarning().noquote() << program << process.readAll();
    return false;
}

bool PostgresServer::initialise()
{
    if (const passwd* const user = servant();
        user && chown(qPrintable(m_folder.path()), user->pw_uid, user->pw_gid) != 0)
        return false;
    const QString data = m_folder.filePath(u"data"_s);
    if (!run(u"initdb"_s, {u"-D"_s, data, u"-U"_s, u"tester"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s,
                           u"--no-locale"_s, u"--no-sync"_s}))
        return false;
    // What is in the system's memory outlives a killed server: only a power cut would need fsync.
    const QByteArray settings = "listen_addresses = ''\nunix_socket_directories = '" +
                                m_folder.path().toLocal8Bit() +
                                "'\nfsync = off\nfull_page_writes = off\nshared_buffers = 16MB\n";
    return write(data + u"/postgresql.conf"_s, settings, QIODevice::Append) &&
           write(data + u"/pg_hba.conf"_s, "local all keeper scram-sha-256\nlocal all all trust\n",
                 QIODevice::WriteOnly) &&
           run(u"postgres"_s, {u"--single"_s, u"-D"_s, data, u"postgres"_s},
               "CREATE DATABASE tests\nCREATE ROLE keeper LOGIN PASSWORD 'secret;'''\n"
               "CREATE ROLE guest LOGIN\n");
}

bool PostgresServer::start()
{
    m_process.start(binaries() + u"/postgres"_s, {u"-D"_s, m_folder.filePath(u"data"_s)});
    QByteArray said;
    while (!said.contains("ready to accept connections") && m_process.waitForReadyRead(kPatience))
        said += m_process.readAll();
    if (said.contains("ready to accept connections"))
        return true;
    m_process.waitForFinished(kPatience);
    qWarning().noquote() << "postgres:" << said;
    return false;
}

void PostgresServer::kill()
{
    const QString pid = QString::number(m_process.processId());
    const QList<QByteArray> children =
        contents(u"/proc/%1/task/%1/children"_s.arg(pid)).simplified().split(' ');
    m_process.kill(); // first, so that it starts no others
    m_process.waitForFinished(kPatience);
    for (const QByteArray& child : children) {
        if (child.toInt() > 1)
            ::kill(pid_t(child.toInt()), SIGKILL);
    }
    // Another may start only when the last of them is gone.
    for (const QByteArray& child : children) {
        while (child.toInt() > 1 && ::kill(pid_t(child.toInt()), 0) == 0)
            usleep(1'000);
    }
}

QString PostgresServer::address(const QString& user, const QString& password, const QString& database) const
{
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const QString who = password.isEmpty() ? user : user + u':' + encoded(password);
    return u"postgresql://%1@/%2?host=%3"_s.arg(who, database, encoded(m_folder.path()));
}

QString PostgresServer::freshAddress()
{
    const QString schema = u"t%1"_s.arg(++m_schemas);
    const QString name = u"postgresserver"_s;
    bool made = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
        database.setConnectOptions(u"user=tester dbname=tests host="_s + m_folder.path());
        made = database.open() && QSqlQuery(database).exec(u"CREATE SCHEMA "_s + schema);
        if (!made)
            qWarning().noquote() << database.lastError().text();
    }
    QSqlDatabase::removeDatabase(name);
    if (!made)
        return {};
    return address(u"tester"_s, {}, u"tests"_s) + u"&options=-csearch_path%3D"_s + schema;
}

} // namespace cryptopulse::support
