#pragma once

#include <QObject>

class QFileDialog;

namespace cryptopulse::look {

/// Dresses every dialog that stands over a window of ours, also those that Qt makes itself: its colours are
/// the window's, not the platform's, and the tools of a file dialog can be told from their ground.
class DialogDress final : public QObject
{
    Q_OBJECT

public:
    /// Once for the application, however often it is asked for.
    static void install();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using QObject::QObject;
    static void drawTools(const QFileDialog& dialog);
};

} // namespace cryptopulse::look
