#pragma once

#include "support/jsonschema.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace cryptopulse::tests {

/// The document as it lies among the sources, and what it says of answers.
class ApiDescription
{
public:
    ApiDescription()
        : m_document(read())
        , m_schema(m_document)
    {
    }

    [[nodiscard]] const QJsonObject& document() const { return m_document; }
    [[nodiscard]] support::JsonSchema& schema() { return m_schema; }

    /// "get /jobs/{id}" and so on, all that are described.
    [[nodiscard]] QStringList operations() const
    {
        QStringList out;
        const QJsonObject paths = m_document[u"paths"].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QString& method : path.value().toObject().keys())
                out += method + QLatin1Char(' ') + path.key();
        }
        return out;
    }

    [[nodiscard]] static QString pointer(const QString& operation)
    {
        const qsizetype space = operation.indexOf(QLatin1Char(' '));
        QString path = operation.mid(space + 1);
        path.replace(QLatin1Char('/'), QStringLiteral("~1"));
        return QStringLiteral("#/paths/") + path + QLatin1Char('/') + operation.left(space);
    }
    [[nodiscard]] QJsonObject operation(const QString& name) const
    {
        QString where = pointer(name);
        return m_schema.at(where).toObject();
    }

    /// Where an answer of that status is described; empty: nowhere. What is refused before a route is looked
    /// at stands under "default".
    [[nodiscard]] QString answerPointer(const QString& operation, int status) const
    {
        QString where = pointer(operation) + QStringLiteral("/responses/") + QString::number(status);
        if (m_schema.at(where).isObject())
            return where;
        where = pointer(operation) + QStringLiteral("/responses/default");
        const QJsonArray others = m_schema.at(where)[u"x-statuses"].toArray();
        return others.contains(status) ? where : QString();
    }

private:
    static QJsonObject read()
    {
        QFile file(QStringLiteral(CP_RESOURCES "/openapi.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the description of the API is not there");
        return QJsonDocument::fromJson(file.readAll()).object();
    }

    QJsonObject m_document;
    support::JsonSchema m_schema;
};

} // namespace cryptopulse::tests
