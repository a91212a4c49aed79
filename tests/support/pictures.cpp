#include "support/pictures.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QScreen>
#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace cryptopulse::support {

namespace {

constexpr int kSquare = 32;

double differenceWithin(const QRect& square, const QImage& one, const QImage& other)
{
    constexpr int kShade = 24; // of 255, in any channel: antialiasing differs by less
    const QRect place = square & one.rect();
    int different = 0;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            different += std::abs(qRed(a) - qRed(b)) > kShade || std::abs(qGreen(a) - qGreen(b)) > kShade ||
                         std::abs(qBlue(a) - qBlue(b)) > kShade;
        }
    }
    return double(different) / (kSquare * kSquare);
}

} // namespace

bool usePictureFont()
{
    constexpr double kPixels = 12;
    if (!QFontDatabase::families().contains(u"DejaVu Sans"_s))
        return false;
    QFont font(u"DejaVu Sans"_s);
    // In points, because headings are multiples of them.
    font.setPointSizeF(kPixels * 72 / QGuiApplication::primaryScreen()->logicalDotsPerInchY());
    QApplication::setFont(font);
    return true;
}

double pictureDifference(const QImage& one, const QImage& other)
{
    double worst = 0;
    for (int y = 0; y < one.height(); y += kSquare) {
        for (int x = 0; x < one.width(); x += kSquare)
            worst = std::max(worst, differenceWithin({x, y, kSquare, kSquare}, one, other));
    }
    return worst;
}

QString changeOfPicture(const QImage& now, const QString& name)
{
    const QString folder = QStringLiteral(CP_TEST_DATA "/pictures");
    const QString file = u"%1/%2.png"_s.arg(folder, name);
    if (qEnvironmentVariableIsSet("CP_KEEP_PICTURES")) {
        const bool kept = QDir().mkpath(folder) && now.save(file, "PNG", 0); // as small as can be
        return kept ? QString() : u"%1 could not be written"_s.arg(file);
    }
    const QImage kept(file);
    if (kept.isNull())
        return u"there is no %1"_s.arg(file);
    const double share =
        kept.size() == now.size() ? pictureDifference(now, kept.convertToFormat(now.format())) : 1.0;
    if (share <= kPictureTolerance)
        return {};
    const QString aside = QDir::temp().filePath(name + u".png"_s);
    now.save(aside);
    return u"%1 % of the pixels of a square differ; it is kept as %2"_s.arg(100 * share).arg(aside);
}

} // namespace cryptopulse::support
