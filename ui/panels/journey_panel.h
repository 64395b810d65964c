// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/snapshot.h"

#include <QWidget>

class QListView;
class QStackedWidget;

namespace footfall {

class ElidedLabel;
class JourneyDelegate;
class JourneyModel;
class SignMark;
class TypeLabel;

/// The whole journey of one session, and what is known of it.
class JourneyPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JourneyPanel(QWidget* parent = nullptr);

    void show(const SessionView& session);
    /// The session has been forgotten; what was known of it stays to be read.
    void showGone();
    /// No session is selected.
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeDetails();
    QWidget* makePlaceholder();
    void describe(const SessionView& session);

    JourneyModel* const m_model;
    JourneyDelegate* const m_delegate;
    QStackedWidget* const m_pages;
    QListView* m_steps = nullptr;
    SignMark* m_mark = nullptr;
    ElidedLabel* m_name = nullptr;
    TypeLabel* m_duration = nullptr;
    ElidedLabel* m_who = nullptr;
    ElidedLabel* m_more = nullptr;
};

} // namespace footfall
