#include "gui/explain.h"

#include "gui/detailwords.h"
#include "gui/venuewords.h"
#include "look/words.h"

#include <QCoreApplication>
#include <optional>

namespace cryptopulse::gui {

namespace {

class Sentences final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::Explain)

public:
    static Explanation of(const core::Error& error);
    static Explanation of(const core::Error& error, NoticeTopic topic);
    static Explanation of(const engine::StandIn& standIn, std::string_view source);

private:
    static QString troubleOf(const engine::StandIn& standIn);
    static Explanation ofRateLimit(const core::Error& error);
    static Explanation ofConnection(const core::Error& error);
    static Explanation ofProvider(core::ErrorKind kind);
    static Explanation ofStorage(core::ErrorKind kind);
    static Explanation ofServerStorage(const core::Error& error);
    static std::optional<Explanation> ofCare(const core::Error& error, NoticeTopic topic);
};

QString Sentences::troubleOf(const engine::StandIn& standIn)
{
    const QString preferred = venueTitle(standIn.preferred);
    switch (standIn.reason) {
    case engine::HandoverReason::Refused:
        return tr("%1 refuses to give prices.").arg(preferred);
    case engine::HandoverReason::Limited:
        return tr("%1 wants a long pause.").arg(preferred);
    case engine::HandoverReason::Failing:
        return tr("%1 does not answer.").arg(preferred);
    case engine::HandoverReason::Stale:
        return tr("The prices of %1 are old.").arg(preferred);
    }
    return {};
}

Explanation Sentences::of(const engine::StandIn& standIn, std::string_view source)
{
    return {tr("%1 Live prices come from %2 for now: a series of its own, with a model of its own.",
               "a sentence, a source")
                .arg(troubleOf(standIn), venueTitle(source)),
            tr("%1 is asked again by itself. The order of the sources is in the settings.")
                .arg(venueTitle(standIn.preferred))};
}

Explanation Sentences::ofRateLimit(const core::Error& error)
{
    const QString wait =
        error.retryAfter
            ? tr("Wait %1; collection goes on by itself.").arg(look::Words::duration(*error.retryAfter))
            : tr("Choose a longer interval if it goes on.");
    return {tr("The price provider asks for fewer calls."), wait};
}

/// Between this window and its server, where no price provider has a part.
Explanation Sentences::ofConnection(const core::Error& error)
{
    using enum core::ErrorKind;
    if (error.kind == Refused)
        return {tr("The server refuses this window."),
                tr("Start CryptoPulse with --token-file and a file that holds the server's token, and check "
                   "that API_BASE names the server itself.")};
    if (error.kind == Timeout)
        return {tr("The server did not answer in time."), tr("If this stays, check the network.")};
    if (error.kind == BadReply)
        return {tr("The server's answer could not be read."),
                tr("Check that API_BASE names a CryptoPulse server, and that it has this version.")};
    if (error.kind == RateLimited)
        return {tr("The server asks for fewer calls."), tr("This window asks more seldom by itself.")};
    if (error.kind == InvalidArgument)
        return {tr("The server's address cannot be used."),
                tr("API_BASE must be like http://localhost:8000, without a user name and password.")};
    return of(core::Error{Disconnected, {}, {}});
}

Explanation Sentences::ofProvider(core::ErrorKind kind)
{
    using enum core::ErrorKind;
    if (kind == Timeout)
        return {tr("The price provider did not answer in time."), tr("Try again in a moment.")};
    if (kind == Refused)
        return {tr("The price provider refused the call."),
                tr("Check the API key and its plan, and that the provider serves your country.")};
    if (kind == BadReply)
        return {tr("The price provider's answer could not be read."),
                tr("Try again later; if it stays, a newer version of CryptoPulse may help.")};
    if (kind == BadPrice)
        return {tr("The price provider sent a price that cannot be one."),
                tr("Nothing was stored. Try again later.")};
    return {tr("The price provider cannot be reached."),
            tr("Check the internet connection, then collect again.")};
}

Explanation Sentences::ofStorage(core::ErrorKind kind)
{
    using enum core::ErrorKind;
    if (kind == StorageNewer)
        return {tr("The price database was made by a newer version of CryptoPulse."),
                tr("Install the newer version, or start with another data folder.")};
    if (kind == StorageForeign)
        return {tr("The price database file belongs to another program."),
                tr("Move that file away, or start with another data folder.")};
    if (kind == StorageReadOnly)
        return {tr("Prices cannot be kept: the data folder is read-only."),
                tr("Make the folder writable, or start with another data folder.")};
    if (kind == StorageFull)
        return {tr("Prices cannot be kept: the disk is full."), tr("Free some space; storing then goes on.")};
    if (kind == StorageDamaged)
        return {tr("The price database was found damaged."),
                tr("The damaged file is kept under another name in the data folder, and a new one is begun, "
                   "at the next start at the latest. If you have a backup, restore it there.")};
    if (kind == StorageBusy)
        return {tr("Another program is using the price database."),
                tr("Close the other program and try again.")};
    return {tr("The price database failed."), tr("Check the disk and the data folder, then try again.")};
}

/// Of prices that are kept on a server, where no disk of this machine has a part.
Explanation Sentences::ofServerStorage(const core::Error& error)
{
    using enum core::ErrorKind;
    if (error.kind == StorageBusy)
        return {tr("The database server cannot be reached, or is not ready."),
                tr("It is asked again by itself. If this stays, see that it runs and that the address of "
                   "--database "
                   "is right.")};
    if (error.kind == StorageReadOnly)
        return {tr("The database server lets this program write nothing."),
                tr("Name the primary server, or all servers, in --database, and let the owner of the "
                   "database GRANT "
                   "what is missing.")};
    if (error.kind == StorageFull)
        return {tr("The disk of the database server is full."),
                tr("Free some space there; storing then goes on.")};
    if (error.kind == StorageForeign)
        return {tr("The database on the server has tables of another program."),
                tr("Name another database in --database.")};
    if (error.kind == StorageDamaged)
        return {tr("The database server found its data damaged."), tr("Restore a backup there.")};
    if (error.kind == StorageNewer)
        return ofStorage(error.kind);
    return {tr("The database server refuses."),
            tr("Check user, password and the name of the database in --database.")};
}

/// Of backups, checks and rules for old prices, where the general words would mislead.
std::optional<Explanation> Sentences::ofCare(const core::Error& error, NoticeTopic topic)
{
    using enum core::ErrorKind;
    if (error.kind == InvalidArgument && error.detail.find("PostgreSQL server") != std::string::npos)
        return Explanation{
            tr("The prices are kept by a PostgreSQL server, which has tools of its own for this."),
            tr("Use pg_dump and pg_restore for backups and pg_amcheck for a check; old months go "
               "with DROP TABLE samples_YEAR_MONTH.")};
    if (error.kind == NotFound)
        return Explanation{tr("There is no database yet."), tr("Collect or import prices first.")};
    if (topic != NoticeTopic::Backup)
        return std::nullopt;
    if (error.kind == InvalidArgument) {
        const QString detail = detailWords(error.detail);
        return Explanation{detail.isEmpty() ? tr("The backup was not made.")
                                            : tr("The backup was not made: %1.").arg(detail),
                           tr("Choose another place or name.")};
    }
    if (error.kind == StorageFull)
        return Explanation{tr("The disk is too full for the backup."),
                           tr("Choose another disk, or free some space.")};
    if (error.kind == StorageDamaged)
        return Explanation{
            tr("The copy is not whole, because the database is damaged."),
            tr("Keep the backups that you have, and see what is wrong: Data > Check the database.")};
    return std::nullopt;
}

Explanation Sentences::of(const core::Error& error, NoticeTopic topic)
{
    if (topic == NoticeTopic::Backup || topic == NoticeTopic::Check || topic == NoticeTopic::Compact) {
        if (const auto special = ofCare(error, topic))
            return *special;
    }
    if (topic == NoticeTopic::Connection)
        return ofConnection(error);
    if (topic == NoticeTopic::Predict && error.kind == core::ErrorKind::NotEnoughData)
        return {tr("A forecast needs more prices in a row."),
                tr("The newest prices follow a hole; a forecast needs 15 steps without one.")};
    const bool judges =
        topic == NoticeTopic::Evaluate || topic == NoticeTopic::Backtest || topic == NoticeTopic::LeakLab;
    if (judges && error.kind == core::ErrorKind::NotEnoughData)
        return {tr("There are too few prices in a row to judge a forecast by."),
                tr("Import a history of minutes from a CSV file, or collect for some days.")};
    if (topic == NoticeTopic::Storage && error.kind == core::ErrorKind::StorageForeign &&
        error.detail.find("earlier Python system") != std::string::npos)
        return {tr("The prices of the earlier Python system were taken over."),
                tr("Its file is kept in the data folder under another name.")};
    if (error.kind == core::ErrorKind::BadReply &&
        error.detail.find("CoinGecko has no price of") != std::string::npos)
        return {tr("CoinGecko has no price of this coin in this currency."),
                tr("Choose the coin and the currency again.")};
    const QString detail = detailWords(error.detail);
    const bool isValue = error.kind == core::ErrorKind::InvalidArgument;
    if (isValue && topic == NoticeTopic::Import)
        return {detail.isEmpty() ? tr("The prices could not be taken in.")
                                 : tr("The prices could not be taken in: %1.").arg(detail),
                tr("Import it again and choose its columns, or choose another file.")};
    if (isValue && topic == NoticeTopic::History)
        return {tr("There are no such prices to be had: %1.").arg(detail),
                tr("Choose another period or another source.")};
    if (isValue && topic == NoticeTopic::Export)
        return {detail.isEmpty() ? tr("The file could not be saved.")
                                 : tr("The file could not be saved: %1.").arg(detail),
                tr("Choose another place or name.")};
    return of(error);
}

Explanation Sentences::of(const core::Error& error)
{
    using enum core::ErrorKind;
    switch (error.kind) {
    case Network:
    case Timeout:
    case Refused:
    case BadReply:
    case BadPrice:
        return ofProvider(error.kind);
    case RateLimited:
        return ofRateLimit(error);
    case Storage:
    case StorageNewer:
    case StorageForeign:
    case StorageReadOnly:
    case StorageFull:
    case StorageDamaged:
    case StorageBusy:
        return error.detail.find("postgresql://") != std::string::npos ? ofServerStorage(error)
                                                                       : ofStorage(error.kind);
    case NotEnoughData:
        return {tr("There is too little data for this."),
                tr("Collect more prices, in a batch or with auto-refresh.")};
    case NoModel:
        return {tr("There is no model yet."), tr("Train one once enough prices are collected.")};
    case DamagedModel:
        return {tr("The saved model cannot be read."), tr("Train again to replace it.")};
    case InvalidArgument:
        return {tr("That value is not possible: %1.").arg(QString::fromStdString(error.detail)),
                tr("Choose another value.")};
    case NotFound:
        return {tr("That is no longer there."), tr("It may have ended already; nothing needs to be done.")};
    case TooMany:
        return {tr("Too much of this is under way already."),
                tr("Cancel some of it, or wait until it has ended.")};
    case Cancelled:
        return {tr("Cancelled."), tr("Start it again whenever you like.")};
    case AddressInUse:
        return {tr("Another program already uses the API's address."),
                tr("Close that program or choose another port; the window works without the API.")};
    case Disconnected:
        return {tr("The server cannot be reached."), tr("Check that it runs and that API_BASE names it.")};
    case Internal:
        return {tr("Something went wrong inside CryptoPulse: %1.").arg(QString::fromStdString(error.detail)),
                tr("Try again; if it comes back, report it with this text.")};
    }
    return {};
}

} // namespace

Explanation explain(const core::Error& error)
{
    return Sentences::of(error);
}

Explanation explain(const core::Error& error, NoticeTopic topic)
{
    return Sentences::of(error, topic);
}

Explanation explain(const engine::StandIn& standIn, std::string_view source)
{
    return Sentences::of(standIn, source);
}

} // namespace cryptopulse::gui
