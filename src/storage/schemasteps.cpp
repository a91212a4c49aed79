#include "storage/schemasteps.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <utility>

// At file scope, as Qt asks: the resource of a static library is not linked unless it is named.
static void initSchemaResource()
{
    Q_INIT_RESOURCE(schema);
}

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRoot = ":/cryptopulse/schema/"_L1;

/// Within a trigger or a function of PostgreSQL, whose bodies have semicolons of their own.
bool isOpen(const QString& begun)
{
    const bool inBody =
        begun.startsWith(u"CREATE TRIGGER") && begun.contains(u"BEGIN"_s) && !begun.endsWith(u"END;");
    return inBody || begun.count(u"$$"_s) % 2 == 1;
}

} // namespace

QStringList schemaSteps(const QString& folder)
{
    initSchemaResource();
    return QDir(kRoot + folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

core::Result<QStringList> statementsOf(const QString& folder, const QString& step)
{
    static const QRegularExpression comment(u"--[^\n]*"_s); // they may hold semicolons
    QFile file(kRoot + folder + u'/' + step);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::Internal,
                             "a step of the schema cannot be read: " + step.toStdString());
    QStringList statements;
    QString begun;
    for (const QString& part : QString::fromUtf8(file.readAll()).remove(comment).split(u';')) {
        if (begun.isEmpty() && part.trimmed().isEmpty())
            continue;
        begun += (begun.isEmpty() ? part.trimmed() : part) + u';';
        if (!isOpen(begun))
            statements.append(std::exchange(begun, {}));
    }
    return statements;
}

} // namespace cryptopulse::storage
