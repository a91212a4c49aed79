#pragma once

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace cryptopulse::support {

/// Judges values by the schemas of an OpenAPI 3.1 document, as far as ours uses them: $ref, type, const,
/// enum, properties, required, additionalProperties, unevaluatedProperties, items, allOf, oneOf, bounds and
/// the format date-time. A keyword that it does not know is a problem too, so that no misspelled one passes
/// for a rule.
class JsonSchema
{
public:
    explicit JsonSchema(QJsonObject document);

    /// What is wrong with @p value by the schema at @p pointer ("#/components/schemas/Job"); empty: nothing.
    QStringList problems(const QJsonValue& value, const QString& pointer);

    /// The part of the document at @p pointer, and where it really stands: any $ref is followed, in @p
    /// pointer as well.
    [[nodiscard]] QJsonValue at(QString& pointer) const;

    /// Every property that the schema at @p pointer speaks of, and what these lead to, by their pointers.
    [[nodiscard]] QSet<QString> propertiesOf(const QString& pointer) const;

    /// Those that a value without problems had so far.
    [[nodiscard]] const QSet<QString>& seen() const { return m_seen; }

private:
    struct Look {
        QStringList problems;
        QSet<QString> seen;  // properties, by their pointers
        QSet<QString> names; // that the schema at hand speaks of
    };
    Look look(const QJsonValue& value, QString pointer, const QString& place) const;
    void lookAtObject(const QJsonObject& value, const QJsonObject& schema, const QString& pointer,
                      const QString& place, Look& found) const;
    void lookAtChoices(const QJsonValue& value, const QJsonObject& schema, const QString& pointer,
                       const QString& place, Look& found) const;
    void collect(QString pointer, QSet<QString>& found) const;

    QJsonObject m_document;
    QSet<QString> m_seen;
};

} // namespace cryptopulse::support
