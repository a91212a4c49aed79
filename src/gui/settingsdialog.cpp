#include "gui/settingsdialog.h"

#include "core/databaseaddress.h"
#include "look/panelstyle.h"
#include "ui_settingsdialog.h"

#include <QFileDialog>
#include <QPushButton>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

enum Store { kFile, kServer }; // the places of storeBox

} // namespace

SettingsDialog::SettingsDialog(const Settings& settings, SettingsContext context, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_context(std::move(context))
    , m_applied(settings)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    m_ui->troubleLabel->hide();
    m_ui->languageBox->addItem(tr("As the system"), QString());
    m_ui->languageBox->addItem(u"English"_s, u"en"_s);
    m_ui->languageBox->addItem(u"Português (Brasil)"_s, u"pt_BR"_s);
    fill(settings);
    fillAlerts(settings.alerts);
    setUpChanges();
    review();
    resize(minimumWidth(), 0);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::fill(const Settings& settings)
{
    const Settings shown = this->settings(); // what is right already is left alone, with cursor and selection
    m_ui->sourceBox->setCurrentIndex(static_cast<int>(settings.source));
    m_ui->orderBox->setChosen(settings.source);
    m_ui->orderBox->setOrder(settings.fallbacks);
    m_ui->crossBox->setCurrentIndex(settings.crossCheck ? static_cast<int>(*settings.crossCheck) + 1 : 0);
    if (settings.tolerance != shown.tolerance)
        m_ui->toleranceSpin->setValue(settings.tolerance);
    m_ui->planBox->setCurrentIndex(static_cast<int>(settings.plan));
    if (settings.apiKey != shown.apiKey)
        m_ui->keyEdit->setText(settings.apiKey);
    if (settings.interval != shown.interval)
        m_ui->settingsIntervalBox->setValue(static_cast<int>(settings.interval.count()));
    if (settings.dataFolder != shown.dataFolder)
        m_ui->folderEdit->setText(settings.dataFolder);
    if (settings.database != shown.database || settings.databasePassword != shown.databasePassword)
        fillDatabase(settings);
    m_ui->serveBox->setChecked(settings.serveApi);
    if (settings.apiHost != shown.apiHost)
        m_ui->hostEdit->setText(settings.apiHost);
    if (settings.apiPort != shown.apiPort)
        m_ui->portBox->setValue(settings.apiPort);
    m_ui->languageBox->setCurrentIndex(std::max(0, m_ui->languageBox->findData(settings.language)));
    m_ui->themeBox->setCurrentIndex(static_cast<int>(settings.theme));
    m_ui->trayBox->setChecked(settings.keepInTray);
    if (settings.alerts != shown.alerts)
        fillAlerts(settings.alerts);
}

void SettingsDialog::follow(const Settings& settings)
{
    const Settings wanted = merged(settings, m_applied, this->settings());
    m_applied = settings;
    fill(wanted);
    review();
}

void SettingsDialog::fillDatabase(const Settings& settings)
{
    m_ui->storeBox->setCurrentIndex(settings.database.isEmpty() ? kFile : kServer);
    m_ui->databaseEdit->setText(settings.database);
    m_ui->passwordEdit->setText(settings.databasePassword);
}

/// A password that was typed or pasted with the address is not left to be read there.
void SettingsDialog::takePasswordOut()
{
    const auto parts = core::withoutPassword(m_ui->databaseEdit->text().toStdString());
    if (parts.password.empty())
        return;
    m_ui->passwordEdit->setText(QString::fromStdString(parts.password));
    m_ui->databaseEdit->setText(QString::fromStdString(parts.address));
}

void SettingsDialog::fillAlerts(const AlertRules& rules)
{
    m_ui->levelBox->setChecked(rules.level.has_value());
    m_ui->levelSpin->setCurrency(m_context.currency);
    m_ui->levelSpin->setValue(
        rules.level ? rules.level->value()
                    : m_context.priceHint.value_or(m_applied.asset == u"bitcoin" ? 100'000 : 1));
    m_ui->aboveBox->setChecked(rules.above.has_value());
    m_ui->aboveSpin->setValue(rules.above.value_or(0.6) * 100);
    m_ui->belowBox->setChecked(rules.below.has_value());
    m_ui->belowSpin->setValue(rules.below.value_or(0.4) * 100);
    m_ui->staleBox->setChecked(rules.stale);
}

void SettingsDialog::setUpChanges()
{
    for (QComboBox* box :
         {m_ui->sourceBox, m_ui->crossBox, m_ui->planBox, m_ui->languageBox, m_ui->themeBox, m_ui->storeBox})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::review);
    for (QLineEdit* edit :
         {m_ui->keyEdit, m_ui->folderEdit, m_ui->hostEdit, m_ui->databaseEdit, m_ui->passwordEdit})
        connect(edit, &QLineEdit::textChanged, this, &SettingsDialog::review);
    for (QSpinBox* box : {m_ui->settingsIntervalBox, m_ui->portBox})
        connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::review);
    for (QDoubleSpinBox* box : std::initializer_list<QDoubleSpinBox*>{m_ui->toleranceSpin, m_ui->levelSpin,
                                                                      m_ui->aboveSpin, m_ui->belowSpin})
        connect(box, &QDoubleSpinBox::valueChanged, this, &SettingsDialog::review);
    for (QCheckBox* box :
         {m_ui->serveBox, m_ui->trayBox, m_ui->levelBox, m_ui->aboveBox, m_ui->belowBox, m_ui->staleBox})
        connect(box, &QCheckBox::toggled, this, &SettingsDialog::review);
    connect(m_ui->orderBox, &SourceOrder::changed, this, &SettingsDialog::review);
    connect(m_ui->sourceBox, &QComboBox::currentIndexChanged, m_ui->orderBox,
            [this](int index) { m_ui->orderBox->setChosen(static_cast<FeedSource>(index)); });
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &SettingsDialog::review);
    for (QComboBox* box : {m_ui->sourceBox, m_ui->planBox})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::askForKey);
    connect(m_ui->showKeyButton, &QPushButton::toggled, this,
            [this](bool on) { m_ui->keyEdit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_ui->databaseEdit, &QLineEdit::editingFinished, this, &SettingsDialog::takePasswordOut);
    connect(m_ui->folderButton, &QPushButton::clicked, this, &SettingsDialog::chooseFolder);
    connect(m_ui->soundButton, &QPushButton::clicked, this, &SettingsDialog::takeSoundInterval);
    connect(m_ui->buttonBox, &QDialogButtonBox::clicked, this, &SettingsDialog::press);
}

Settings SettingsDialog::settings() const
{
    Settings typed = m_applied;
    typed.source = static_cast<FeedSource>(m_ui->sourceBox->currentIndex());
    typed.fallbacks = m_ui->orderBox->order();
    typed.crossCheck.reset();
    if (const int other = m_ui->crossBox->currentIndex(); other > 0)
        typed.crossCheck = static_cast<FeedSource>(other - 1);
    // What is not shown with all its decimals is left as it is, until another is typed.
    if (m_ui->toleranceSpin->textFromValue(m_applied.tolerance) !=
        m_ui->toleranceSpin->textFromValue(m_ui->toleranceSpin->value()))
        typed.tolerance = m_ui->toleranceSpin->value();
    typed.plan = static_cast<Plan>(m_ui->planBox->currentIndex());
    typed.apiKey = m_ui->keyEdit->text().trimmed();
    typed.interval = std::chrono::seconds(m_ui->settingsIntervalBox->value());
    typed.dataFolder = m_ui->folderEdit->text().trimmed();
    typed.database.clear();
    typed.databasePassword.clear();
    if (m_ui->storeBox->currentIndex() == kServer) {
        const auto parts = core::withoutPassword(m_ui->databaseEdit->text().trimmed().toStdString());
        typed.database = parts.address.empty() ? u"postgresql://"_s : QString::fromStdString(parts.address);
        typed.databasePassword =
            parts.password.empty() ? m_ui->passwordEdit->text() : QString::fromStdString(parts.password);
    }
    typed.serveApi = m_ui->serveBox->isChecked();
    typed.apiHost = m_ui->hostEdit->text().trimmed();
    typed.apiPort = m_ui->portBox->value();
    typed.language = m_ui->languageBox->currentData().toString();
    typed.theme = static_cast<look::Choice>(m_ui->themeBox->currentIndex());
    typed.keepInTray = m_ui->trayBox->isChecked();
    typed.alerts = rules();
    return typed;
}

AlertRules SettingsDialog::rules() const
{
    AlertRules result;
    if (m_ui->levelBox->isChecked())
        result.level = core::Price::from(m_ui->levelSpin->value());
    if (m_ui->aboveBox->isChecked())
        result.above = m_ui->aboveSpin->value() / 100;
    if (m_ui->belowBox->isChecked())
        result.below = m_ui->belowSpin->value() / 100;
    result.stale = m_ui->staleBox->isChecked();
    return result;
}

void SettingsDialog::setContext(SettingsContext context)
{
    m_context = std::move(context);
    review();
}

void SettingsDialog::showTrouble(const QString& sentence)
{
    m_trouble = sentence;
    m_isWaiting = false;
    m_closesThen = false;
    review();
}

void SettingsDialog::showWaiting(const QString& sentence)
{
    m_trouble = sentence;
    m_isWaiting = true;
    review();
}

void SettingsDialog::endWaiting()
{
    if (!m_isWaiting)
        return;
    m_trouble.clear();
    m_isWaiting = false;
    review();
    if (std::exchange(m_closesThen, false))
        accept();
}

void SettingsDialog::press(QAbstractButton* button)
{
    switch (m_ui->buttonBox->standardButton(button)) {
    case QDialogButtonBox::Apply:
        apply();
        break;
    case QDialogButtonBox::Ok:
        if (apply())
            accept();
        m_closesThen = m_isWaiting;
        break;
    default: // an enum of Qt's with many more
        reject();
    }
}

bool SettingsDialog::apply()
{
    const Settings typed = settings();
    m_trouble.clear();
    m_isWaiting = false;
    m_closesThen = false;
    Q_EMIT applied(typed, m_applied);
    if (m_trouble.isEmpty())
        m_applied = typed;
    review();
    return m_trouble.isEmpty();
}

void SettingsDialog::chooseFolder()
{
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Data folder"), m_ui->folderEdit->text());
    if (!chosen.isEmpty())
        m_ui->folderEdit->setText(chosen);
}

void SettingsDialog::takeSoundInterval()
{
    if (const auto sound = soundInterval(settings(), m_context))
        m_ui->settingsIntervalBox->setValue(static_cast<int>(sound->count()));
}

} // namespace cryptopulse::gui
