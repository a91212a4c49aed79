// The provider's key: read from the keychain at the start, kept there when it is changed. Neither waits.

#include "app/engines.h"
#include "app/window/session.h"
#include "engine/whendone.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcKey, "cryptopulse.app.key")

const QString kKeyName = u"coingecko-api-key"_s;

} // namespace

bool Session::needsKey() const
{
    return gui::asksCoinGecko(m_settings) && m_settings.plan != gui::Plan::Keyless;
}

void Session::readKey()
{
    if (!m_remote.isEmpty() || !m_settings.apiKey.isEmpty())
        return;
    engine::whenDone(m_secrets.read(kKeyName), this,
                     [this](const core::Result<QString>& read) { takeKey(read); });
}

void Session::takeKey(const core::Result<QString>& read)
{
    if (!m_settings.apiKey.isEmpty())
        return; // one was typed meanwhile
    if (!read) {
        qCWarning(lcKey, "the keychain gave no key: %s", read.error().detail.c_str());
        tellOfKey(
            read.error().kind == core::ErrorKind::NotFound
                ? tr("There is no keychain on this system to read the CoinGecko key from: give it by the "
                     "environment variable COINGECKO_API_KEY or a key file (--coingecko-key-file).")
                : tr("The keychain did not give out the CoinGecko key: unlock it and start again, or "
                     "type the key in the settings."));
        return;
    }
    if (read->isEmpty()) {
        // One that is locked and stays so is not told from none.
        if (needsKey())
            tellOfKey(tr(
                "This plan needs a CoinGecko key: type it in the settings. The keychain gave none: there is "
                "none in it, or it is locked."));
        return;
    }
    if (needsKey()) {
        gui::Settings wanted = m_settings;
        wanted.apiKey = *read;
        if (!renewEngine(wanted).isEmpty())
            return;
    }
    m_settings.apiKey = *read; // for the plan that is being chosen
    refresh();
}

void Session::keepKey(const QString& key)
{
    engine::whenDone(m_secrets.write(kKeyName, key), this, [this](const core::Result<QString>& kept) {
        if (!kept)
            qCWarning(lcKey, "the keychain kept no key: %s", kept.error().detail.c_str());
        if (kept) {
            m_keyNote = kept->isEmpty() ? tr("The key was removed from this system's keychain.")
                                        : tr("The key is kept in this system's keychain.");
            refresh();
            m_window->say(m_keyNote);
            Q_EMIT keyTold(m_keyNote);
        } else if (kept.error().kind == core::ErrorKind::NotFound) {
            tellOfKey(
                tr("There is no keychain on this system: the key is used until CryptoPulse ends. To keep "
                   "it, set COINGECKO_API_KEY or use a key file (--coingecko-key-file)."));
        } else {
            tellOfKey(tr("The keychain did not keep the key: it is used until CryptoPulse ends. Unlock the "
                         "keychain and apply the key again."));
        }
    });
}

/// Something the reader has to act on: it stays until it is dismissed.
void Session::tellOfKey(const QString& sentence)
{
    m_keyNote = sentence;
    refresh();
    m_window->tell(gui::NoticeTopic::Key, sentence);
    Q_EMIT keyTold(sentence);
}

} // namespace cryptopulse::app
