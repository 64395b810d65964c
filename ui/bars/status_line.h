// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "core/source/snapshot.h"

#include <QWidget>

namespace footfall {

class ElidedLabel;
class SignMark;

/// The last line of the window: where the server listens and how it is, and who has the public
/// counter open.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void show(const SourceState& state);
    /// A moment of the past is shown from now on, or the present again: nothing is said to be live.
    void setPast(bool isPast);
    void showStreams(const Snapshot& snapshot);
    /// Says something for a few seconds, such as that a text was copied.
    void say(const QString& text);
    QString text() const;

private:
    void write();
    void showMark(const SourceState& state);
    /// Where the server is and how it keeps what comes.
    QStringList describe(const SourceState& state) const;

    SignMark* const m_mark;
    ElidedLabel* const m_text;
    ElidedLabel* const m_note;
    QString m_server;
    QString m_streams;
    SourceState m_state;
    bool m_isPast = false;
};

} // namespace footfall
