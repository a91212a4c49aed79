#pragma once

#include "gui/settingsdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

/// A settings dialog on sound settings, and what of it a test looks at.
namespace cryptopulse::tests {

using namespace Qt::StringLiterals;

inline gui::SettingsContext context()
{
    gui::SettingsContext result;
    result.quotas = {core::CallQuota{"keyless", 5, std::nullopt}, core::CallQuota{"demo", 30, 10'000},
                     core::CallQuota{"pro", 250, 100'000}};
    return result;
}

inline gui::Settings sound()
{
    gui::Settings settings;
    settings.dataFolder = u"/tmp"_s;
    return settings;
}

struct DialogFixture {
    explicit DialogFixture(const gui::Settings& settings = sound(), gui::SettingsContext with = context())
        : dialog(settings, std::move(with))
        , applied(&dialog, &gui::SettingsDialog::applied)
    {
        dialog.show();
    }
    template <typename T>
    T* find(const QString& name) const
    {
        T* found = dialog.findChild<T*>(name);
        if (!found)
            qFatal("no %s in the dialog", qPrintable(name));
        return found;
    }
    [[nodiscard]] QPushButton* button(QDialogButtonBox::StandardButton which) const
    {
        return find<QDialogButtonBox>(u"buttonBox"_s)->button(which);
    }
    [[nodiscard]] QString note(const QString& name) const { return find<QLabel>(name)->text(); }
    void choosePlan(gui::Plan plan) const
    {
        find<QComboBox>(u"planBox"_s)->setCurrentIndex(static_cast<int>(plan));
    }

    gui::SettingsDialog dialog;
    QSignalSpy applied;
};

} // namespace cryptopulse::tests
