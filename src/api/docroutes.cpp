#include "api/docroutes.h"

#include <QCryptographicHash>
#include <QFile>

// Outside of the namespace, as Qt asks of libraries that are linked statically.
static void initApiResource()
{
    Q_INIT_RESOURCE(api);
}

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString& name)
{
    initApiResource();
    QFile file(u":/cryptopulse/api/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray source(const QByteArray& text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

Reply makePage()
{
    const QByteArray css = contents(u"docs/docs.css"_s);
    const QByteArray js = contents(u"docs/docs.js"_s);
    Reply reply{.body = contents(u"docs/docs.html"_s), .contentType = "text/html; charset=utf-8"};
    reply.body.replace("@css@", css).replace("@js@", js);
    // Its own style and script by their digests, nothing from elsewhere, and no page of others around it.
    reply.headers.emplace_back(
        "Content-Security-Policy",
        "default-src 'none'; style-src " + source(css) + "; script-src " + source(js) +
            "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'");
    reply.headers.emplace_back("Referrer-Policy", "no-referrer");
    return reply;
}

} // namespace

Reply getOpenApi(const Request&, const View&)
{
    static const QByteArray description = contents(u"openapi.json"_s);
    return {.body = description};
}

Reply getDocs(const Request&, const View&)
{
    static const Reply page = makePage();
    return page;
}

bool isDescription(QByteArrayView target) noexcept
{
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    return path == "/docs" || path == "/openapi.json";
}

} // namespace cryptopulse::api
