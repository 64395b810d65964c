// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QObject>

#include <array>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace footfall {

enum class BellKind;
enum class Panel;
enum class ThemeChoice;

/// Everything that can be done in the window, each with its key, and the menu that lists it.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    /// The actions work anywhere in `window`.
    explicit WindowActions(QWidget* window);

    QMenu* menu() const { return m_menu; }
    /// The sounds, each to be switched on and off.
    QMenu* sounds() const { return m_sounds; }
    /// Opens the quiet hours, and says which they are.
    QAction* quietHours() const { return m_quietHours; }
    QAction* sound(BellKind kind) const { return m_sound.at(std::size_t(kind)); }
    /// Checked: charts are tables.
    QAction* chartTable() const { return m_chartTable; }
    /// Checked: sessions by their latest activity, not by their arrival.
    QAction* byActivity() const { return m_byActivity; }
    void setTheme(ThemeChoice choice);
    /// Why nothing can be cleared now, in a few words; empty: it can.
    void setClearObstacle(const QString& why);
    /// All that can be done, but to ask for this list and to show a saved view.
    QList<QAction*> offered() const;
    /// "Ctrl+F  Filter", a line for each key.
    QString keyList() const;

Q_SIGNALS:
    void filterRequested();
    void undoRequested();
    void sitesRequested();
    /// All sites at a glance, or back from there.
    void cardsRequested();
    void escapeRequested();
    void copyAddressRequested();
    void copySnippetRequested();
    void addSiteRequested();
    /// How often alerts would have called somebody.
    void replayRequested();
    /// Events that are waited for are to be seen, or chosen.
    void goalsRequested();
    void filteredRequested();
    void refusedRequested();
    /// Something is to be noted in the charts.
    void markRequested();
    /// The keyboard is to go to the way back in time.
    void pastRequested();
    /// So much later, or earlier, is to be shown.
    void timeRequested(footfall::DurationMs by);
    /// The past is to go on, or to stand.
    void playRequested();
    /// The web dashboard is to be opened.
    void dashboardRequested();
    void clearRequested();
    void tryAgainRequested();
    void panelRequested(footfall::Panel panel);
    void themeChosen(footfall::ThemeChoice choice);
    /// Text larger (1), smaller (-1) or as it was (0).
    void zoomRequested(int step);
    /// The figures alone, for a screen on the wall, or back from there.
    void wallRequested();
    /// A small window above the others in place of this one.
    void miniRequested();
    /// All that can be done is to be found by its name.
    void paletteRequested();
    void viewsRequested();
    /// By its place among the saved ones, the first is 0.
    void viewRequested(int place);
    void menuRequested();
    void soundsRequested();
    /// When the window is not to be heard.
    void quietHoursRequested();
    /// An alert is seen, or not after all.
    void seenRequested();
    /// It is muted, or not any more.
    void muteRequested();
    void helpRequested();
    void quitRequested();

private:
    using Signal = void (WindowActions::*)();
    QAction* add(const QString& text, const QList<QKeySequence>& keys);
    QAction* add(const QString& text, const QList<QKeySequence>& keys, Signal signal);
    QAction* addHidden(const QString& text, const QList<QKeySequence>& keys);
    void addPlaces();
    void addViews();
    void addSavedViews();
    void addSounds();
    void addPanel(QMenu* menu, const QString& name, const QString& key, Panel panel);
    void addPast();
    void addThemes();
    void addZoom();

    QWidget* const m_window;
    QMenu* const m_menu;
    QMenu* const m_sounds;
    std::array<QAction*, 3> m_sound{};
    QAction* m_quietHours = nullptr;
    QAction* m_chartTable = nullptr;
    QAction* m_byActivity = nullptr;
    QAction* m_clear = nullptr;
    QActionGroup* m_themes = nullptr;
    QAction* m_palette = nullptr;
    QAction* m_escape = nullptr;
    std::vector<QAction*> m_actions;
};

} // namespace footfall
