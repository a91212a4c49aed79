#pragma once

#include <QLabel>

namespace cryptopulse::look {

/// A label with links that can be left again: a QLabel keeps the focus for ever when Shift+Tab comes to its
/// first link.
class LinkLabel final : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;

protected:
    bool focusNextPrevChild(bool next) override;
};

} // namespace cryptopulse::look
