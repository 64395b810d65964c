// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/source/live_source.h"
#include "core/source/ranking_fields.h"
#include "ui/bell.h"
#include "ui/sounds.h"
#include "ui/views/choices.h"
#include "ui/window_actions.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QSettings;
class QStackedWidget;

namespace footfall {

class AddSiteDialog;
class AlertBar;
class AlertHandler;
class AlertToast;
class BannerStack;
class CommandPalette;
class ColorScheme;
class Dashboard;
class EmptyState;
class FilteredDialog;
class GoalsDialog;
class HeaderBar;
class KeyHelp;
class MarkDialog;
class MiniWindow;
class QuietHoursDialog;
class RefusedDialog;
class ReplayDialog;
class SitesPage;
class StatusLine;
class TimeBar;
class TimeTravel;
class ViewsDialog;
class WallPage;
struct PaletteItem;
enum class Panel;

/// The operator's window. It knows one live source and nothing of where that has its figures from.
/// The source must outlive it, and so must the settings, where what is chosen is kept, and the
/// clock, by which it goes back in time and is quiet.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Without a clock it is the machine's.
    MainWindow(LiveSource& source, QSettings& settings, const Clock* clock = nullptr,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Light, dark or as the desktop wants it; kept for the next start.
    void setTheme(ThemeChoice choice);
    /// Shows only what is so.
    void lookAt(const SnapshotFilter& filter);
    /// Fills the screen with the figures alone, the type twice as large; or shows the window again.
    void setWall(bool on);
    /// Shows a small window above all others in place of this one; that goes when this one is
    /// shown.
    void showMini();

    /// What was then, beside the other alerts.
    void goToMomentOf(const Alert& alert);

Q_SIGNALS:
    /// How many are active now, what is open in short, and whether this is so still.
    void figuresChanged(qint64 active, const QString& headline, bool isLive);
    /// Somebody is to be called, wherever they look.
    void alertCalls(const footfall::Alert& alert);

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void arrange();
    void tryAgain();
    void connectSource();
    void connectActions();
    void connectBanners();
    void connectSounds();
    void connectDashboard();
    void restore();
    void restoreView();
    void keep();
    View view() const;
    void showView(const View& view);

    void connectPast();
    void take(const SnapshotPtr& snapshot);
    void showSnapshot(const SnapshotPtr& snapshot);
    void showPast(const SnapshotPtr& snapshot);
    QString pastText() const;
    void tellPast();
    void tellPastShown(bool isPast);
    void showTitle();
    void tellFigures();
    void showState(const SourceState& state);
    void connectAlerts();
    void showAlert(const Alert& alert);
    bool isQuiet() const { return m_choices.quiet.holds(m_clock.now()); }
    void setQuietHours(const QuietHours& hours);
    void showSimulated();
    void request();
    void ask();
    void showMarks();
    void showCards(bool on);
    void goTo(Panel panel);
    void filterBy(RankingField::Place ranking, const std::string& label);
    void selectSession(const std::optional<SessionKey>& session);
    void escape();
    void copy(const QString& text, const QString& said);
    QString address() const;
    void openDashboard();
    void followLink(const QUrl& link);
    void zoom(int step);
    void applyZoom();
    void arrangeViews(QWidget* content);
    void connectViews();
    void connectSavedViews();
    void openPalette();
    void addPlacesTo(std::vector<PaletteItem>& items);
    void saveView(const QString& name);
    void removeView(int place);
    void showSavedView(int place);
    void showWhole();
    bool isWall() const;
    void applyTheme();

    LiveSource& m_source;
    QSettings& m_settings;
    Choices m_choices;
    WindowActions* const m_actions;
    ColorScheme* const m_colorScheme;
    HeaderBar* m_header = nullptr;
    BannerStack* m_banners = nullptr;
    QStackedWidget* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    Dashboard* m_dashboard = nullptr;
    SitesPage* m_sites = nullptr;
    KeyHelp* m_help = nullptr;
    StatusLine* m_status = nullptr;
    WallPage* m_wall = nullptr;
    /// What the wall stands in place of.
    std::vector<QWidget*> m_besideWall;
    std::unique_ptr<MiniWindow> m_mini;
    CommandPalette* m_palette = nullptr;
    ViewsDialog* m_views = nullptr;
    AlertToast* m_toast = nullptr;
    AlertBar* m_alertBar = nullptr;
    AlertHandler* m_alertHandler = nullptr;
    QuietHoursDialog* m_quietDialog = nullptr;
    AddSiteDialog* m_addSite = nullptr;
    ReplayDialog* m_replay = nullptr;
    GoalsDialog* m_goals = nullptr;
    FilteredDialog* m_filtered = nullptr;
    RefusedDialog* m_refused = nullptr;
    MarkDialog* m_mark = nullptr;
    const SystemClock m_machineClock;
    const Clock& m_clock;
    TimeTravel* m_travel = nullptr;
    TimeBar* m_timeBar = nullptr;
    /// The present, while the past is shown.
    SnapshotPtr m_now;
    /// What is shown, of whatever time.
    SnapshotPtr m_shown;
    bool m_showsPast = false;
    /// The moment that is shown.
    SnapshotPtr m_then;
    Sounds m_sounds;
    Bell m_bell;
    /// The worst alert that is open, in short; or empty.
    QString m_headline;
    SnapshotRequest m_request;
    const double m_usualPointSize;
    /// What was seen before the sites, and will be after them.
    QWidget* m_besideCards = nullptr;
    bool m_snapshotSimulated = false;
    /// Of the last snapshot.
    TimeMs m_shownAt;
};

} // namespace footfall
