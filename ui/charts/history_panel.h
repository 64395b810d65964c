// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QTimeZone>
#include <QWidget>

class QStackedWidget;

namespace footfall {

class ElidedLabel;
class FailureBanner;
class LineChart;
class TypeLabel;

/// A chart of what is kept, with a sentence above it. It asks only while it is seen: at once, then
/// once a minute. Where nothing is kept it says so instead.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    /// Takes the chart.
    HistoryPanel(LineChart* chart, QWidget* parent);

    /// It is now so late, by the clock of the source.
    void setNow(TimeMs now);
    void setSite(const std::optional<std::string>& site);
    void setState(const SourceState& state);
    /// An answer, be it for this chart or another.
    void show(const History& history);
    /// A question, be it of this chart or another, will not be answered.
    void showFailure(const HistoryRequest& request, const QString& why);
    /// Asks anew if that has failed.
    void tryAgain();
    /// What was known is no longer true.
    void startAnew();
    /// Gives the chart the keyboard, as soon as there is one to see.
    void takeKeyboard();

Q_SIGNALS:
    void historyWanted(const footfall::HistoryRequest& request);

protected:
    LineChart* chart() const { return m_chart; }
    TimeMs now() const { return m_now; }
    const std::optional<std::string>& site() const { return m_site; }
    /// By which the server counts its days (`serverZone`).
    const QTimeZone& zone() const { return m_zone; }
    /// Whether `request` differs from `asked` in its end only: what goes on may end later by now.
    static bool isSameBeginning(const HistoryRequest& request, const HistoryRequest& asked);
    void setSentence(const QString& text);
    /// Stands at the right of the sentence.
    void addBesideSentence(QWidget* widget);

    /// Emits `historyWanted` for what is not known as of `now`.
    virtual void ask() = 0;
    /// Whether it waits for the answer to this.
    virtual bool hasAsked(const HistoryRequest& request) const = 0;
    /// Keeps what was asked for; whether there is enough to draw.
    virtual bool take(const History& history) = 0;
    virtual void draw() = 0;
    virtual void forget() = 0;

    void showEvent(QShowEvent* event) override;

private:
    void askIfDue();
    void showWhatThereIs();
    QString messageText() const;

    LineChart* const m_chart;
    FailureBanner* const m_failure;
    QStackedWidget* const m_pages;
    TypeLabel* const m_message;
    ElidedLabel* const m_sentence;
    QWidget* const m_heading;
    TimeMs m_now = 0;
    /// The minute asked about last; 0: none.
    TimeMs m_askedAt = 0;
    std::optional<std::string> m_site;
    QTimeZone m_zone;
    /// Stands where history would be while none can be asked for.
    QString m_noPast;
    bool m_isKept = false;
    bool m_isConnected = false;
    bool m_isKnown = false;
};

} // namespace footfall
