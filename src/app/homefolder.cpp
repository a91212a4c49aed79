#include "app/homefolder.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

QString platformHome()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

/// The settings lie in the home, so where that is must be written elsewhere.
QSettings pointer()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    return QSettings(folder.filePath(u"CryptoPulse/home.ini"_s), QSettings::IniFormat);
}

} // namespace

QString chosenHome()
{
    const QString chosen = pointer().value("home"_L1).toString();
    return chosen.isEmpty() ? platformHome() : chosen;
}

bool chooseHome(const QString& home)
{
    QSettings settings = pointer();
    if (QDir(home) == QDir(platformHome()))
        settings.remove("home"_L1);
    else
        settings.setValue("home"_L1, home);
    settings.sync();
    return settings.status() == QSettings::NoError;
}

} // namespace cryptopulse::app
