#include "gui/importdialog.h"
#include "gui/importreportdialog.h"
#include "support/fakeclock.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kCandles = "time,low,high,open,close,volume\n"
                            "1600000000,9,12,10,11,5\n1600000060,10,13,11,12,6\nbroken,1,2,3,4,5\n";

} // namespace

/// What is shown of a file before it is imported, and what can be chosen.
class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<gui::ImportDialog>(core::SeriesKey{}, m_clock);
        m_dialog->show();
    }

    void showsHowTheFileIsRead()
    {
        load("a.csv", kCandles);
        QTRY_VERIFY(importButton()->isEnabled());
        QVERIFY(text(u"formatLabel"_s).contains(u"candles of Coinbase"_s));
        QVERIFY(text(u"fileLabel"_s).contains(u"a.csv"_s));
        QVERIFY(text(u"planLabel"_s).contains(u"3 lines from 2020-09-13 12:26 to 2020-09-13 12:27"_s));
        QVERIFY(text(u"noteLabel"_s).contains(u"Coinbase"_s)); // the series is of CoinGecko
        const auto* table = find<QTableWidget>(u"table"_s);
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(0, 0)->text(), u"2020-09-13 12:26:40"_s);
        QVERIFY(table->item(0, 1)->text().startsWith(u"11"_s));
        QVERIFY(table->item(2, 0)->text().contains(u"no time: \"broken\""_s));
        QCOMPARE(table->verticalHeaderItem(2)->text(), u"4"_s); // its line in the file
        // Marked in words, and in the weight of the letters.
        QCOMPARE(table->horizontalHeaderItem(2)->text(), u"time → time"_s);
        QCOMPARE(table->horizontalHeaderItem(6)->text(), u"close → price"_s);
        QVERIFY(table->item(0, 6)->font().bold() && !table->item(0, 3)->font().bold());
    }

    void followsWhatIsChosenAtOnce()
    {
        load("a.csv", kCandles);
        QTRY_VERIFY(importButton()->isEnabled());
        auto* prices = find<QComboBox>(u"priceColumnBox"_s);
        QCOMPARE(prices->itemText(0), u"Automatic: close"_s);
        prices->setCurrentIndex(prices->findText(u"open"_s));
        const auto* table = find<QTableWidget>(u"table"_s);
        QTRY_COMPARE(table->horizontalHeaderItem(5)->text(), u"open → price"_s);
        QVERIFY(table->item(0, 1)->text().startsWith(u"10"_s));
        QCOMPARE(prices->currentText(), u"open"_s); // stays chosen
        QTRY_VERIFY(importButton()->isEnabled());
        const engine::ImportRequest request = m_dialog->request();
        QCOMPARE(request.mapping.priceColumn, std::string("4"));
        QCOMPARE(request.path, m_folder.filePath(u"a.csv"_s));
        find<QSpinBox>(u"headerBox"_s)->setValue(2);
        QTRY_COMPARE(table->rowCount(), 2);
    }

    void asksForWhatCannotBeTold()
    {
        load("dates.csv", "date,price\n01/02/2023,1\n02/02/2023,2\n");
        QTRY_VERIFY(text(u"troubleLabel"_s).contains(u"with the day or with the month"_s));
        QVERIFY(!importButton()->isEnabled());
        auto* formats = find<QComboBox>(u"timeFormatBox"_s);
        formats->setCurrentIndex(formats->findData(u"day-first"_s));
        QTRY_VERIFY(importButton()->isEnabled());
        QCOMPARE(find<QTableWidget>(u"table"_s)->item(1, 0)->text(), u"2023-02-02 00:00:00"_s);
        QCOMPARE(m_dialog->request().mapping.timeFormat, core::TimeFormat::DayFirst);
    }

    void columnsOfUnknownNamesCanBeChosen()
    {
        load("quotes.csv", "zeitpunkt,bid,ask\n1600000000,1,2\n1600000060,3,4\n");
        QTRY_VERIFY(find<QLabel>(u"troubleLabel"_s)->isVisible());
        QVERIFY(!importButton()->isEnabled());
        auto* prices = find<QComboBox>(u"priceColumnBox"_s);
        prices->setCurrentIndex(prices->findText(u"ask"_s));
        QTRY_VERIFY(importButton()->isEnabled());
        QVERIFY(find<QTableWidget>(u"table"_s)->item(0, 1)->text().startsWith(u"2"_s));
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << u"empty"_s;
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6", 26)
                                 << u"no text file"_s;
        QTest::newRow("cut off") << QByteArray("\x1F\x8B\x08", 3) << u"is missing"_s;
    }
    void whatCannotBeReadIsSaid()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, says);
        load("x.csv", file);
        QTRY_VERIFY2(text(u"troubleLabel"_s).contains(says), qPrintable(text(u"troubleLabel"_s)));
        QVERIFY(!importButton()->isEnabled());
        load("a.csv", kCandles); // another one in its place
        QTRY_VERIFY(importButton()->isEnabled());
        QVERIFY(find<QLabel>(u"troubleLabel"_s)->isHidden());
    }

    void aHugeFileIsOnlyBegun()
    {
        QFile file(m_folder.filePath(u"huge.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray lines;
        for (int i = 0; i < 5'000; ++i)
            lines += QByteArray::number(1'600'000'000LL + 60 * i) + ",100\n";
        QVERIFY(file.write(lines) == lines.size());
        QVERIFY(file.resize(4LL << 30)); // sparse: nobody could read that in time
        file.close();
        m_dialog->load(file.fileName());
        QTRY_VERIFY(importButton()->isEnabled());
        QVERIFY(text(u"planLabel"_s).startsWith(u"About "_s));
    }

    void theLastOfManyChoicesCounts()
    {
        load("a.csv", kCandles);
        QTRY_VERIFY(importButton()->isEnabled());
        auto* prices = find<QComboBox>(u"priceColumnBox"_s);
        for (int i = 0; i < 40; ++i)
            prices->setCurrentIndex(1 + i % (prices->count() - 1));
        prices->setCurrentIndex(prices->findText(u"high"_s));
        QTRY_VERIFY(importButton()->isEnabled());
        QCOMPARE(find<QTableWidget>(u"table"_s)->horizontalHeaderItem(4)->text(), u"high → price"_s);
    }

    void theReportCanBeCopied()
    {
        engine::ImportSummary summary{.lines = 10, .added = 6, .repeats = 1, .conflicts = 1, .badLines = 2};
        summary.firstBad = {{3, "no time: \"x\""}, {7, "no possible price: \"-1\""}};
        summary.format = "Kraken candles";
        summary.venue = "kraken";
        gui::ImportReportDialog report(summary, {});
        report.show();
        const QString details = report.findChild<QPlainTextEdit*>(u"detailsEdit"_s)->toPlainText();
        QVERIFY(details.contains(u"Prices added: 6\n"_s) && details.contains(u"Line 7: "_s));
        QVERIFY(report.findChild<QLabel*>(u"noteLabel"_s)->text().contains(u"Kraken"_s));
        report.findChild<QPushButton*>(u"copyButton"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(details));
    }

    void everyFieldHasANameAndTheKeysDiffer()
    {
        QSet<QString> keys;
        for (const QLabel* label : m_dialog->findChildren<QLabel*>()) {
            if (!label->buddy())
                continue;
            const QString key = QKeySequence::mnemonic(label->text()).toString();
            QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(label->text()));
            keys += key;
        }
        QCOMPARE(keys.size(), 6);
        QVERIFY(!find<QTableWidget>(u"table"_s)->accessibleName().isEmpty());
        // With Tab alone through all of them, in the order in which they stand.
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        find<QComboBox>(u"timeColumnBox"_s)->setFocus();
        QStringList order;
        for (QWidget* at = QApplication::focusWidget(); at && order.size() < 6; at = at->nextInFocusChain()) {
            if (at->objectName().endsWith(u"Box"_s) && !at->objectName().startsWith(u"qt_"_s))
                order += at->objectName();
        }
        QCOMPARE(order, (QStringList{u"timeColumnBox"_s, u"timeFormatBox"_s, u"priceColumnBox"_s,
                                     u"delimiterBox"_s, u"decimalMarkBox"_s, u"headerBox"_s}));
    }

private:
    template <typename T>
    T* find(const QString& name) const
    {
        return m_dialog->findChild<T*>(name);
    }
    [[nodiscard]] QString text(const QString& label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] QPushButton* importButton() const
    {
        return m_dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }

    void load(const char* name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        m_dialog->load(path);
    }

    support::FakeClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<gui::ImportDialog> m_dialog;
};

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
