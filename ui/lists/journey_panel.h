// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QWidget>

class QFrame;
class QLayout;
class QListView;
class QStackedWidget;

namespace footfall {

class ElidedLabel;
class JourneyModel;
class SignMark;
class FailureBanner;
class TypeLabel;
enum class Attention;

/// The whole journey of one session, and what is known of it.
class JourneyPanel : public QWidget
{
    Q_OBJECT

public:
    JourneyPanel(LiveSource& source, QWidget* parent);

    void show(const SessionView& session, Attention attention);
    /// Asks for the journey of a visit of the past that a search found, and shows it as such.
    void openPast(const SessionView& visit);
    /// The visit of the past whose journey is shown or under way; nothing: none is.
    const std::optional<SessionView>& past() const { return m_past; }
    /// The session has been forgotten; what was known of it stays to be read.
    void showGone();
    /// No session is selected.
    void clear();
    /// Gives its steps the keyboard; not while no session is shown.
    bool takeFocus();

private:
    QWidget* makeDetails();
    QWidget* makePastBar(QWidget* details);
    QLayout* makeHeading(QWidget* details);
    QWidget* makeSteps(QWidget* details);
    void display(const SessionView& session, Attention attention, const QString& pastText);
    void describe(const SessionView& session, Attention attention);
    /// Asks for the journey of the visit of the past.
    void fetch();
    void showPast(const SessionView& visit);
    bool isOfPast(std::uint64_t visit) const { return m_past && m_past->visit == visit; }
    void showFailure(const PastQuestion& question, const QString& why);

    LiveSource& m_source;
    std::optional<SessionView> m_past;
    JourneyModel* const m_model;
    QStackedWidget* const m_pages;
    QListView* m_steps = nullptr;
    QFrame* m_pastBar = nullptr;
    ElidedLabel* m_pastText = nullptr;
    SignMark* m_mark = nullptr;
    ElidedLabel* m_name = nullptr;
    TypeLabel* m_duration = nullptr;
    ElidedLabel* m_who = nullptr;
    ElidedLabel* m_id = nullptr;
    ElidedLabel* m_more = nullptr;
    FailureBanner* m_failure = nullptr;
};

} // namespace footfall
