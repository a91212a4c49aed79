#include "app/logbook.h"
#include "app/logging.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using app::Logbook;

namespace {

Q_LOGGING_CATEGORY(lcTest, "cryptopulse.test")

} // namespace

/// The log that is kept in memory.
class TestLogbook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreReadFromWhereOneWas()
    {
        Logbook book;
        QSignalSpy grew(&book, &Logbook::grew);
        book.note(QtInfoMsg, u"one"_s);
        book.note(QtWarningMsg, u"two"_s);
        QCOMPARE(grew.size(), 2);
        QCOMPARE(book.linesAfter(0).size(), 2U);
        const auto rest = book.linesAfter(1);
        QCOMPARE(rest.size(), 1U);
        QCOMPARE(rest[0].number, 2U);
        QCOMPARE(rest[0].text, u"two"_s);
        QVERIFY(book.linesAfter(2).empty());
        QVERIFY(book.linesAfter(99).empty());
    }

    void theOldestGo()
    {
        Logbook book;
        for (std::size_t i = 1; i <= Logbook::kMostLines + 5; ++i)
            book.note(QtInfoMsg, QString::number(i));
        const auto lines = book.linesAfter(0);
        QCOMPARE(lines.size(), Logbook::kMostLines);
        QCOMPARE(lines.front().text, u"6"_s);
        QCOMPARE(book.linesAfter(Logbook::kMostLines + 4).front().number, Logbook::kMostLines + 5);
    }

    void messagesAreNotedAndPrintedAsBefore()
    {
        QTest::ignoreMessage(QtWarningMsg, "a warning of ours"); // what is printed reaches the handler before
        {
            Logbook book;
            const app::Logging logging({.book = &book});
            qCWarning(lcTest, "a warning of ours");
            qCInfo(lcTest, "for the book only");
            const auto lines = book.linesAfter(0);
            QCOMPARE(lines.size(), 2U);
            QCOMPARE(lines[0].type, QtWarningMsg);
            QVERIFY(lines[1].text.contains(u"for the book only"_s));
        }
        QTest::ignoreMessage(QtWarningMsg, "after its end");
        qWarning("after its end");
    }

    void manyThreadsWriteAtOnce()
    {
        Logbook book;
        std::vector<std::unique_ptr<QThread>> writers;
        for (int i = 0; i < 4; ++i) {
            writers.emplace_back(QThread::create([&book] {
                for (int line = 0; line < 400; ++line)
                    book.note(QtInfoMsg, u"x"_s);
            }));
            writers.back()->start();
        }
        for (const auto& writer : writers) {
            while (!writer->wait(1))
                QVERIFY(book.linesAfter(0).size() <= 1'600);
        }
        const auto lines = book.linesAfter(0);
        QCOMPARE(lines.size(), 1'600U);
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i].number, i + 1);
    }
};

QTEST_GUILESS_MAIN(TestLogbook)
#include "tst_logbook.moc"
