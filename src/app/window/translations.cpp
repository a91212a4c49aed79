#include "app/window/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

void Translations::use(const QString& language)
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // The texts in the sources are English: nothing is to be loaded for it.
    if (!m_own.load(locale, u"cryptopulse"_s, u"_"_s, u":/cryptopulse/translations"_s))
        return; // Qt's own would stand as foreign words among ours
    QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace cryptopulse::app
