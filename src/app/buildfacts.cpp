#include "app/buildfacts.h"

#include "storage/sqliteversion.h"

#include <QSysInfo>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

std::string compilerName()
{
#if defined(__clang__)
    return "Clang " + std::to_string(__clang_major__) + '.' + std::to_string(__clang_minor__) + '.' +
           std::to_string(__clang_patchlevel__);
#elif defined(__GNUC__)
    return "GCC " + std::to_string(__GNUC__) + '.' + std::to_string(__GNUC_MINOR__) + '.' +
           std::to_string(__GNUC_PATCHLEVEL__);
#else
    return "unknown";
#endif
}

QString text(const std::string& fact)
{
    return QString::fromStdString(fact);
}

} // namespace

core::BuildFacts buildFacts()
{
    return {.version = CP_VERSION,
            .qt = qVersion(),
            .builtWithQt = QT_VERSION_STR,
            .sqlite = std::nullopt,
            .eigen = CP_EIGEN_VERSION,
            .compiler = compilerName(),
            .buildType = CP_BUILD_TYPE,
            .system = QSysInfo::prettyProductName().toStdString(),
            .architecture = QSysInfo::currentCpuArchitecture().toStdString()};
}

core::BuildFacts allBuildFacts()
{
    core::BuildFacts facts = buildFacts();
    facts.sqlite = storage::sqliteVersion().toStdString();
    return facts;
}

QString versionText(const QString& name, const core::BuildFacts& facts)
{
    QString told = u"%1 %2\n"_s.arg(name, text(facts.version));
    const auto add = [&told](QLatin1StringView caption, const QString& fact) {
        told += QString(caption).leftJustified(10) + fact + u'\n';
    };
    add("Qt"_L1, u"%1, built with %2"_s.arg(text(facts.qt), text(facts.builtWithQt)));
    if (facts.sqlite)
        add("SQLite"_L1, facts.sqlite->empty() ? u"has no driver"_s : text(*facts.sqlite));
    add("Eigen"_L1, text(facts.eigen));
    add("Compiler"_L1, u"%1, %2"_s.arg(text(facts.compiler), text(facts.buildType)));
    add("System"_L1, u"%1, %2"_s.arg(text(facts.system), text(facts.architecture)));
    return told;
}

QJsonObject versionJson(const QString& program, const core::BuildFacts& facts)
{
    const std::string sqlite = facts.sqlite.value_or(std::string());
    return {{u"program"_s, program},
            {u"version"_s, text(facts.version)},
            {u"qt"_s, text(facts.qt)},
            {u"qt_built_with"_s, text(facts.builtWithQt)},
            {u"sqlite"_s, sqlite.empty() ? QJsonValue() : QJsonValue(text(sqlite))},
            {u"eigen"_s, text(facts.eigen)},
            {u"compiler"_s, text(facts.compiler)},
            {u"build_type"_s, text(facts.buildType)},
            {u"system"_s, text(facts.system)},
            {u"architecture"_s, text(facts.architecture)}};
}

} // namespace cryptopulse::app
