#pragma once

#include "core/result.h"

#include <QSaveFile>
#include <QString>

namespace cryptopulse::chart {

inline auto cannotWrite(const QIODevice& device)
{
    return core::failure(core::ErrorKind::InvalidArgument,
                         "the file cannot be written: " + device.errorString().toStdString());
}

/// Opens @p path, lets @p write fill it and puts it in its place when that went well; else what was there
/// before stays.
template <typename T, typename Write>
core::Result<T> replaceFile(const QString& path, Write write)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    core::Result<T> written = write(file);
    if (written && !file.commit())
        return cannotWrite(file);
    return written;
}

} // namespace cryptopulse::chart
