#pragma once

#include "core/result.h"
#include "engine/snapshot.h"
#include "look/theme.h"

#include <QFrame>
#include <QImage>
#include <vector>

class QLabel;

namespace cryptopulse::plots {
class Plot;
struct Figure;
} // namespace cryptopulse::plots

namespace cryptopulse::pages {

/// One page of the window beside the chart: reads the snapshot, asks by signals, and can be saved.
class Page : public QFrame
{
    Q_OBJECT

public:
    using QFrame::QFrame;

    /// Shows what the snapshot knows at @p now; cheap when nothing of it has changed.
    virtual void present(const engine::Snapshot& snapshot, core::UtcTime now) = 0;
    /// Those of every plot in it.
    virtual void setColours(const look::Colours& colours);

    /// Makes its fields show what those of another page of its kind show.
    void takeChoices(const Page& other);

    /// There is something that could be saved.
    [[nodiscard]] bool hasContent() const;
    /// All of its figures as one picture, at the resolution of the screen.
    [[nodiscard]] QImage picture() const;
    /// What its files are called, by their ending.
    [[nodiscard]] QString fileName(const QString& ending) const;
    /// That picture as a PNG file. Error: InvalidArgument, with what the system says.
    [[nodiscard]] core::Result<void> savePicture(const QString& path) const;
    /// The data of its figures as CSV, one after the other: "figure,part,x,y,high"; how many lines of data.
    /// Error: as above.
    [[nodiscard]] core::Result<std::size_t> saveData(const QString& path) const;

protected:
    /// Puts the children of @p group into a line that goes on below where the page is narrow.
    static void layControls(QWidget& group);
    /// Puts the children of @p group side by side, as columns of at least @p width pixels, at most @p most.
    static void layColumns(QWidget& group, int width, int most);
    /// A label that is there only when it has something to say.
    static void showText(QLabel& label, const QString& text);
    /// Whether such work is under way.
    [[nodiscard]] static bool isRunning(const engine::Snapshot& snapshot, engine::JobKind kind);
    /// Whether such work may be asked for: it is not under way, and there is an engine that hears it.
    [[nodiscard]] static bool canBegin(const engine::Snapshot& snapshot, engine::JobKind kind);

    /// What is saved as a picture: all that tells something, without what can be pressed.
    [[nodiscard]] virtual QWidget& content() const = 0;
    /// In the order of reading; those that are empty are left out by who uses them.
    [[nodiscard]] std::vector<plots::Plot*> plots() const;
};

} // namespace cryptopulse::pages
