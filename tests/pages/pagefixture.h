#pragma once

#include "look/theme.h"
#include "pages/page.h"
#include "plots/plot.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <memory>

namespace cryptopulse::tests {

inline const core::UtcTime kNow = core::fromEpochMs(1'700'000'000'000);

/// A page in a window of its own, which looks as the application's does.
template <typename PageType>
struct PageFixture {
    explicit PageFixture(QSize size = {920, 640})
        : page(new PageType(&window))
    {
        look::apply(window, look::colours(look::Choice::Light));
        window.resize(size);
        page->resize(size);
        window.show();
        present();
    }

    void present()
    {
        page->present(snapshot, kNow);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    void run(engine::JobKind kind)
    {
        engine::JobStatus job;
        job.id = "job-1";
        job.kind = kind;
        snapshot.jobs = {job};
        present();
    }

    template <typename T = QLabel>
    T* find(const QString& name) const
    {
        T* found = page->template findChild<T*>(name);
        if (!found)
            qFatal("no %s in the page", qPrintable(name));
        return found;
    }
    [[nodiscard]] QString text(const QString& label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] bool shows(const QString& widget) const { return find<QWidget>(widget)->isVisible(); }
    [[nodiscard]] const plots::Figure& figure(const QString& card) const
    {
        return find<QWidget>(card)->template findChild<plots::Plot*>()->figure();
    }
    void choose(const QString& box, const QString& value) const
    {
        auto* combo = find<QComboBox>(box);
        const int index = combo->findData(value);
        if (index < 0)
            qFatal("no %s in %s", qPrintable(value), qPrintable(box));
        combo->setCurrentIndex(index);
    }
    void click(const QString& button) const
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
    }

    engine::Snapshot snapshot;
    QWidget window;
    PageType* const page;
};

/// Rows "language" and "size": both languages in a small, a usual and a large window.
inline void addLanguagesAndSizes()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("pt_BR")}) {
        for (const QSize size : {QSize(908, 640), QSize(1560, 920), QSize(528, 480)})
            QTest::addRow("%s at %d", qPrintable(language), size.width()) << language << size;
    }
}

/// Texts that are not seen whole at the size that the layout gave them.
inline QStringList cutTexts(const QWidget& parent)
{
    QStringList cut;
    for (const QWidget* widget : parent.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool speaks =
            label || qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget);
        if (!speaks || !widget->isVisible() || (label && label->text().isEmpty()))
            continue;
        const QSize wanted = widget->sizeHint();
        const bool fits = label && label->wordWrap()
                              ? label->heightForWidth(label->width()) <= label->height()
                              : wanted.width() <= widget->width() && wanted.height() <= widget->height();
        if (!fits)
            cut += QStringLiteral("%1 \"%2\": %3x%4 of %5x%6")
                       .arg(widget->objectName(), label ? label->text().left(40) : QString())
                       .arg(widget->width())
                       .arg(widget->height())
                       .arg(wanted.width())
                       .arg(label ? label->heightForWidth(widget->width()) : wanted.height());
    }
    return cut;
}

/// The object names of visible controls without a name to be read out.
inline QStringList namelessControls(const QWidget& parent)
{
    QStringList nameless;
    for (QWidget* widget : parent.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() ||
            widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(widget);
        if (!reader || reader->text(QAccessible::Name).isEmpty())
            nameless += widget->objectName();
    }
    return nameless;
}

/// The object names of what Tab comes to, in that order.
inline QStringList tabOrder(QWidget& first, int count)
{
    QStringList order;
    first.setFocus(Qt::TabFocusReason);
    for (int i = 0; i < count && QApplication::focusWidget(); ++i) {
        order += QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    return order;
}

} // namespace cryptopulse::tests
