#pragma once

#include "core/clock.h"
#include "engine/care.h"
#include "engine/longwork.h"

#include <QTimer>

namespace cryptopulse::engine {

/// Copies the database into a file. A cancellation is noticed when the copy is written, which SQLite does in
/// one statement; it is removed then.
class BackupWork final : public LongWorkOf<BackupPtr>
{
    Q_OBJECT

public:
    /// @p keep is given what came out. @p jobs and @p clock must outlive this object.
    BackupWork(JobBook& jobs, const core::Clock& clock, std::function<void(BackupPtr)> keep);

    /// @p location: of the database, as storage::Database::open() takes it.
    void backUp(const BackupRequest& request, const QString& location, const Reply& reply);

private:
    void conclude(Answer& answer) override;
    void account(const BackupPtr& report, JobStatus& job) const override;

    const core::Clock& m_clock;
    std::function<void(BackupPtr)> m_keep;
};

/// Looks at all of the database. Runs that wait or work are shared.
class CheckWork final : public LongWorkOf<CheckPtr>
{
    Q_OBJECT

public:
    CheckWork(JobBook& jobs, const core::Clock& clock, std::function<void(CheckPtr)> keep);

    void check(const QString& location, const Reply& reply);

private:
    void conclude(Answer& answer) override;
    void account(const CheckPtr& report, JobStatus& job) const override;

    const core::Clock& m_clock;
    std::function<void(CheckPtr)> m_keep;
};

/// Thins out and deletes old prices, when it is asked to and once a day.
class CompactWork final : public LongWorkOf<CompactPtr>
{
    Q_OBJECT

public:
    /// After the start, and from then on.
    static constexpr std::chrono::minutes kFirst{1};
    static constexpr std::chrono::hours kDaily{24};

    /// @p takeIn makes the engine see what is stored by now. @p keep as above.
    CompactWork(JobBook& jobs, const core::Clock& clock, std::function<void(CompactPtr)> keep,
                std::function<void()> takeIn);

    void compact(const CompactRequest& request, const QString& location, const Reply& reply);

    /// By these rules at @p location: first after @p first. None set: no more.
    void setDaily(const core::RetentionRules& rules, const QString& location,
                  std::chrono::milliseconds first = kFirst);
    [[nodiscard]] const core::RetentionRules& daily() const { return m_rules; }

private:
    void conclude(Answer& answer) override;
    void account(const CompactPtr& report, JobStatus& job) const override;
    void ended() override;
    void doDaily();

    const core::Clock& m_clock;
    std::function<void(CompactPtr)> m_keep;
    std::function<void()> m_takeIn;
    bool m_isWorking = false;
    core::RetentionRules m_rules;
    QString m_location; // where they are followed
    QTimer m_day;
};

} // namespace cryptopulse::engine
