#include "gui/detailwords.h"

#include "look/words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr const char* kContext = "cryptopulse::gui::DetailWords";

struct Known {
    const char* part; // of the detail
    const char* words;
};
// The more special come first.
constexpr std::array kKnown{
    Known{"names no column price",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "its first line names no column for the price")},
    Known{"names no column time",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "its first line names no column for the time")},
    Known{"no second column",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it has no second column with a price")},
    Known{"no text file",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is no text file with lines of prices")},
    Known{"not a text file",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is no text file with lines of prices")},
    Known{"cannot be opened", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it cannot be opened")},
    Known{"cannot be read", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it cannot be read")},
    Known{"cannot be written",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "nothing can be written there")},
    Known{".png or .svg",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "a picture is saved as .png or .svg")},
    Known{"it is empty", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is empty")},
    Known{"too few columns", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "too few columns")},
    Known{"no time: ", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "no time")},
    Known{"no number: ", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "no number")},
    Known{"no possible price: ",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "a price that cannot be one")},
    Known{"a time in the future", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "a time in the future")},
    Known{"not one price",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "there is not one price in it")},
};

QString knownWords(const QString& detail)
{
    for (const Known& known : kKnown) {
        if (detail.contains(QLatin1StringView(known.part)))
            return QCoreApplication::translate(kContext, known.words);
    }
    return {};
}

} // namespace

QString detailWords(const std::string& detail)
{
    static const QRegularExpression line(u"^line (\\d+): "_s);
    const QString text = QString::fromStdString(detail);
    const QString words = knownWords(text);
    const auto found = line.match(text);
    if (!found.hasMatch())
        return words;
    const QString number = look::Words::count(found.captured(1).toULongLong());
    return words.isEmpty()
               ? QCoreApplication::translate("cryptopulse::gui::DetailWords", "line %1").arg(number)
               : QCoreApplication::translate("cryptopulse::gui::DetailWords", "line %1: %2")
                     .arg(number, words);
}

} // namespace cryptopulse::gui
