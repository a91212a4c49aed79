// Where the session's prices are kept: in the data folder, or on a database server, which is tried before it
// is changed to. Its password is kept in the keychain. Nothing here waits.

#include "app/databaseprobe.h"
#include "app/window/session.h"
#include "core/databaseaddress.h"
#include "engine/whendone.h"
#include "gui/explain.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcStore, "cryptopulse.app.database")

const QString kPasswordName = u"database-password"_s;

} // namespace

/// A server is tried first, beside all that goes on: until it has answered, and when it refuses, prices are
/// kept where they were.
void Session::moveDatabase(const gui::Settings& wanted)
{
    if (wanted.database == m_settings.database && wanted.databasePassword == m_settings.databasePassword)
        return;
    const int attempt = ++m_databaseTries;
    if (wanted.database.isEmpty())
        return takeDatabase({}, {});
    m_window->awaitSettings(tr("Connecting to %1 …").arg(wanted.database));
    const QString location = QString::fromStdString(
        core::withPassword(wanted.database.toStdString(), wanted.databasePassword.toStdString()));
    engine::whenDone(probeDatabase(location, m_clock), this,
                     [this, attempt, address = wanted.database,
                      password = wanted.databasePassword](const core::Result<void>& reached) {
                         if (attempt != m_databaseTries)
                             return; // another was wanted meanwhile
                         if (reached)
                             takeDatabase(address, password);
                         else
                             refuseDatabase(reached.error());
                     });
}

void Session::takeDatabase(const QString& address, const QString& password)
{
    gui::Settings wanted = m_settings;
    wanted.database = address;
    wanted.databasePassword = password;
    const bool hadPassword = !m_settings.databasePassword.isEmpty();
    m_trouble = renewEngine(wanted);
    if (m_trouble.isEmpty()) {
        qCInfo(lcStore, "prices are kept in %s now", qUtf8Printable(m_configuration.shownDatabase()));
        if (hadPassword || !password.isEmpty())
            keepPassword(password);
    }
    checkSaved();
    refresh();
    if (m_trouble.isEmpty())
        m_window->endAwaitingSettings();
    else
        m_window->refuseSettings(m_trouble);
}

void Session::refuseDatabase(const core::Error& error)
{
    qCWarning(lcStore, "the database is not changed: %s", error.detail.c_str());
    const QString why = error.kind == core::ErrorKind::InvalidArgument
                            ? tr("This is no address of a database: write one such as %1.")
                                  .arg(u"postgresql://user@host:5432/name"_s)
                            : gui::explain(error, gui::NoticeTopic::Storage).sentence;
    m_trouble = tr("%1 Check address, user and password. Prices are still kept in %2.", "a sentence, a place")
                    .arg(why, m_configuration.shownDatabase());
    if (m_window->isSettingsOpen())
        m_window->refuseSettings(m_trouble);
    else // it was closed meanwhile
        m_window->tell(gui::NoticeTopic::Settings, tr("The database was not changed."), m_trouble);
}

/// Kept beside the address of the settings file; one that is given otherwise brings its own, or ~/.pgpass.
void Session::readPassword()
{
    if (m_settings.database.isEmpty() || !m_settings.databasePassword.isEmpty() ||
        m_configuration.origin("database"_L1) != Origin::SettingsFile)
        return;
    engine::whenDone(m_secrets.read(kPasswordName), this, [this](const core::Result<QString>& read) {
        if (!read)
            qCWarning(lcStore, "the keychain gave no password: %s", read.error().detail.c_str());
        if (!read && read.error().kind != core::ErrorKind::NotFound)
            tellOfPassword(tr("The keychain did not give out the password of the database: unlock it and "
                              "start again, or type the password in the settings."));
        if (!read || read->isEmpty() || m_settings.database.isEmpty() ||
            !m_settings.databasePassword.isEmpty())
            return; // ~/.pgpass may have it; or one was typed meanwhile
        gui::Settings wanted = m_settings;
        wanted.databasePassword = *read;
        static_cast<void>(renewEngine(wanted));
        refresh();
    });
}

void Session::keepPassword(const QString& password)
{
    engine::whenDone(
        m_secrets.write(kPasswordName, password), this, [this](const core::Result<QString>& kept) {
            if (kept) {
                m_passwordNote = kept->isEmpty() ? tr("The password was removed from this system's keychain.")
                                                 : tr("The password is kept in this system's keychain.");
                refresh();
                return;
            }
            qCWarning(lcStore, "the keychain kept no password: %s", kept.error().detail.c_str());
            tellOfPassword(
                kept.error().kind == core::ErrorKind::NotFound
                    ? tr("There is no keychain on this system: the password of the database is used until "
                         "CryptoPulse ends. To keep it, write it into ~/.pgpass.")
                    : tr("The keychain did not keep the password of the database: it is used until "
                         "CryptoPulse "
                         "ends. Unlock the keychain and apply the password again."));
        });
}

/// Something the reader has to act on: it stays until it is dismissed.
void Session::tellOfPassword(const QString& sentence)
{
    m_passwordNote = sentence;
    refresh();
    m_window->tell(gui::NoticeTopic::Key, sentence);
}

} // namespace cryptopulse::app
