// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "ui/bars/banner.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace footfall {

/// Shows an operator token that was made at this start, until somebody has taken it.
class TokenBanner : public Banner
{
    Q_OBJECT

public:
    explicit TokenBanner(QWidget* parent = nullptr);

    void show(const SourceState& state);

Q_SIGNALS:
    void copyRequested(const QString& token);

private:
    QString m_token;
};

/// What the window has to say of itself, one bar below the other, the most urgent first: no
/// connection, nothing stored, alerts that nobody takes, a note of the store, simulated visitors, a new token, the past, and
/// the question whether to clear. What is not the matter takes no room.
class BannerStack : public QWidget
{
    Q_OBJECT

public:
    explicit BannerStack(QWidget* parent = nullptr);

    /// `shownAt` is when the figures that are shown were true; the epoch: there are none.
    void show(const SourceState& state, TimeMs shownAt);
    /// Visitors of the source or of what it shows are made up.
    void showSimulated(bool simulated);
    /// What is shown of the past, in words; empty: nothing is.
    void showPast(const QString& what);
    /// Asks whether to clear all statistics, with the keyboard on the safe answer.
    void askToClear();
    bool isAskingToClear() const;
    void takeQuestionBack();

Q_SIGNALS:
    void tryAgainRequested();
    void tokenCopyRequested(const QString& token);
    void nowRequested();
    void clearConfirmed();

private:
    void makeStateBanner();
    void makeNoteBanner();
    void makePastBanner();
    void makeClearBanner();
    void arrange();
    void showStore(const SourceState& state, TimeMs shownAt);
    void showNote(const QString& note);

    Banner* m_state = nullptr;
    QPushButton* m_tryAgain = nullptr;
    /// Since when the store fails, and what had been refused before.
    struct StoreTrouble
    {
        qint64 refusedBefore = 0;
        TimeMs since;
    };
    std::optional<StoreTrouble> m_trouble;
    Banner* m_store = nullptr;
    Banner* m_storedAgain = nullptr;
    Banner* m_webhook = nullptr;
    Banner* m_note = nullptr;
    Banner* m_simulated = nullptr;
    TokenBanner* m_token = nullptr;
    Banner* m_past = nullptr;
    Banner* m_clear = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace footfall
