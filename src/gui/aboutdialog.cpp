#include "gui/aboutdialog.h"

#include "look/panelstyle.h"
#include "look/theme.h"
#include "ui_aboutdialog.h"

#include <QClipboard>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

AboutDialog::AboutDialog(const WindowInfo& info, const QString& storageLocation, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    if (parent)
        setPalette(parent->palette()); // before it is shown, for the colour of links
    fillAbout(info);
    fillSystem(info, storageLocation);
    fillLicences();
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(facts()); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(minimumSize());
}

AboutDialog::~AboutDialog() = default;

QString AboutDialog::linked(const char* address, const QString& text) const
{
    return look::link(QString::fromLatin1(address), text, palette());
}

void AboutDialog::fillAbout(const WindowInfo& info)
{
    look::setFontScale(*m_ui->nameLabel, 1.8, QFont::DemiBold);
    m_ui->iconLabel->setPixmap(look::applicationIcon().pixmap(64));
    m_ui->versionLabel->setText(
        tr("Version %1, on Qt %2").arg(info.version, QString::fromStdString(info.build.qt)));
    m_ui->licenceLabel->setText(
        tr("Free software under the %1, version 3 or later (GPL-3.0-or-later). It comes "
           "without any warranty.")
            .arg(linked("https://www.gnu.org/licenses/gpl-3.0.html", tr("GNU General Public License"))));
    m_ui->dataLabel->setText(info.demo
                                 ? tr("The prices shown are synthetic (demo).")
                                 : linked("https://www.coingecko.com", tr("Data provided by CoinGecko")));
}

void AboutDialog::fillSystem(const WindowInfo& info, const QString& storageLocation)
{
    m_ui->programLabel->setText(info.version);
    const core::BuildFacts& build = info.build;
    const auto both = [](const std::string& one, const std::string& other) {
        return u"%1, %2"_s.arg(QString::fromStdString(one), QString::fromStdString(other));
    };
    m_ui->qtLabel->setText(
        tr("%1, built with %2")
            .arg(QString::fromStdString(build.qt), QString::fromStdString(build.builtWithQt)));
    const std::string sqlite = build.sqlite.value_or(std::string());
    m_ui->sqliteLabel->setText(sqlite.empty() ? tr("unknown") : QString::fromStdString(sqlite));
    m_ui->eigenLabel->setText(QString::fromStdString(build.eigen));
    m_ui->compilerLabel->setText(both(build.compiler, build.buildType));
    m_ui->systemLabel->setText(both(build.system, build.architecture));
    const auto show = [](QLabel* label, const QString& text) {
        label->setText(text.isEmpty() ? tr("nowhere on this machine") : text);
    };
    show(m_ui->storageLabel, storageLocation);
    show(m_ui->modelsLabel, info.modelFolder);
    show(m_ui->settingsLabel, info.settingsFile);
    show(m_ui->logLabel, info.logFile);
    m_ui->apiAddressLabel->setText(info.apiAddress.isEmpty() ? tr("off") : info.apiAddress);
}

QString AboutDialog::facts() const
{
    QString text = u"CryptoPulse\n"_s;
    const auto* form = m_ui->facts;
    for (int row = 0; row < form->rowCount(); ++row) {
        const auto* caption = qobject_cast<QLabel*>(form->itemAt(row, QFormLayout::LabelRole)->widget());
        const auto* fact = qobject_cast<QLabel*>(form->itemAt(row, QFormLayout::FieldRole)->widget());
        text += u"%1: %2\n"_s.arg(caption->text(), fact->text());
    }
    return text;
}

void AboutDialog::fillLicences()
{
    const QString parts[]{
        tr("%1: Qt Charts and Qt HTTP Server under GPL-3.0, the rest under LGPL-3.0")
            .arg(linked("https://www.qt.io/licensing", u"Qt"_s)),
        tr("%1: MPL-2.0").arg(linked("https://eigen.tuxfamily.org", u"Eigen"_s)),
        tr("%1: CC0-1.0").arg(linked("https://github.com/TartanLlama/expected", u"tl::expected"_s)),
        tr("%1: BSD-3-Clause").arg(linked("https://github.com/frankosterfeld/qtkeychain", u"QtKeychain"_s)),
        tr("%1: in the public domain").arg(linked("https://www.sqlite.org", u"SQLite"_s)),
    };
    QString list;
    for (const QString& part : parts)
        list += u"<li>%1</li>"_s.arg(part);
    m_ui->partsLabel->setText(tr("CryptoPulse is under the licence below. It uses:") +
                              u"<ul style=\"margin: 4px 0 0 0; -qt-list-indent: 1\">%1</ul>"_s.arg(list));
    m_ui->licenceEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QFile licence(u":/cryptopulse/LICENSE"_s);
    if (licence.open(QIODevice::ReadOnly))
        m_ui->licenceEdit->setPlainText(QString::fromUtf8(licence.readAll()));
}

} // namespace cryptopulse::gui
