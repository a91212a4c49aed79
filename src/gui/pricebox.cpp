#include "gui/pricebox.h"

#include "core/price.h"
#include "core/pricedigits.h"
#include "look/words.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

PriceBox::PriceBox(QWidget* parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(core::kMostPriceDecimals);
    setRange(core::Price::kLowest, core::Price::kHighest);
}

void PriceBox::setCurrency(const std::string& code)
{
    setPrefix(look::Words::currency(code) + u' ');
}

/// What was typed is shown whole; a round price as prices are shown elsewhere.
QString PriceBox::textFromValue(double value) const
{
    const QString whole = QString::number(value, 'f', QLocale::FloatingPointShortest);
    const qsizetype point = whole.indexOf(u'.');
    const int typed = point < 0 ? 0 : int(whole.size() - point - 1);
    const int decimals = std::clamp(typed, core::priceDecimals(value), core::kMostPriceDecimals);
    return locale().toString(value, 'f', decimals);
}

/// By the third digit of the price, of whichever size it is.
void PriceBox::stepBy(int steps)
{
    setSingleStep(std::pow(10.0, std::floor(std::log10(std::max(value(), minimum()))) - 2));
    QDoubleSpinBox::stepBy(steps);
}

} // namespace cryptopulse::gui
