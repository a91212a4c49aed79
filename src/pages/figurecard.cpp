#include "pages/figurecard.h"

#include "look/panelstyle.h"
#include "plots/plot.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

FigureCard::FigureCard(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_plot(new plots::Plot(this))
    , m_caption(new QLabel(this))
{
    setProperty("card", true);
    look::setFontScale(*m_title, 1.0, QFont::DemiBold);
    look::setRole(*m_caption, u"muted"_s);
    m_caption->setObjectName(u"caption"_s);
    m_caption->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_caption);
    layout->setAlignment(m_title, Qt::AlignTop); // also where there is nothing to draw between the two
    setPlotHeight(300);
}

void FigureCard::show(const plots::Figure& figure, const QString& caption)
{
    m_title->setText(figure.name);
    m_caption->setText(caption);
    m_plot->setVisible(!figure.empty());
    m_plot->draw(figure);
}

void FigureCard::setPlotHeight(int pixels)
{
    m_plot->setMinimumHeight(pixels);
    m_plot->setMaximumHeight(pixels + pixels / 2);
}

} // namespace cryptopulse::pages
