#pragma once

#include "core/result.h"
#include "core/series.h"

#include <QObject>
#include <QString>

class QWidget;

namespace cryptopulse::gui {

/// Saves prices while the window goes on; what takes longer than a moment shows how far it is and can be
/// stopped.
class PriceSaver final : public QObject
{
    Q_OBJECT

public:
    /// Progress is shown over @p window, its owner.
    explicit PriceSaver(QWidget& window);

    /// The prices with from <= time <= to, packed when @p path ends in .gz; ends in done().
    void save(core::SeriesView samples, core::UtcTime from, core::UtcTime to, const QString& path);

Q_SIGNALS:
    /// How many were saved, or why none: then what was at @p path before is still there.
    void done(const core::Result<std::size_t>& rows, const QString& path);

private:
    QWidget& m_window;
};

} // namespace cryptopulse::gui
