#include "storage/postgreserror.h"

#include <algorithm>
#include <initializer_list>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

const QString kReadOnly = u"25006"_s; // the server has become a standby
const QString kNoRight = u"42501"_s;

bool isOneOf(const QString& state, std::initializer_list<QLatin1StringView> states)
{
    return std::ranges::find(states, state) != states.end();
}

bool says(const QString& text, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words, [&text](QLatin1StringView word) { return text.contains(word); });
}

/// Connection exceptions, and a server that shuts down or starts. libpq gives none to what it finds itself.
bool isGone(const QString& state)
{
    return state.isEmpty() || state.startsWith(u"08") || isOneOf(state, {"57P01"_L1, "57P02"_L1, "57P03"_L1});
}

ErrorKind kindOf(const QString& state)
{
    // Deadlock, serialisation, a lock that was waited for, a statement that was stopped, no resources.
    if (isGone(state) ||
        isOneOf(state, {"40001"_L1, "40P01"_L1, "55P03"_L1, "57014"_L1, "53200"_L1, "53300"_L1}))
        return ErrorKind::StorageBusy;
    if (state == kReadOnly || state == kNoRight)
        return ErrorKind::StorageReadOnly;
    if (state == u"53100")
        return ErrorKind::StorageFull;
    if (isOneOf(state, {"XX001"_L1, "XX002"_L1}))
        return ErrorKind::StorageDamaged;
    return ErrorKind::Storage;
}

QString remedy(const QString& state)
{
    if (isGone(state))
        return u"the connection to the database server was lost; it is made again at the next try"_s;
    if (state == kReadOnly)
        return u"this database server takes no writes; name the primary, or all servers of the cluster"_s;
    if (state == kNoRight)
        return u"this user of the database server may not do that; let its owner GRANT it"_s;
    switch (kindOf(state)) {
    case ErrorKind::StorageBusy:
        return u"the database server is busy; try again"_s;
    case ErrorKind::StorageFull:
        return u"the disk of the database server is full; make room and try again"_s;
    case ErrorKind::StorageDamaged:
        return u"the database server found its data damaged; restore a backup"_s;
    default:
        return u"the database server refused it"_s;
    }
}

core::Error sentence(ErrorKind kind, const QString& text)
{
    return {kind, text.toStdString(), std::nullopt};
}

} // namespace

core::Error postgresError(const QSqlError& error, const QString& doing, const QString& shown)
{
    const QString state = error.nativeErrorCode();
    return sentence(kindOf(state), u"%1 %2 failed: %3 (%4)"_s.arg(doing, shown, remedy(state),
                                                                  error.databaseText().simplified()));
}

core::Error postgresRefusal(const QSqlError& error, const QString& shown)
{
    const QString said = error.databaseText().simplified();
    const auto told = [&](ErrorKind kind, const QString& text) {
        return sentence(kind, u"%1: %2 (%3)"_s.arg(shown, text, said));
    };
    if (says(said, {"invalid connection option"_L1, "invalid integer value"_L1, "invalid port"_L1,
                    "could not match"_L1}) ||
        (said.contains(u"invalid"_s) && said.contains(u"value:"_s)))
        return told(ErrorKind::InvalidArgument,
                    u"the address of the database has an option that cannot be"_s);
    if (says(said, {"starting up"_L1, "shutting down"_L1, "not yet accepting connections"_L1,
                    "not accepting connections"_L1, "recovery mode"_L1, "too many"_L1,
                    "remaining connection slots"_L1}))
        return told(ErrorKind::StorageBusy, u"the database server is not ready; try again"_s);
    if (says(said, {"session is read-only"_L1, "server is in hot standby mode"_L1}))
        return told(ErrorKind::StorageBusy,
                    u"the database server takes no writes, as after a failover; try again"_s);
    if (says(said,
             {"password authentication failed"_L1, "no password supplied"_L1, "no pg_hba.conf entry"_L1}))
        return told(ErrorKind::Storage, u"the database server refuses this user; check user and password, or "
                                        "what its pg_hba.conf allows"_s);
    if (said.contains(u"database \""_s) && said.contains(u"does not exist"_s))
        return told(ErrorKind::Storage, u"the database server has no such database; make it with createdb"_s);
    if (said.contains(u"FATAL:"_s)) // the server itself speaks, maybe in another language
        return told(ErrorKind::Storage,
                    u"the database server refuses; check user, password and the name of the "
                    "database"_s);
    return told(ErrorKind::StorageBusy,
                u"the database server cannot be reached; see that it runs and that the address is right"_s);
}

bool isLost(const QSqlError& error)
{
    return isGone(error.nativeErrorCode()) || error.nativeErrorCode() == kReadOnly;
}

} // namespace cryptopulse::storage
