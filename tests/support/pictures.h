#pragma once

#include <QImage>
#include <QString>

namespace cryptopulse::support {

/// Makes the font of the kept pictures that of the application. False: it is not installed.
[[nodiscard]] bool usePictureFont();

/// The largest share of pixels that differ by more than a shade, and can be seen to, in any square of 32 by
/// 32: of a whole window even a label that is gone is next to nothing.
[[nodiscard]] double pictureDifference(const QImage& one, const QImage& other);

/// Whether @p now looks as tests/data/pictures/NAME.png did when somebody last looked at it: empty, or what
/// is different, for a message. Where it is, @p now is saved in the folder for temporary files. After a
/// change that is meant, run the test with CP_KEEP_PICTURES=1, which keeps @p now instead, look at it, and
/// commit it.
[[nodiscard]] QString changeOfPicture(const QImage& now, const QString& name);

/// From what share of differing pixels in a square on a picture counts as changed.
inline constexpr double kPictureTolerance = 0.05;

} // namespace cryptopulse::support
