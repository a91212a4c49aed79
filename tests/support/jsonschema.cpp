#include "support/jsonschema.h"

#include "core/time.h"

#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> kKeywords{u"type"_s,        u"const"_s,
                              u"enum"_s,        u"properties"_s,
                              u"required"_s,    u"additionalProperties"_s,
                              u"items"_s,       u"allOf"_s,
                              u"oneOf"_s,       u"minimum"_s,
                              u"maximum"_s,     u"exclusiveMinimum"_s,
                              u"minItems"_s,    u"maxItems"_s,
                              u"format"_s,      u"default"_s,
                              u"examples"_s,    u"exclusiveMaximum"_s,
                              u"description"_s, u"unevaluatedProperties"_s};

QString typeOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Undefined:
        return u"nothing"_s;
    }
    return {};
}

bool isOfType(const QJsonValue& value, const QString& type)
{
    if (type == u"integer")
        return value.isDouble() && value.toDouble() == std::floor(value.toDouble());
    return type == typeOf(value);
}

QStringList texts(const QJsonValue& value)
{
    QStringList out;
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
        out += one.toString();
    return out;
}

/// What a value that is neither object nor array, and the length of an array, may be.
QString boundsProblem(const QJsonValue& value, const QJsonObject& schema)
{
    if (schema.contains(u"const"_s) && value != schema[u"const"])
        return u"is not the one value that it may be"_s;
    if (schema.contains(u"enum"_s) && !schema[u"enum"].toArray().contains(value))
        return u"is none of the values that it may be: "_s + value.toVariant().toString();
    const double number = value.toDouble();
    if (value.isDouble() &&
        (number < schema[u"minimum"].toDouble(number) || number > schema[u"maximum"].toDouble(number) ||
         number <= schema[u"exclusiveMinimum"].toDouble(number - 1) ||
         number >= schema[u"exclusiveMaximum"].toDouble(number + 1)))
        return u"is out of bounds: %1"_s.arg(number);
    if (value.isString() && schema[u"format"].toString() == u"date-time" &&
        (!core::fromIso(value.toString().toStdString()) || !value.toString().endsWith(u'Z')))
        return u"is no time: "_s + value.toString();
    const qsizetype size = value.toArray().size();
    if (value.isArray() &&
        (size < schema[u"minItems"].toInteger(size) || size > schema[u"maxItems"].toInteger(size)))
        return u"has %1 entries"_s.arg(size);
    return {};
}

} // namespace

JsonSchema::JsonSchema(QJsonObject document)
    : m_document(std::move(document))
{
}

QStringList JsonSchema::problems(const QJsonValue& value, const QString& pointer)
{
    const Look found = look(value, pointer, u"the answer"_s);
    if (found.problems.isEmpty())
        m_seen += found.seen;
    return found.problems;
}

QJsonValue JsonSchema::at(QString& pointer) const
{
    QJsonValue value = m_document;
    for (QString name : pointer.mid(2).split(u'/')) {
        name.replace(u"~1"_s, u"/"_s);
        value = value.isArray() ? value[name.toInt()] : value[name];
    }
    if (!value.toObject().contains(u"$ref"_s))
        return value;
    pointer = value[u"$ref"].toString();
    return at(pointer);
}

JsonSchema::Look JsonSchema::look(const QJsonValue& value, QString pointer, const QString& place) const
{
    Look found;
    const QJsonObject schema = at(pointer).toObject();
    if (schema.isEmpty())
        found.problems += pointer + u" is no schema"_s;
    for (const QString& keyword : schema.keys()) {
        if (!kKeywords.contains(keyword))
            found.problems += pointer + u" has an unknown keyword: "_s + keyword;
    }
    const QStringList types = texts(schema[u"type"]);
    if (schema.contains(u"type"_s) &&
        std::ranges::none_of(types, [&](const QString& type) { return isOfType(value, type); }))
        found.problems += u"%1 is %2, not %3"_s.arg(place, typeOf(value), types.join(u" or "_s));
    if (const QString problem = boundsProblem(value, schema); !problem.isEmpty())
        found.problems += place + u' ' + problem;
    lookAtChoices(value, schema, pointer, place, found);
    if (value.isObject())
        lookAtObject(value.toObject(), schema, pointer, place, found);
    if (value.isArray() && schema.contains(u"items"_s)) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i) {
            const Look item = look(value.toArray()[i], pointer + u"/items"_s, u"%1[%2]"_s.arg(place).arg(i));
            found.problems += item.problems;
            found.seen += item.seen;
        }
    }
    return found;
}

void JsonSchema::lookAtChoices(const QJsonValue& value, const QJsonObject& schema, const QString& pointer,
                               const QString& place, Look& found) const
{
    for (qsizetype i = 0; i < schema[u"allOf"].toArray().size(); ++i) {
        const Look part = look(value, u"%1/allOf/%2"_s.arg(pointer).arg(i), place);
        found.problems += part.problems;
        found.seen += part.seen;
        found.names += part.names;
    }
    const qsizetype choices = schema[u"oneOf"].toArray().size();
    QStringList reasons;
    int fitting = 0;
    for (qsizetype i = 0; i < choices; ++i) {
        const Look choice = look(value, u"%1/oneOf/%2"_s.arg(pointer).arg(i), place);
        reasons += choice.problems;
        if (choice.problems.isEmpty()) {
            ++fitting;
            found.seen += choice.seen;
        }
    }
    if (choices > 0 && fitting != 1)
        found.problems +=
            u"%1 fits %2 of the choices (%3)"_s.arg(place).arg(fitting).arg(reasons.join(u"; "_s));
}

void JsonSchema::lookAtObject(const QJsonObject& value, const QJsonObject& schema, const QString& pointer,
                              const QString& place, Look& found) const
{
    const QJsonObject properties = schema[u"properties"].toObject();
    for (const QString& name : properties.keys())
        found.names += name;
    for (const QJsonValue name : schema[u"required"].toArray()) {
        if (!value.contains(name.toString()))
            found.problems += u"%1 has no %2"_s.arg(place, name.toString());
    }
    const bool isClosed = schema[u"additionalProperties"] == QJsonValue(false) ||
                          schema[u"unevaluatedProperties"] == QJsonValue(false);
    for (auto field = value.begin(); field != value.end(); ++field) {
        const QString name = field.key();
        QString inner = pointer + u"/properties/"_s + name;
        if (properties.contains(name))
            found.seen += inner;
        else if (schema[u"additionalProperties"].isObject())
            inner = pointer + u"/additionalProperties"_s;
        else {
            if (isClosed && !found.names.contains(name))
                found.problems += u"%1 has %2, which is not documented"_s.arg(place, name);
            continue;
        }
        const Look part = look(field.value(), inner, place + u'.' + name);
        found.problems += part.problems;
        found.seen += part.seen;
    }
}

QSet<QString> JsonSchema::propertiesOf(const QString& pointer) const
{
    QSet<QString> found;
    collect(pointer, found);
    return found;
}

void JsonSchema::collect(QString pointer, QSet<QString>& found) const
{
    const QJsonObject schema = at(pointer).toObject();
    for (const QString& name : schema[u"properties"].toObject().keys()) {
        const QString property = pointer + u"/properties/"_s + name;
        if (found.contains(property))
            continue;
        found += property;
        collect(property, found);
    }
    for (const QString& list : {u"allOf"_s, u"oneOf"_s}) {
        for (qsizetype i = 0; i < schema[list].toArray().size(); ++i)
            collect(u"%1/%2/%3"_s.arg(pointer, list).arg(i), found);
    }
    if (schema.contains(u"items"_s))
        collect(pointer + u"/items"_s, found);
}

} // namespace cryptopulse::support
