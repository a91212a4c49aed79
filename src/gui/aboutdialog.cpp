#include "gui/aboutdialog.h"

#include "gui/panelstyle.h"
#include "gui/theme.h"
#include "ui_aboutdialog.h"

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

AboutDialog::AboutDialog(const WindowInfo& info, const QString& storageLocation, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    setFontScale(*m_ui->nameLabel, 1.8, QFont::DemiBold);
    m_ui->iconLabel->setPixmap(theme::applicationIcon().pixmap(64));
    m_ui->versionLabel->setText(
        tr("Version %1, on Qt %2").arg(info.version, QString::fromLatin1(qVersion())));
    const QPalette& colours = parent ? parent->palette() : palette();
    m_ui->licenceLabel->setText(
        tr("Free software under the %1, version 3 or later (GPL-3.0-or-later). Qt Charts and Qt HTTP Server "
           "are used "
           "under GPL-3.0, the rest of Qt under LGPL-3.0, Eigen under MPL-2.0, tl::expected under CC0-1.0. "
           "It comes without any warranty.")
            .arg(theme::link(u"https://www.gnu.org/licenses/gpl-3.0.html"_s, tr("GNU General Public License"),
                             colours)));
    m_ui->dataLabel->setText(
        info.demo ? tr("The prices shown are synthetic (demo).")
                  : theme::link(u"https://www.coingecko.com"_s, tr("Data provided by CoinGecko"), colours));
    m_ui->storageLabel->setText(tr("Prices are kept in %1").arg(storageLocation));
    m_ui->storageLabel->setVisible(!storageLocation.isEmpty());
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fitHeight(*this);
}

AboutDialog::~AboutDialog() = default;

} // namespace cryptopulse::gui
