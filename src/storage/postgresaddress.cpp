#include "storage/postgresaddress.h"

#include "core/databaseaddress.h"

#include <QUrl>
#include <algorithm>
#include <initializer_list>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<core::Error> wrong(const QString& what)
{
    const QString text =
        u"the database's address must be like postgresql://user@host:5432/name: %1"_s.arg(what);
    return core::failure(core::ErrorKind::InvalidArgument, text.toStdString());
}

QString decoded(const QString& text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// The two sides of the first @p mark; all is before it where there is none.
std::pair<QString, QString> parted(const QString& text, QChar mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? std::pair(text, QString()) : std::pair(text.left(at), text.mid(at + 1));
}

bool isPort(const QString& text)
{
    bool ok = false;
    const int port = text.toInt(&ok);
    return ok && port > 0 && port <= 65'535;
}

/// "host:port", "[::1]:port", each without its port too.
core::Result<std::pair<QString, QString>> hostAndPort(const QString& text)
{
    const bool isBracketed = text.startsWith(u'[');
    const qsizetype end = isBracketed ? text.indexOf(u']') : -1;
    if (isBracketed && end < 0)
        return wrong(u"a bracket is not closed"_s);
    const QString rest = isBracketed ? text.mid(end + 1) : text;
    const auto [before, port] = parted(rest, u':');
    if ((isBracketed && !before.isEmpty()) || (!port.isEmpty() && !isPort(port)))
        return wrong(u"a port is a number from 1 to 65535"_s);
    return std::pair(isBracketed ? text.mid(1, end - 1) : decoded(before), port);
}

core::Result<void> addHosts(const QString& text, PostgresAddress& address)
{
    if (text.isEmpty())
        return {};
    for (const QString& part : text.split(u',')) {
        const auto one = hostAndPort(part);
        if (!one)
            return core::failure(one.error());
        address.hosts += one->first;
        address.ports += one->second;
    }
    if (std::ranges::all_of(address.ports, &QString::isEmpty))
        address.ports.clear();
    return {};
}

core::Result<void> addOption(const QString& text, PostgresAddress& address)
{
    const auto [name, encoded] = parted(text, u'=');
    const QString value = decoded(encoded);
    const auto isPlain = [](QChar letter) { return (letter >= u'a' && letter <= u'z') || letter == u'_'; };
    if (name.isEmpty() || !std::ranges::all_of(name, isPlain) || !text.contains(u'='))
        return wrong(u"after the ? come options such as sslmode=require, joined by &"_s);
    if (value.contains(u';')) // Qt would part it there
        return wrong(u"no option may hold a semicolon"_s);
    if (name == u"user")
        address.user = value;
    else if (name == u"dbname")
        address.database = value;
    else
        address.options.emplace_back(name, value);
    return {};
}

QString quoted(QString value)
{
    return u'\'' + value.replace(u"\\"_s, u"\\\\"_s).replace(u"'"_s, u"\\'"_s) + u'\'';
}

} // namespace

bool PostgresAddress::isOne(const QString& location)
{
    return core::isDatabaseAddress(location.toStdString());
}

core::Result<PostgresAddress> PostgresAddress::from(const QString& location)
{
    if (!isOne(location))
        return wrong(u"it begins otherwise"_s);
    const auto parts = core::withoutPassword(location.toStdString());
    const QString text = QString::fromStdString(parts.address).section(u"://"_s, 1);
    const auto [where, query] = parted(text, u'?');
    const auto [authority, name] = parted(where, u'/');
    PostgresAddress address;
    const qsizetype at = authority.lastIndexOf(u'@');
    address.user = decoded(authority.left(std::max<qsizetype>(at, 0)));
    address.password = QString::fromStdString(parts.password);
    address.database = decoded(name);
    if (const auto added = addHosts(authority.mid(at + 1), address); !added)
        return core::failure(added.error());
    for (const QString& option : query.split(u'&', Qt::SkipEmptyParts)) {
        if (const auto added = addOption(option, address); !added)
            return core::failure(added.error());
    }
    if (address.database.isEmpty())
        return wrong(u"the name of the database is missing"_s);
    return address;
}

QString PostgresAddress::shown(const QString& location)
{
    const auto address = from(location);
    if (!address)
        return u"postgresql://…"_s;
    QStringList hosts;
    for (qsizetype i = 0; i < address->hosts.size(); ++i) {
        const QString port = address->ports.value(i);
        hosts += address->hosts[i] + (port.isEmpty() ? QString() : u':' + port);
    }
    const QString user = address->user.isEmpty() ? QString() : address->user + u'@';
    const QString host = hosts.isEmpty() ? address->option(u"host") : hosts.join(u',');
    return u"postgresql://%1%2/%3"_s.arg(user, host, address->database);
}

QString PostgresAddress::option(QStringView name) const
{
    const auto found = std::ranges::find_if(options, [name](const auto& one) { return one.first == name; });
    return found == options.end() ? QString() : found->second;
}

QString PostgresAddress::connectOptions() const
{
    QStringList parts;
    const auto add = [&parts](const QString& name, const QString& value) {
        parts += name + u'=' + quoted(value);
    };
    if (!hosts.isEmpty())
        add(u"host"_s, hosts.join(u','));
    if (!ports.isEmpty())
        add(u"port"_s, ports.join(u','));
    // This program writes: of several servers only the one that takes writes is of use.
    const std::initializer_list<std::pair<QString, QString>> usual{
        {u"fallback_application_name"_s, u"CryptoPulse"_s},
        {u"connect_timeout"_s, u"5"_s},
        {u"keepalives_idle"_s, u"15"_s},
        {u"keepalives_interval"_s, u"5"_s},
        {u"keepalives_count"_s, u"3"_s},
        {u"tcp_user_timeout"_s, u"30000"_s},
        {u"target_session_attrs"_s, hosts.size() > 1 ? u"read-write"_s : u"any"_s}};
    for (const auto& [name, value] : usual) {
        if (option(name).isEmpty())
            add(name, value);
    }
    for (const auto& [name, value] : options)
        add(name, value);
    return parts.join(u' ');
}

} // namespace cryptopulse::storage
