#include "look/words.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using look::Words;

namespace {

/// With the space that does not break as a plain one.
QString plain(QString text)
{
    return text.replace(QChar(0xA0), u' ').replace(QChar(0x202F), u' ');
}

} // namespace

/// Prices of every size and in every currency, as readers of each language know them.
class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void prices_data()
    {
        QTest::addColumn<double>("price");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        const auto row = [](double price, const QString& english, const QString& portuguese) {
            QTest::newRow(qPrintable(english)) << price << english << portuguese;
        };
        row(1.234e-12, u"0.000000000001234"_s, u"0,000000000001234"_s);
        row(0.00001234, u"0.00001234"_s, u"0,00001234"_s);
        row(0.0312, u"0.03120"_s, u"0,03120"_s);
        row(0.99996, u"1.0000"_s, u"1,0000"_s);
        row(2.13456, u"2.1346"_s, u"2,1346"_s);
        row(26'123.456, u"26,123.46"_s, u"26.123,46"_s);
        row(999'999.99, u"999,999.99"_s, u"999.999,99"_s);
        row(15'000'000, u"15,000,000"_s, u"15.000.000"_s);
        row(1e9, u"1,000,000,000"_s, u"1.000.000.000"_s);
    }
    void prices()
    {
        QFETCH(double, price);
        QTEST(Words::price(price), "english");
        QLocale::setDefault({QLocale::Portuguese, QLocale::Brazil});
        QTEST(Words::price(price), "portuguese");
    }

    void currencies()
    {
        QCOMPARE(Words::money(26'123.456, "usd"), u"$26,123.46"_s);
        QCOMPARE(plain(Words::money(26'123.456, "eur")), u"€ 26,123.46"_s);
        QCOMPARE(plain(Words::money(0.00001234, "brl")), u"R$ 0.00001234"_s);
        QCOMPARE(plain(Words::money(0.0312, "btc")), u"0.03120 BTC"_s);
        QCOMPARE(Words::currency("usd"), u"$"_s);
        QCOMPARE(Words::currency("xau"), u"XAU"_s);
        QLocale::setDefault({QLocale::Portuguese, QLocale::Brazil});
        QCOMPARE(plain(Words::money(0.00001234, "brl")), u"R$ 0,00001234"_s);
        QCOMPARE(plain(Words::money(26'123.456, "usd")), u"US$ 26.123,46"_s);
        QCOMPARE(plain(Words::money(0.0312, "btc")), u"0,03120 BTC"_s);
        QLocale::setDefault({QLocale::English, QLocale::Canada});
        QCOMPARE(Words::currency("usd"), u"US$"_s); // "$" is their own
    }

    void coins()
    {
        QCOMPARE(Words::pair({}), u"BTC / USD"_s);
        QCOMPARE(Words::pair({"ethereum", "eur", "coingecko"}), u"ETH / EUR"_s);
        QCOMPARE(Words::pair({"some-coin", "brl", "coingecko"}), u"some-coin / BRL"_s);
    }
};

QTEST_MAIN(TestMoney)
#include "tst_money.moc"
