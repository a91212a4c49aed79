#include "pages/page.h"

#include "chart/replacefile.h"
#include "pages/wraplayout.h"
#include "plots/plot.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSpinBox>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

constexpr int kEdge = 12; // pixels around a picture

}

void Page::setColours(const look::Colours& colours)
{
    for (plots::Plot* plot : plots())
        plot->setColours(colours);
}

std::vector<plots::Plot*> Page::plots() const
{
    const auto found = findChildren<plots::Plot*>(); // in the order they were made
    return {found.begin(), found.end()};
}

bool Page::hasContent() const
{
    return std::ranges::any_of(plots(), [](const plots::Plot* plot) { return !plot->figure().empty(); });
}

QString Page::fileName(const QString& ending) const
{
    static const QRegularExpression capital(u"([A-Z])"_s);
    const QString words = objectName().remove(u"Page"_s).replace(capital, u"-\\1"_s).toLower();
    return u"%1.%2"_s.arg(words, ending);
}

void Page::layControls(QWidget& group)
{
    auto* layout = new WrapLayout(group, 8);
    for (int i = 0; i < layout->count(); ++i) {
        // Fields are higher by the name above them.
        QWidget* widget = layout->itemAt(i)->widget();
        if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLabel*>(widget))
            layout->itemAt(i)->setAlignment(Qt::AlignBottom);
    }
}

void Page::layColumns(QWidget& group, int width, int most)
{
    (new WrapLayout(group, 12))->setColumns(width, most);
}

void Page::showText(QLabel& label, const QString& text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

bool Page::isRunning(const engine::Snapshot& snapshot, engine::JobKind kind)
{
    return std::ranges::any_of(
        snapshot.jobs, [kind](const engine::JobStatus& job) { return job.kind == kind && job.isRunning(); });
}

bool Page::canBegin(const engine::Snapshot& snapshot, engine::JobKind kind)
{
    return !isRunning(snapshot, kind) && !snapshot.connection.trouble;
}

void Page::takeChoices(const Page& other)
{
    const auto forEach = [&]<typename Field>(const QList<Field*>& fields, auto take) {
        for (Field* field : fields) {
            const auto* from = other.findChild<Field*>(field->objectName());
            if (from && !field->objectName().isEmpty())
                take(*field, *from);
        }
    };
    forEach(findChildren<QComboBox*>(), [](QComboBox& box, const QComboBox& from) {
        box.setCurrentIndex(std::max(0, box.findData(from.currentData())));
    });
    forEach(findChildren<QSpinBox*>(),
            [](QSpinBox& box, const QSpinBox& from) { box.setValue(from.value()); });
    forEach(findChildren<QDoubleSpinBox*>(),
            [](QDoubleSpinBox& box, const QDoubleSpinBox& from) { box.setValue(from.value()); });
    forEach(findChildren<QCheckBox*>(),
            [](QCheckBox& box, const QCheckBox& from) { box.setChecked(from.isChecked()); });
}

QImage Page::picture() const
{
    QWidget& shown = content();
    const double scale = shown.devicePixelRatioF();
    const QRect part(0, 0, shown.width(), shown.childrenRect().bottom() + 1); // without what is left below
    QImage image((QSizeF(part.size() + 2 * QSize(kEdge, kEdge)) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(palette().color(QPalette::Window)); // what lies between its cards
    shown.render(&image, QPoint(kEdge, kEdge), part, QWidget::DrawChildren);
    return image;
}

core::Result<void> Page::savePicture(const QString& path) const
{
    return chart::replaceFile<void>(path, [this](QIODevice& file) -> core::Result<void> {
        if (!picture().save(&file, "PNG"))
            return chart::cannotWrite(file);
        return {};
    });
}

core::Result<std::size_t> Page::saveData(const QString& path) const
{
    return chart::replaceFile<std::size_t>(path, [this](QIODevice& file) -> core::Result<std::size_t> {
        std::size_t lines = 0;
        QString text = u"figure,part,x,y,high\n"_s;
        for (const plots::Plot* plot : plots()) {
            const QString csv = plots::toCsv(plot->figure());
            for (const QStringView line : QStringView(csv).split(u'\n', Qt::SkipEmptyParts).mid(1)) {
                text += u"%1,%2\n"_s.arg(plots::quoted(plot->figure().name), line);
                ++lines;
            }
        }
        const QByteArray bytes = text.toUtf8();
        if (file.write(bytes) != bytes.size())
            return chart::cannotWrite(file);
        return lines;
    });
}

} // namespace cryptopulse::pages
