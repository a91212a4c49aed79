#include "api/server.h"
#include "support/fakeengine.h"

#include <QCoreApplication>
#include <cmath>
#include <cstdio>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

/// Serves 100,000 one-minute prices, a model and a forecast until it is killed. Prints its address.
int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const core::SystemClock clock;
    support::FakeEngine engine;

    constexpr std::size_t rows = 100'000;
    std::vector<double> prices(rows);
    for (std::size_t i = 0; i < rows; ++i)
        prices[i] =
            std::round(1e2 * (60'000.0 + 3'000.0 * std::sin(double(i) / 700.0) + double(i % 97))) / 1e2;
    auto snapshot = support::FakeEngine::withPrices(prices, clock.now());
    snapshot.model = std::make_shared<engine::ModelCard>(support::FakeEngine::card());
    snapshot.forecast = support::FakeEngine::forecast(0.53, clock.now(), prices.back());
    engine.show(std::move(snapshot));

    api::ServerOptions options;
    options.port = argc > 1 ? quint16(QByteArray(argv[1]).toUInt()) : 0;
    options.version = u"bench"_s;
    const auto server = api::Server::start(engine, clock, options);
    if (!server) {
        std::fprintf(stderr, "%s\n", server.error().detail.c_str());
        return 1;
    }
    std::printf("%s\n", qUtf8Printable((*server)->address().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
