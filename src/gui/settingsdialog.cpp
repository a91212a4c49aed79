#include "gui/settingsdialog.h"

#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_settingsdialog.h"

#include <QFileDialog>
#include <QLayout>
#include <QPushButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr auto kNote = "muted";
constexpr auto kProblem = "problem";

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
    m_ui->planBox->setCurrentIndex(static_cast<int>(settings.plan));
    if (settings.apiKey != shown.apiKey)
        m_ui->keyEdit->setText(settings.apiKey);
    if (settings.interval != shown.interval)
        m_ui->settingsIntervalBox->setValue(static_cast<int>(settings.interval.count()));
    if (settings.dataFolder != shown.dataFolder)
        m_ui->folderEdit->setText(settings.dataFolder);
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
    for (QComboBox* box : {m_ui->sourceBox, m_ui->planBox, m_ui->languageBox, m_ui->themeBox})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::review);
    for (QLineEdit* edit : {m_ui->keyEdit, m_ui->folderEdit, m_ui->hostEdit})
        connect(edit, &QLineEdit::textChanged, this, &SettingsDialog::review);
    for (QSpinBox* box : {m_ui->settingsIntervalBox, m_ui->portBox})
        connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::review);
    for (QDoubleSpinBox* box :
         std::initializer_list<QDoubleSpinBox*>{m_ui->levelSpin, m_ui->aboveSpin, m_ui->belowSpin})
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
    connect(m_ui->folderButton, &QPushButton::clicked, this, &SettingsDialog::chooseFolder);
    connect(m_ui->soundButton, &QPushButton::clicked, this, &SettingsDialog::takeSoundInterval);
    connect(m_ui->buttonBox, &QDialogButtonBox::clicked, this, &SettingsDialog::press);
}

Settings SettingsDialog::settings() const
{
    Settings typed = m_applied;
    typed.source = static_cast<FeedSource>(m_ui->sourceBox->currentIndex());
    typed.fallbacks = m_ui->orderBox->order();
    typed.plan = static_cast<Plan>(m_ui->planBox->currentIndex());
    typed.apiKey = m_ui->keyEdit->text().trimmed();
    typed.interval = std::chrono::seconds(m_ui->settingsIntervalBox->value());
    typed.dataFolder = m_ui->folderEdit->text().trimmed();
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
    review();
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
        break;
    default: // an enum of Qt's with many more
        reject();
    }
}

bool SettingsDialog::apply()
{
    const Settings typed = settings();
    m_trouble.clear();
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
    const auto& quota = m_context.quotas[static_cast<std::size_t>(m_ui->planBox->currentIndex())];
    if (const auto least = core::shortestInterval(quota))
        m_ui->settingsIntervalBox->setValue(static_cast<int>(least->count()));
}

void SettingsDialog::review()
{
    const Settings typed = settings();
    const auto problems = problemsOf(typed, m_context);
    reviewNotes(typed, problems);
    reviewEnabled(typed);
    const SettingsProblem* obstacle = obstacleOf(problems, typed, m_applied);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(!obstacle);
    m_ui->buttonBox->button(QDialogButtonBox::Apply)->setEnabled(!obstacle && typed != m_applied);
    presentObstacle(obstacle);
    makeRoom();
}

/// A button that cannot be pressed says why on every page, and the page to go to has a mark.
void SettingsDialog::presentObstacle(const SettingsProblem* obstacle)
{
    const int page = obstacle ? pageOf(obstacle->field) : -1;
    const QIcon mark = look::icon(u"warning"_s, palette().color(QPalette::WindowText), {});
    for (int i = 0; i < m_ui->tabs->count(); ++i) {
        m_ui->tabs->setTabIcon(i, i == page ? mark : QIcon());
        m_ui->tabs->setTabToolTip(i, i == page ? obstacle->sentence : QString());
    }
    QString why = m_trouble;
    if (obstacle && page != m_ui->tabs->currentIndex()) // else it stands beside the field
        why = tr("%1: %2", "a page of the settings, what is wrong there")
                  .arg(m_ui->tabs->tabText(page).remove(u'&'), obstacle->sentence);
    m_ui->troubleLabel->setText(why);
    m_ui->troubleLabel->setVisible(!why.isEmpty());
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Apply})
        m_ui->buttonBox->button(which)->setToolTip(obstacle ? obstacle->sentence : QString());
}

int SettingsDialog::pageOf(SettingsField field) const
{
    for (int i = 0; i < m_ui->tabs->count(); ++i) {
        if (m_ui->tabs->widget(i)->isAncestorOf(editorOf(field)))
            return i;
    }
    return 0;
}

/// Asked once: a keychain may ask its owner for a password.
void SettingsDialog::askForKey()
{
    const Settings typed = settings();
    const bool isMissing =
        typed.source == FeedSource::CoinGecko && typed.plan != Plan::Keyless && typed.apiKey.isEmpty();
    if (!isMissing || m_askedForKey || m_context.locks.contains(SettingsField::Key))
        return;
    m_askedForKey = true;
    Q_EMIT keyWanted();
}

void SettingsDialog::makeRoom()
{
    // Only ever higher: a dialog that jumps with every letter typed is in the way.
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (height() < needed)
        resize(width(), needed);
}

/// What a note needs is known only after its page was laid out, which comes later.
bool SettingsDialog::event(QEvent* event)
{
    const bool isTaken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        makeRoom();
    return isTaken;
}

void SettingsDialog::showEvent(QShowEvent* event)
{
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished(); // the style sheet has a say in how high they are
    makeRoom();
    QDialog::showEvent(event);
}

void SettingsDialog::reviewNotes(const Settings& typed, const std::vector<SettingsProblem>& problems)
{
    const bool asksProvider = typed.source == FeedSource::CoinGecko;
    const bool hasKey = asksProvider && typed.plan != Plan::Keyless;
    showNote(*m_ui->keyNote, SettingsField::Key, problems, hasKey ? m_context.keyNote : QString());
    showNote(*m_ui->intervalNote, SettingsField::Interval, problems,
             asksProvider ? tr("CoinGecko has a new price every 60 s; faster calls mostly get repeats.")
                          : QString());
    showNote(*m_ui->folderNote, SettingsField::DataFolder, problems,
             tr("Another folder begins with prices and a model of its own."));
    showNote(*m_ui->hostNote, SettingsField::Host, problems,
             typed.serveApi && isLoopback(typed.apiHost) ? tr("Only programs on this machine can reach it.")
                                                         : QString());
    showNote(*m_ui->portNote, SettingsField::Port, problems, {});
    showNote(*m_ui->languageNote, SettingsField::Language, problems, {});
    m_ui->trayNote->setVisible(!m_context.hasTray);
    m_ui->trayNote->setText(tr("This desktop shows no tray, so closing the window ends CryptoPulse."));

    const auto& quota = m_context.quotas[static_cast<std::size_t>(typed.plan)];
    const auto least = core::shortestInterval(quota);
    m_ui->soundButton->setVisible(asksProvider && least && typed.interval < *least &&
                                  !m_context.locks.contains(SettingsField::Interval));
    if (least)
        m_ui->soundButton->setText(
            tr("Use %1 s").arg(look::Words::count(static_cast<std::size_t>(least->count()))));
}

void SettingsDialog::showNote(QLabel& label, SettingsField field,
                              const std::vector<SettingsProblem>& problems, const QString& otherwise)
{
    const auto lock = m_context.locks.find(field);
    const auto problem = std::ranges::find(problems, field, &SettingsProblem::field);
    const bool isProblem = lock == m_context.locks.end() && problem != problems.end();
    QString text = otherwise;
    if (lock != m_context.locks.end())
        text = lock->second;
    else if (isProblem)
        text = problem->sentence;
    look::setRole(label, QString::fromLatin1(isProblem ? kProblem : kNote));
    label.setText(text);
    label.setVisible(!text.isEmpty());
    // Read out with the field, not only beside it.
    if (QWidget* editor = editorOf(field))
        editor->setAccessibleDescription(text);
}

QWidget* SettingsDialog::editorOf(SettingsField field) const
{
    switch (field) {
    case SettingsField::Asset: // has a dialog of its own
        return nullptr;
    case SettingsField::Source:
        return m_ui->sourceBox;
    case SettingsField::Fallbacks:
        return m_ui->orderBox;
    case SettingsField::Plan:
        return m_ui->planBox;
    case SettingsField::Key:
        return m_ui->keyEdit;
    case SettingsField::Interval:
        return m_ui->settingsIntervalBox;
    case SettingsField::ServeApi:
        return m_ui->serveBox;
    case SettingsField::Host:
        return m_ui->hostEdit;
    case SettingsField::Port:
        return m_ui->portBox;
    case SettingsField::Language:
        return m_ui->languageBox;
    case SettingsField::DataFolder:
        return m_ui->folderEdit;
    }
    return nullptr;
}

void SettingsDialog::reviewEnabled(const Settings& typed)
{
    const auto enable = [this](SettingsField field, bool makesSense) {
        const auto lock = m_context.locks.find(field);
        QWidget* editor = editorOf(field);
        editor->setEnabled(makesSense && lock == m_context.locks.end());
        if (lock != m_context.locks.end())
            editor->setToolTip(lock->second);
    };
    const bool asksProvider = typed.source == FeedSource::CoinGecko;
    enable(SettingsField::Source, true);
    enable(SettingsField::Fallbacks, typed.source != FeedSource::Demo);
    enable(SettingsField::Plan, asksProvider);
    // Also without a plan for it as long as there is one: it can be taken away.
    const bool hasKey = !typed.apiKey.isEmpty() || !m_applied.apiKey.isEmpty();
    enable(SettingsField::Key, asksProvider && (typed.plan != Plan::Keyless || hasKey));
    enable(SettingsField::Interval, true);
    enable(SettingsField::DataFolder, true);
    enable(SettingsField::ServeApi, true);
    enable(SettingsField::Host, typed.serveApi);
    enable(SettingsField::Port, typed.serveApi);
    enable(SettingsField::Language, true);
    m_ui->showKeyButton->setEnabled(m_ui->keyEdit->isEnabled());
    m_ui->folderButton->setEnabled(m_ui->folderEdit->isEnabled());
    m_ui->trayBox->setEnabled(m_context.hasTray);
    m_ui->levelSpin->setEnabled(m_ui->levelBox->isChecked());
    m_ui->aboveSpin->setEnabled(m_ui->aboveBox->isChecked());
    m_ui->belowSpin->setEnabled(m_ui->belowBox->isChecked());
}

} // namespace cryptopulse::gui
