// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QTimeZone>
#include <QWidget>

namespace footfall {

class FailureBanner;

/// A panel that asks the source about the past, for the site the window shows and by the days of
/// the server. Where nothing is kept it says so instead.
class QueryPanel : public QWidget
{
    Q_OBJECT

public:
    /// The source must outlive it.
    QueryPanel(LiveSource& source, QWidget* parent);

    void setSite(const std::optional<std::string>& site);

protected:
    LiveSource& source() const { return m_source; }
    /// Makes the banner that says what has failed, at this place of the keyboard's way.
    FailureBanner* makeFailure();
    FailureBanner* failure() const { return m_failure; }
    /// By the clock of the source; 0: nothing has come from it yet.
    TimeMs now() const { return m_now; }
    const std::optional<std::string>& site() const { return m_site; }
    /// By which the server counts its days (`serverZone`).
    const QTimeZone& zone() const { return m_zone; }
    /// Whether there is a past to ask for.
    bool isKept() const { return m_isKept; }
    /// What stands where the answer will be: that there is no past, nothing where the banner says
    /// what has failed, else `underWay` or, without a connection, `notConnected`.
    QString waitingText(const QString& underWay, const QString& notConnected) const;

    /// Asks for what is to be seen and is not known as of `now`.
    virtual void askIfDue() = 0;
    /// What was known is no longer true: forgets it and asks anew.
    virtual void startAnew() = 0;
    /// Whether it waits for the answer to this.
    virtual bool isAsking(const PastQuestion& question) const = 0;
    /// What it asked will not be answered.
    virtual void showFailure(const QString& why) = 0;
    /// What has failed is tried again.
    virtual void askAgain() = 0;
    virtual void showWhatThereIs() = 0;

private:
    void follow(const SourceState& state);

    LiveSource& m_source;
    FailureBanner* m_failure = nullptr;
    TimeMs m_now;
    std::optional<std::string> m_site;
    QTimeZone m_zone;
    bool m_isKept = false;
};

} // namespace footfall
