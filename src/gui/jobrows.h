#pragma once

#include "gui/jobrow.h"

#include <QObject>
#include <array>

class QVBoxLayout;

namespace cryptopulse::gui {

/// One row for each kind of long work, below each other; each is hidden until there is something to say.
class JobRows final : public QObject
{
    Q_OBJECT

public:
    /// Puts the rows into @p layout of @p side, from @p place on.
    JobRows(QWidget& side, QVBoxLayout& layout, int place);

    /// Of those that have ended well only the newest stays: the list of work has them all.
    void present(const std::vector<engine::JobStatus>& jobs,
                 std::optional<std::chrono::milliseconds> sinceSnapshot);
    void takeOver(const JobRows& former);
    void cancelFailed();
    [[nodiscard]] JobRow& operator[](engine::JobKind kind) const
    {
        return *m_rows[static_cast<std::size_t>(kind)];
    }

Q_SIGNALS:
    void cancelRequested(const std::string& id);

private:
    std::array<JobRow*, engine::kJobKindCount> m_rows{};
};

} // namespace cryptopulse::gui
