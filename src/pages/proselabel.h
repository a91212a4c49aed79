#pragma once

#include <QLabel>
#include <algorithm>

namespace cryptopulse::pages {

/// Text that goes on in the next line: no wider than can be read with ease, however wide the page is. A plain
/// QLabel with a greatest width is given the height of the wider one, which cuts its last lines.
class ProseLabel final : public QLabel
{
public:
    explicit ProseLabel(QWidget* parent = nullptr)
        : QLabel(parent)
    {
        setWordWrap(true);
        setMaximumWidth(kWidest);
    }

    [[nodiscard]] int heightForWidth(int width) const override
    {
        return QLabel::heightForWidth(std::min(width, maximumWidth()));
    }

private:
    static constexpr int kWidest = 960; // pixels
};

} // namespace cryptopulse::pages
