#pragma once

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <cstdlib>

namespace cryptopulse::support {

/// How a program that saves pictures was called.
struct PictureCall {
    QString folder; ///< is there
    QString language;
};

/// Reads OUTDIR [LANGUAGE]. Called otherwise, or when the folder cannot be made, the program ends with 2.
[[nodiscard]] inline PictureCall pictureCall(const QGuiApplication& application, const QString& about)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(about);
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("OUTDIR"), QStringLiteral("Where the pictures go."));
    parser.addPositionalArgument(QStringLiteral("LANGUAGE"), QStringLiteral("en (default) or pt_BR."),
                                 QStringLiteral("[LANGUAGE]"));
    parser.process(application); // refuses what it does not know
    const QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty() || arguments.size() > 2)
        parser.showHelp(2);
    if (!QDir().mkpath(arguments.constFirst())) {
        qCritical("the folder cannot be made");
        std::exit(2);
    }
    return {arguments.constFirst(), arguments.value(1, QStringLiteral("en"))};
}

} // namespace cryptopulse::support
