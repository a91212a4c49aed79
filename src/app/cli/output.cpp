#include "app/cli/output.h"

#include "app/logging.h"
#include "engine/wire.h"

#include <QJsonDocument>
#include <cstdio>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
using core::ErrorKind;

int exitCode(ErrorKind kind) noexcept
{
    switch (kind) {
    case ErrorKind::InvalidArgument:
    case ErrorKind::NotFound:
    case ErrorKind::TooMany:
        return Usage;
    case ErrorKind::NotEnoughData:
    case ErrorKind::NoModel:
    case ErrorKind::DamagedModel:
        return TooLittle;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Refused:
    case ErrorKind::BadReply:
    case ErrorKind::BadPrice:
    case ErrorKind::Disconnected:
        return Upstream;
    case ErrorKind::Storage:
    case ErrorKind::StorageNewer:
    case ErrorKind::StorageForeign:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageDamaged:
    case ErrorKind::StorageBusy:
        return StorageFailed;
    case ErrorKind::AddressInUse:
        return InUse;
    case ErrorKind::Cancelled:
        return Interrupted;
    case ErrorKind::Internal:
        return 1;
    }
    return 1;
}

void printJson(const QJsonObject& object)
{
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void say(const QString& line)
{
    std::fputs((line + u'\n').toLocal8Bit().constData(), stdout);
    std::fflush(stdout);
}

void tell(const QString& line)
{
    Logging::tell(QtInfoMsg, line);
}

bool allSaid()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

int fail(const core::Error& error, bool json)
{
    const QString kind = engine::wire::text(core::kindName(error.kind));
    if (json) {
        QJsonObject object = engine::wire::toJson(error);
        object[u"status"] = kind;
        object[u"reason"] = engine::wire::text(error.detail);
        printJson(object);
    }
    Logging::tell(QtCriticalMsg, u"cryptopulse-cli: %1 (%2)"_s.arg(engine::wire::text(error.detail), kind));
    return exitCode(error.kind);
}

} // namespace cryptopulse::app
