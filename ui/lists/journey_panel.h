// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QWidget>

class QFrame;
class QListView;
class QStackedWidget;

namespace footfall {

class ElidedLabel;
class JourneyDelegate;
class JourneyModel;
class SignMark;
class FailureBanner;
class TypeLabel;

/// The whole journey of one session, and what is known of it.
class JourneyPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JourneyPanel(QWidget* parent = nullptr);

    void show(const SessionView& session);
    /// A visit of the past as a search found it: its journey is under way.
    void announcePast(const SessionView& visit);
    /// A visit of the past with its journey, marked as such.
    void showPast(const SessionView& visit);
    /// The journey that was announced will not come.
    void showFailure(const QString& why);
    /// Asks for it anew if that has failed.
    void tryAgain();
    /// The session has been forgotten; what was known of it stays to be read.
    void showGone();
    /// No session is selected.
    void clear();

Q_SIGNALS:
    /// The journey of the past that is shown is to be asked for again.
    void tryAgainWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeDetails();
    QWidget* makePlaceholder();
    void describe(const SessionView& session);
    void markPast(const QString& text);

    JourneyModel* const m_model;
    JourneyDelegate* const m_delegate;
    QStackedWidget* const m_pages;
    QListView* m_steps = nullptr;
    QFrame* m_pastBar = nullptr;
    ElidedLabel* m_pastText = nullptr;
    SignMark* m_mark = nullptr;
    ElidedLabel* m_name = nullptr;
    TypeLabel* m_duration = nullptr;
    ElidedLabel* m_who = nullptr;
    ElidedLabel* m_more = nullptr;
    FailureBanner* m_failure = nullptr;
};

} // namespace footfall
