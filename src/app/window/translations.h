#pragma once

#include <QString>
#include <QTranslator>

namespace cryptopulse::app {

/// The language of the program's texts and numbers.
class Translations final
{
public:
    /// "en", "pt_BR"; empty: as the system. Windows made from now on speak it.
    void use(const QString& language);

private:
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace cryptopulse::app
