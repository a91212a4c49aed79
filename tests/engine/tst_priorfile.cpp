#include "engine/priorfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

QByteArray shippedFile()
{
    if (!engine::shippedPrior()) // which brings the resource in
        return {};
    QFile file(u":/cryptopulse/models/prior-2024-06.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The file of the prior: what ships is whole, and what is damaged is said to be.
class TestPriorFile : public QObject
{
    Q_OBJECT

private:
    QJsonObject m_card;

    /// What is said of the shipped file with something else in the place of @p key of its trees.
    [[nodiscard]] core::Result<forecast::Prior> withTrees(const QString& key, const QJsonValue& value) const
    {
        QJsonObject trees = m_card[u"trees"].toObject();
        trees[key] = value;
        QJsonObject card = m_card;
        card[u"trees"] = trees;
        return engine::priorFromJson(QJsonDocument(card).toJson());
    }

    /// A list of the trees, with its entry @p at replaced.
    [[nodiscard]] QJsonArray listWith(const QString& key, qsizetype at, const QJsonValue& value) const
    {
        QJsonArray list = m_card[u"trees"][key].toArray();
        list[at] = value;
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_card = QJsonDocument::fromJson(shippedFile()).object();
        QVERIFY(!m_card.isEmpty());
    }

    void thePriorThatShipsIsWhole()
    {
        const auto& prior = engine::shippedPrior();
        QVERIFY2(prior.has_value(), prior ? "" : prior.error().detail.c_str());
        QVERIFY(prior->id.starts_with("prior-"));
        QVERIFY(std::ranges::all_of(prior->coef, [](double x) { return std::abs(x) < 1.0; }));
        QVERIFY(prior->trees.count() >= 50);
        QVERIFY(std::ranges::all_of(prior->trees.leaves(), [](double x) { return std::abs(x) < 0.5; }));
        for (const auto& split : prior->trees.splits())
            QVERIFY(std::abs(split.threshold) <= forecast::kClip);
        QVERIFY(shippedFile().size() < 200'000);
    }

    void isReadToTheLastDigit()
    {
        const auto& prior = engine::shippedPrior();
        const QJsonValue trees = m_card[u"trees"];
        QCOMPARE(std::size_t(trees[u"leaves"].toArray().size()), prior->trees.leaves().size());
        QCOMPARE(prior->trees.leaves().back(), trees[u"leaves"].toArray().last().toDouble());
        QCOMPARE(prior->trees.splits().back().threshold, trees[u"thresholds"].toArray().last().toDouble());
        QCOMPARE(int(prior->trees.splits()[3].feature), trees[u"features"][3].toInt());
        QVERIFY(*engine::priorFromJson(QJsonDocument(m_card).toJson()) == *prior);
    }

    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QString>("key");
        for (const auto* key : {"id", "features", "trained_on", "coef", "intercept", "trees"})
            QTest::newRow(key) << QString::fromLatin1(key);
    }
    void whatIsMissingIsSaid()
    {
        QFETCH(const QString, key);
        QJsonObject card = m_card;
        card.remove(key);
        const auto read = engine::priorFromJson(QJsonDocument(card).toJson());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::DamagedModel);
        card[key] = QJsonArray{1, 2};
        QCOMPARE(engine::priorFromJson(QJsonDocument(card).toJson()).error().kind,
                 core::ErrorKind::DamagedModel);
    }

    void treesThatAreNoneAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char* name, const char* key, const QJsonValue& value) {
            QTest::newRow(name) << QString::fromLatin1(key) << value;
        };
        row("no depth", "depth", {});
        row("below the ground", "depth", -1);
        row("too deep", "depth", 60);
        row("half a level", "depth", 3.5);
        row("another depth", "depth", m_card[u"trees"][u"depth"].toInt() + 1);
        row("no features", "features", {});
        row("no thresholds", "thresholds", QJsonArray{});
        row("no leaves", "leaves", QJsonObject{});
        row("a text for a feature", "features", listWith(u"features"_s, 7, u"ret1"_s));
        row("a feature below", "features", listWith(u"features"_s, 0, -1));
        row("a feature beyond", "features", listWith(u"features"_s, 1, int(forecast::kStationaryFeatures)));
        row("a feature far beyond", "features", listWith(u"features"_s, 1, 1e300));
        row("half a feature", "features", listWith(u"features"_s, 2, 0.5));
        row("a text for a threshold", "thresholds", listWith(u"thresholds"_s, 0, u"0.1"_s));
        row("nothing for a leaf", "leaves", listWith(u"leaves"_s, 5, QJsonValue()));
        QJsonArray leaves = m_card[u"trees"][u"leaves"].toArray();
        leaves.removeLast();
        row("a leaf too few", "leaves", leaves);
    }
    void treesThatAreNoneAreRefused()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        const auto read = withTrees(key, value);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::DamagedModel);
        QVERIFY2(read.error().detail.find("trees") != std::string::npos, read.error().detail.c_str());
    }

    void aFileThatWasCutIsRefused()
    {
        const QByteArray whole = shippedFile();
        for (qsizetype length = 0; length + 2 < whole.size(); length += 1009)
            QCOMPARE(engine::priorFromJson(whole.first(length)).error().kind, core::ErrorKind::DamagedModel);
    }

    void numbersTooLargeToBeOnesAreRefused()
    {
        QByteArray text = shippedFile();
        const qsizetype at = text.indexOf("\"leaves\": [") + 11;
        text.insert(at, "1e999,");
        QCOMPARE(engine::priorFromJson(text).error().kind, core::ErrorKind::DamagedModel);
    }
};

QTEST_APPLESS_MAIN(TestPriorFile)
#include "tst_priorfile.moc"
