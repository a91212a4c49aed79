#include "gui/feedwords.h"

#include "gui/venuewords.h"
#include "look/words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace cryptopulse::gui {

using namespace Qt::StringLiterals;
using engine::CrossCheckState;
using engine::CrossCheckTrouble;

namespace {

class Sentences final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::FeedWords)

public:
    static QString check(const engine::Snapshot& snapshot, core::UtcTime now);
    static QString checkInFull(const engine::Snapshot& snapshot, core::UtcTime now);
    static QString trouble(const engine::Snapshot& snapshot, core::UtcTime now);
    static Explanation disagreement(const engine::Snapshot& snapshot, core::UtcTime now);
    static QString calls(const core::CallUse& use);
    static QString callsInFull(const core::CallUse& use);
    static Explanation shortage(const core::CallUse& use);

private:
    static QString longerInterval(const core::CallUse& use);
};

/// "+0.05 %"; the decimals are those of a tolerance.
QString percent(double value, bool isSigned)
{
    const QString number = look::Words::locale().toString(value, 'f', 2);
    return (isSigned && value >= 0 ? u"+"_s : QString()) + number + u" %"_s;
}

QString count(std::int64_t calls)
{
    return look::Words::count(static_cast<std::size_t>(std::max<std::int64_t>(0, calls)));
}

QString code(const std::string& currency)
{
    return QString::fromStdString(currency).toUpper();
}

QString Sentences::check(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto state = engine::crossCheckState(snapshot.feed, now);
    if (!state)
        return {};
    const engine::CrossCheck& check = *snapshot.feed.crossCheck;
    const QString other = venueTitle(check.source);
    switch (*state) {
    case CrossCheckState::Waiting:
        return tr("%1: not compared yet").arg(other);
    case CrossCheckState::Agree:
        return tr("%1: %2", "a source, +0.05 %").arg(other, percent(check.difference().value_or(0), true));
    case CrossCheckState::Disagree:
        return tr("%1 differs: %2").arg(other, percent(check.difference().value_or(0), true));
    case CrossCheckState::NotComparable:
        return tr("%1: not comparable").arg(other);
    }
    return {};
}

QString Sentences::trouble(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto trouble = engine::crossCheckTrouble(snapshot.feed, now);
    if (!trouble)
        return {};
    const engine::CrossCheck& check = *snapshot.feed.crossCheck;
    const QString live = venueTitle(snapshot.series.source);
    const QString other = venueTitle(check.source);
    switch (*trouble) {
    case CrossCheckTrouble::Currency:
        return tr("%1 quotes in %2 and live prices come in %3, which is another currency: they are not "
                  "compared.")
            .arg(other, code(check.currency), code(snapshot.series.currency));
    case CrossCheckTrouble::SameSource:
        return tr("Live prices come from %1 itself, so there is nothing to compare.").arg(other);
    case CrossCheckTrouble::NotOffered:
        return tr("%1 does not have this coin in this currency, so nothing is compared.").arg(other);
    case CrossCheckTrouble::Synthetic:
        return tr("Synthetic prices are compared with nobody's.");
    case CrossCheckTrouble::Apart:
        return tr("The prices of %1 and %2 were observed more than two minutes apart and are not compared.")
            .arg(live, other);
    case CrossCheckTrouble::NoAnswer:
        return tr("%1 gave no price to compare with.").arg(other);
    case CrossCheckTrouble::NoPrice:
        return tr("There was no new price of %1 to compare with that of %2.").arg(live, other);
    }
    return {};
}

QString Sentences::checkInFull(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto state = engine::crossCheckState(snapshot.feed, now);
    if (!state)
        return {};
    if (*state == CrossCheckState::NotComparable)
        return trouble(snapshot, now);
    const engine::CrossCheck& check = *snapshot.feed.crossCheck;
    const QString other = venueTitle(check.source);
    if (*state == CrossCheckState::Waiting)
        return tr("%1 is asked when the next price has come.").arg(other);
    const QString amount = percent(check.difference().value_or(0), true);
    const QString tolerance = percent(check.tolerance, false);
    const QString since = look::Words::moment(check.since.value_or(now), now);
    const QString live = venueTitle(snapshot.series.source);
    const QString differs =
        tr("The price of %1 differs from that of %2 by %3.", "a source, another one, +0.05 %")
            .arg(other, live, amount);
    if (*state == CrossCheckState::Disagree)
        return tr("%1 That is more than the %2 that are allowed, since %3.", "a sentence, 0.50 %, a time")
            .arg(differs, tolerance, since);
    return std::abs(check.difference().value_or(0)) > check.tolerance
               ? tr("%1 If it stays beyond the %2 that are allowed, a notice tells of it.",
                    "a sentence, 0.50 %")
                     .arg(differs, tolerance)
               : tr("%1 That is within the %2 that are allowed, since %3.", "a sentence, 0.50 %, a time")
                     .arg(differs, tolerance, since);
}

Explanation Sentences::disagreement(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const engine::CrossCheck& check = *snapshot.feed.crossCheck;
    const QString live = venueTitle(snapshot.series.source);
    const QString other = venueTitle(check.source);
    return {tr("%1 and %2 disagree: since %3 their prices differ by more than %4.",
               "a source, another one, a time, 0.50 %")
                .arg(live, other, look::Words::moment(check.since.value_or(now), now),
                     percent(check.tolerance, false)),
            tr("One of them may be wrong or late: look at a third before you rely on a price. The status bar "
               "shows by how much; this notice goes when they agree again.")};
}

QString Sentences::calls(const core::CallUse& use)
{
    return tr("Calls: %1 of %2").arg(count(use.used), count(use.allowed));
}

QString Sentences::callsInFull(const core::CallUse& use)
{
    const bool isWhole = use.since <= core::monthBegin(use.asOf);
    const QString known =
        isWhole ? tr("Calls with the key in this month: %1 of %2.").arg(count(use.used), count(use.allowed))
                : tr("Calls with the key in this month: %1 of %2, counted since %3.")
                      .arg(count(use.used), count(use.allowed), look::Words::moment(use.since, use.resets));
    const QString resets = look::Words::moment(use.resets, use.asOf);
    if (use.used >= use.allowed)
        return tr("%1 All are spent until %2.", "a sentence, a time").arg(known, resets);
    if (!use.lastsUntil)
        return tr("%1 They last until the month ends.", "a sentence").arg(known);
    return tr("%1 At this pace they last until %2; the month ends at %3.", "a sentence, a time, a time")
        .arg(known, look::Words::moment(*use.lastsUntil, use.asOf), resets);
}

QString Sentences::longerInterval(const core::CallUse& use)
{
    if (!use.lastingInterval)
        return tr("They begin anew at %1. Until then, choose the plan without a key, or another source, in "
                  "the settings.")
            .arg(look::Words::moment(use.resets, use.asOf));
    return tr("With one call every %1 s they last to the end of the month: choose that interval in the "
              "settings.")
        .arg(count(use.lastingInterval->count()));
}

Explanation Sentences::shortage(const core::CallUse& use)
{
    if (use.used >= use.allowed)
        return {tr("All %1 calls of your CoinGecko key in this month are spent.").arg(count(use.allowed)),
                longerInterval(use)};
    return {tr("At this pace the calls of your CoinGecko key last until %1, not to the end of the month: %2 "
               "of %3 are spent.")
                .arg(look::Words::moment(use.lastsUntil.value_or(use.asOf), use.asOf), count(use.used),
                     count(use.allowed)),
            longerInterval(use)};
}

} // namespace

QString crossCheckWords(const engine::Snapshot& snapshot, core::UtcTime now)
{
    return Sentences::check(snapshot, now);
}

QString crossCheckSentence(const engine::Snapshot& snapshot, core::UtcTime now)
{
    return Sentences::checkInFull(snapshot, now);
}

Explanation explainDisagreement(const engine::Snapshot& snapshot, core::UtcTime now)
{
    return Sentences::disagreement(snapshot, now);
}

QString callsWords(const core::CallUse& use)
{
    return Sentences::calls(use);
}

QString callsSentence(const core::CallUse& use)
{
    return Sentences::callsInFull(use);
}

Explanation explainShortage(const core::CallUse& use)
{
    return Sentences::shortage(use);
}

} // namespace cryptopulse::gui
