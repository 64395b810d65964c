// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_actions.h"

#include "ui/bell.h"
#include "ui/pages/dashboard.h"
#include "ui/views/choices.h"
#include "ui/views/views_dialog.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QWidget>

namespace footfall {
namespace {

QString clearText()
{
    return WindowActions::tr("Clear all statistics…");
}

} // namespace

WindowActions::WindowActions(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_menu(new QMenu(window))
    , m_sounds(new QMenu(tr("Sounds"), window))
{
    m_menu->setObjectName(QStringLiteral("windowMenu"));
    const auto keys = [](const char* text) { return QKeySequence(QLatin1String(text)); };
    add(tr("Filter"), {keys("Ctrl+F"), keys("/")}, &WindowActions::filterRequested);
    add(tr("Undo the last change of the filter"), {keys("Ctrl+Z")},
        &WindowActions::undoRequested);
    m_escape = add(tr("Back to now; clear the filter, the selection"), {keys("Escape")},
                   &WindowActions::escapeRequested);
    m_palette = add(tr("Find an action, a page, a site…"), {keys("Ctrl+K")},
                    &WindowActions::paletteRequested);
    add(tr("Choose a site"), {keys("Ctrl+L")}, &WindowActions::sitesRequested);
    add(tr("All sites at a glance"), {keys("Ctrl+S")}, &WindowActions::cardsRequested);
    addPlaces();
    addViews();
    m_menu->addSeparator();
    add(tr("Copy the address"), {keys("Ctrl+Shift+C")}, &WindowActions::copyAddressRequested);
    add(tr("Copy the snippet for a site"), {keys("Ctrl+Shift+S")},
        &WindowActions::copySnippetRequested);
    add(tr("Add a website…"), {keys("Ctrl+N")}, &WindowActions::addSiteRequested);
    add(tr("Open the web dashboard"), {keys("Ctrl+B")}, &WindowActions::dashboardRequested);
    add(tr("Try again what has failed"), {keys("F5"), keys("Ctrl+R")},
        &WindowActions::tryAgainRequested);
    m_menu->addSeparator();
    addSounds();
    addThemes();
    addZoom();
    m_menu->addSeparator();
    m_clear = add(clearText(), {keys("Ctrl+Shift+Delete")}, &WindowActions::clearRequested);
    m_menu->addSeparator();
    add(tr("Keys"), {keys("F1")}, &WindowActions::helpRequested);
    add(tr("Quit"), {keys("Ctrl+Q")}, &WindowActions::quitRequested);
    // It opens the menu, so it has no place in it.
    connect(addHidden(tr("Menu"), {keys("F10")}), &QAction::triggered, this,
            &WindowActions::menuRequested);
}

QAction* WindowActions::add(const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    m_window->addAction(action);
    m_menu->addAction(action);
    m_actions.push_back(action);
    return action;
}

/// Without a place in the menu.
QAction* WindowActions::addHidden(const QString& text, const QList<QKeySequence>& keys)
{
    QAction* action = add(text, keys);
    m_menu->removeAction(action);
    return action;
}

QAction* WindowActions::add(const QString& text, const QList<QKeySequence>& keys, Signal signal)
{
    QAction* action = add(text, keys);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void WindowActions::addPlaces()
{
    const std::pair<QString, Panel> panels[] = {
        {tr("Live feed"), Panel::Feed},  {tr("Sessions"), Panel::Sessions},
        {tr("Pages"), Panel::Pages},     {tr("Countries"), Panel::Countries},
        {tr("Cities"), Panel::Cities},   {tr("Referrers"), Panel::Referrers},
        {tr("Devices"), Panel::Devices}, {tr("Viewers"), Panel::Viewers},
        {tr("Journey"), Panel::Journey}, {tr("Alerts"), Panel::Alerts},
    };
    QMenu* submenu = m_menu->addMenu(tr("Go to"));
    // As many as there are digits, the same as in the web dashboard.
    int number = 1;
    for (const auto& [name, panel] : panels)
        addPanel(submenu, name, QStringLiteral("Ctrl+%1").arg(number++ % 10), panel);
    const std::tuple<QString, const char*, Panel> more[] = {
        {tr("Entry pages"), "Ctrl+Shift+E", Panel::EntryPages},
        {tr("Exit pages"), "Ctrl+Shift+X", Panel::ExitPages},
        {tr("Campaigns"), "Ctrl+Shift+M", Panel::Campaigns},
        {tr("Browsers"), "Ctrl+Shift+B", Panel::Browsers},
        {tr("Operating systems"), "Ctrl+Shift+O", Panel::Systems},
        {tr("Events by name"), "Ctrl+E", Panel::Events},
    };
    for (const auto& [name, key, panel] : more)
        addPanel(submenu, name, QLatin1String(key), panel);
    addPanel(submenu, tr("The chosen page"), QStringLiteral("Ctrl+P"), Panel::Page);
    addPanel(submenu, tr("Last ten minutes"), QStringLiteral("Ctrl+Shift+T"), Panel::Chart);
    addPanel(submenu, tr("Today against last week"), QStringLiteral("Ctrl+T"), Panel::Today);
    addPanel(submenu, tr("Last 24 hours"), QStringLiteral("Ctrl+D"), Panel::Concurrency);
    addPanel(m_menu, tr("Search past sessions"), QStringLiteral("Ctrl+H"), Panel::Past);
    addPast();
    add(tr("How often would alerts have fired?…"), {QKeySequence(QStringLiteral("Ctrl+Shift+A"))},
        &WindowActions::replayRequested);
    add(tr("An alert is seen, or not"), {QKeySequence(QStringLiteral("Ctrl+U"))},
        &WindowActions::seenRequested);
    add(tr("Mute an alert for an hour, or unmute"), {QKeySequence(QStringLiteral("Ctrl+Shift+U"))},
        &WindowActions::muteRequested);
    add(tr("Note in the charts…"), {QKeySequence(QStringLiteral("Ctrl+I"))},
        &WindowActions::markRequested);
    add(tr("Goals…"), {QKeySequence(QStringLiteral("Ctrl+G"))}, &WindowActions::goalsRequested);
    add(tr("Filtered…"), {QKeySequence(QStringLiteral("Ctrl+Shift+F"))},
        &WindowActions::filteredRequested);
    add(tr("Refused…"), {QKeySequence(QStringLiteral("Ctrl+Shift+R"))},
        &WindowActions::refusedRequested);
}

void WindowActions::addPanel(QMenu* menu, const QString& name, const QString& key, Panel panel)
{
    QAction* action = addHidden(name, {QKeySequence(key)});
    menu->addAction(action);
    connect(action, &QAction::triggered, this, [this, panel] { Q_EMIT panelRequested(panel); });
}

void WindowActions::addViews()
{
    m_byActivity =
        add(tr("Sessions by latest activity"), {QKeySequence(QStringLiteral("Ctrl+O"))});
    m_chartTable = add(tr("The chart as a table"), {QKeySequence(QStringLiteral("Ctrl+Shift+V"))});
    for (QAction* view : {m_byActivity, m_chartTable})
        view->setCheckable(true);
    add(tr("Wall mode"),
        {QKeySequence(QStringLiteral("F11")), QKeySequence(QStringLiteral("Ctrl+Shift+W"))},
        &WindowActions::wallRequested);
    add(tr("Mini window"), {QKeySequence(QStringLiteral("Ctrl+Shift+N"))},
        &WindowActions::miniRequested);
    addSavedViews();
}

/// Nine keys, which the list of keys has in one line.
void WindowActions::addSavedViews()
{
    add(tr("Saved views…"), {QKeySequence(QStringLiteral("Ctrl+J"))},
        &WindowActions::viewsRequested);
    for (int place = 0; place < int(Choices::maxViews); ++place) {
        auto* action = new QAction(tr("Saved view %1").arg(place + 1), this);
        action->setShortcut(QKeySequence(viewKey(place)));
        m_window->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, place] { Q_EMIT viewRequested(place); });
    }
}

QList<QAction*> WindowActions::offered() const
{
    QList<QAction*> actions;
    for (QAction* action : m_actions) {
        if (action != m_palette && action != m_escape)
            actions.append(action);
    }
    for (QAction* action : m_sound)
        actions.append(action);
    return actions;
}

/// One key opens them all.
void WindowActions::addSounds()
{
    const std::pair<QString, BellKind> kinds[] = {
        {tr("Sound for new visitors"), BellKind::Visitors},
        {tr("Sound for goals"), BellKind::Goals},
        {tr("Sound for alerts"), BellKind::Alerts}};
    m_sounds->setObjectName(QStringLiteral("soundsMenu"));
    for (const auto& [name, kind] : kinds) {
        QAction* action = m_sounds->addAction(name);
        action->setCheckable(true);
        m_sound.at(std::size_t(kind)) = action;
    }
    m_sounds->addSeparator();
    m_quietHours = m_sounds->addAction(tr("Quiet hours…"));
    connect(m_quietHours, &QAction::triggered, this, &WindowActions::quietHoursRequested);
    m_menu->addMenu(m_sounds);
    connect(addHidden(tr("Sounds"), {QKeySequence(QStringLiteral("Ctrl+M"))}), &QAction::triggered,
            this, &WindowActions::soundsRequested);
}

void WindowActions::addPast()
{
    QMenu* submenu = m_menu->addMenu(tr("Time"));
    const auto addTo = [&](const QString& text, const QStringList& keys) {
        QList<QKeySequence> sequences;
        for (const QString& key : keys)
            sequences.append(QKeySequence(key));
        QAction* action = addHidden(text, sequences);
        submenu->addAction(action);
        return action;
    };
    const std::tuple<QString, QStringList, DurationMs> moves[] = {
        {tr("A minute earlier"), {QStringLiteral("Ctrl+["), QStringLiteral("Ctrl+Alt+Left")}, -minuteMs},
        {tr("A minute later"), {QStringLiteral("Ctrl+]"), QStringLiteral("Ctrl+Alt+Right")}, minuteMs},
        {tr("An hour earlier"), {QStringLiteral("Ctrl+{"), QStringLiteral("Ctrl+Alt+PgUp")}, -hourMs},
        {tr("An hour later"), {QStringLiteral("Ctrl+}"), QStringLiteral("Ctrl+Alt+PgDown")}, hourMs}};
    connect(addTo(tr("Back in time"), {QStringLiteral("Ctrl+Y")}), &QAction::triggered, this,
            &WindowActions::pastRequested);
    for (const auto& [name, keys, span] : moves)
        connect(addTo(name, keys), &QAction::triggered, this,
                [this, by = span] { Q_EMIT timeRequested(by); });
    connect(addTo(tr("Play the past, or stop"), {QStringLiteral("Ctrl+Shift+Y")}),
            &QAction::triggered, this, &WindowActions::playRequested);
}

void WindowActions::addThemes()
{
    const std::pair<QString, ThemeChoice> themes[] = {{tr("As the desktop"), ThemeChoice::System},
                                                      {tr("Light"), ThemeChoice::Light},
                                                      {tr("Dark"), ThemeChoice::Dark}};
    QMenu* submenu = m_menu->addMenu(tr("Theme"));
    m_themes = new QActionGroup(this);
    int number = 1;
    for (const auto& [name, choice] : themes) {
        QAction* action =
            addHidden(name, {QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(number++))});
        submenu->addAction(action);
        m_themes->addAction(action);
        action->setCheckable(true);
        action->setData(int(choice));
        connect(action, &QAction::triggered, this,
                [this, chosen = choice] { Q_EMIT themeChosen(chosen); });
    }
}

void WindowActions::addZoom()
{
    const std::tuple<QString, QList<QKeySequence>, int> steps[] = {
        {tr("Larger text"),
         {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))},
         1},
        {tr("Smaller text"), {QKeySequence(QStringLiteral("Ctrl+-"))}, -1},
        {tr("Text as usual"), {QKeySequence(QStringLiteral("Ctrl+Backspace"))}, 0}};
    QMenu* submenu = m_menu->addMenu(tr("Text size"));
    for (const auto& [name, keys, step] : steps) {
        QAction* action = addHidden(name, keys);
        submenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, by = step] { Q_EMIT zoomRequested(by); });
    }
}

void WindowActions::setClearObstacle(const QString& why)
{
    m_clear->setEnabled(why.isEmpty());
    m_clear->setText(why.isEmpty() ? clearText() : tr("Clear all statistics (%1)").arg(why));
}

void WindowActions::setTheme(ThemeChoice choice)
{
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(choice));
}

QString WindowActions::keyList() const
{
    QStringList lines;
    for (const QAction* action : m_actions)
        lines.append(QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText) +
                     QLatin1Char('\t') + action->text().remove(QChar(u'…')));
    lines.append(tr("%1…%2\tA saved view").arg(viewKey(0)).arg(Choices::maxViews));
    return lines.join(QLatin1Char('\n'));
}

} // namespace footfall
