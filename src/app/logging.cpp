#include "app/logging.h"

#include <QLoggingCategory>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

void setUpLogging(bool verbose)
{
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"_s);
    if (verbose)
        QLoggingCategory::setFilterRules(u"cryptopulse.*=true"_s);
    else
        QLoggingCategory::setFilterRules(u"cryptopulse.*.debug=false\ncryptopulse.*.info=false"_s);
}

} // namespace cryptopulse::app
