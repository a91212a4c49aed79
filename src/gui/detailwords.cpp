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
    Known{"say which column has the price",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "none of its columns is known to be the price")},
    Known{"names no column price",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "its first line names no column for the price")},
    Known{"names no column time",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "its first line names no column for the time")},
    Known{"may begin with the day", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords",
                                                      "its dates may begin with the day or with the month")},
    Known{"with the day and with the month first",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords",
                            "some of its dates begin with the day and some with the month")},
    Known{"before there was Bitcoin",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "its times would lie before there was Bitcoin")},
    Known{"which decimal mark",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "its prices may have thousands or decimals")},
    Known{"cannot be the same column",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "time and price are the same column")},
    Known{"the file has no column",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it has no such column")},
    Known{"more than one file",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords",
                            "it is an archive of several files: unpack it and choose one")},
    Known{"packed file is damaged",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "the packed file is damaged")},
    Known{"its end is missing",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "the end of the packed file is missing")},
    Known{"unpack it", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords",
                                         "it is packed in a way that is not known here: unpack it first")},
    Known{"save its prices as CSV",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is no text file: save its prices as CSV")},
    Known{"without a table prices",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is a database without a table of prices")},
    Known{"database of CryptoPulse itself",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is a database of CryptoPulse itself")},
    Known{"it may be damaged", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords",
                                                 "the database cannot be read, it may be damaged")},
    Known{"nothing was traded in any",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "nothing was traded in any of its lines")},
    Known{"prices; cut it",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "it is too large: cut it into several")},
    Known{"too many columns", QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "too many columns")},
    Known{"the file is cut off here",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "the file is cut off here")},
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
    Known{
        "does not offer",
        QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords",
                          "that exchange does not have this coin in this currency (it has Bitcoin, Ethereum, "
                          "Litecoin, Solana, XRP, Dogecoin, Cardano and Chainlink, in dollars and euros)")},
    Known{"place of the database itself",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "that is the database itself")},
    Known{"exists already",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "there is a file of that name already")},
    Known{"there is no folder",
          QT_TRANSLATE_NOOP("cryptopulse::gui::DetailWords", "there is no such folder")},
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
