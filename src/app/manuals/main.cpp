#include "app/manual.h"

#include <QDir>
#include <QSaveFile>
#include <cstdio>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    std::fprintf(stderr, "cp-manuals: %s: %s\n", qUtf8Printable(path), qUtf8Printable(file.errorString()));
    return false;
}

} // namespace

/// Run by the build: writes manual pages and completion into the folder that it is given.
int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const bool written = write(folder.filePath(u"cryptopulse.1"_s), app::windowManual()) &&
                         write(folder.filePath(u"cryptopulse-cli.1"_s), app::commandLineManual()) &&
                         write(folder.filePath(u"cryptopulse-cli.bash"_s), app::bashCompletion());
    return written ? 0 : 1;
}
