// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/banner_stack.h"

#include "ui/text/source_text.h"
#include "ui/text/text_format.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace footfall {

namespace {

/// Seen while there is something to say.
void say(Banner* banner, const QString& text)
{
    banner->setText(text);
    banner->setVisible(!text.isEmpty());
}

} // namespace

BannerStack::BannerStack(QWidget* parent)
    : QWidget(parent)
{
    // The keyboard goes through them in this order.
    makeStateBanner();
    m_store = new Banner(BannerTone::Error, this);
    m_store->setObjectName(QStringLiteral("storeBanner"));
    m_webhook = new Banner(BannerTone::Warning, this);
    m_webhook->setObjectName(QStringLiteral("webhookBanner"));
    makeNoteBanner();
    m_storedAgain = new Banner(BannerTone::Warning, this);
    m_storedAgain->setObjectName(QStringLiteral("storedAgainBanner"));
    connect(m_storedAgain->addButton(tr("I have read it")), &QPushButton::clicked, m_storedAgain,
            &QWidget::hide);
    m_simulated = new Banner(BannerTone::Warning, this);
    m_simulated->setObjectName(QStringLiteral("simulatedBanner"));
    m_simulated->setText(
        tr("These visitors are made up (--simulate); they go when Footfall ends."));
    m_token = new TokenBanner(this);
    connect(m_token, &TokenBanner::copyRequested, this, &BannerStack::tokenCopyRequested);
    makePastBanner();
    makeClearBanner();
    arrange();
}

void BannerStack::makeStateBanner()
{
    m_state = new Banner(BannerTone::Error, this);
    m_state->setObjectName(QStringLiteral("stateBanner"));
    m_tryAgain = m_state->addButton(tr("Try again"));
    m_tryAgain->setToolTip(tr("Try again (F5)"));
    connect(m_tryAgain, &QPushButton::clicked, this, &BannerStack::tryAgainRequested);
}

void BannerStack::makeNoteBanner()
{
    m_note = new Banner(BannerTone::Warning, this);
    m_note->setObjectName(QStringLiteral("noteBanner"));
    QPushButton* read = m_note->addButton(tr("I have read it"));
    connect(read, &QPushButton::clicked, m_note, &QWidget::hide);
}

void BannerStack::makePastBanner()
{
    m_past = new Banner(BannerTone::Info, this);
    m_past->setObjectName(QStringLiteral("pastBanner"));
    QPushButton* back = m_past->addButton(tr("Back to now"));
    back->setObjectName(QStringLiteral("backButton"));
    connect(back, &QPushButton::clicked, this, &BannerStack::nowRequested);
}

void BannerStack::makeClearBanner()
{
    m_clear = new Banner(BannerTone::Warning, this);
    m_clear->setObjectName(QStringLiteral("clearBanner"));
    m_clear->setText(tr("Clear all statistics? Every window and dashboard starts from zero. "
                        "This cannot be undone."));
    m_keep = m_clear->addButton(tr("Keep them"));
    QPushButton* clear = m_clear->addButton(tr("Clear all"), true);
    clear->setObjectName(QStringLiteral("clearButton"));
    m_keep->setObjectName(QStringLiteral("keepButton"));
    connect(m_keep, &QPushButton::clicked, this, &BannerStack::takeQuestionBack);
    connect(clear, &QPushButton::clicked, this, [this] {
        takeQuestionBack();
        Q_EMIT clearConfirmed();
    });
}

void BannerStack::arrange()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (Banner* banner : {m_state, m_store, m_storedAgain, m_webhook, m_note, m_simulated,
                           static_cast<Banner*>(m_token), m_past, m_clear})
        layout->addWidget(banner);
}

void BannerStack::show(const SourceState& state, TimeMs shownAt)
{
    if (!state.mayChange)
        takeQuestionBack();
    showStore(state, shownAt);
    say(m_webhook, webhookTroubleText(state.webhooks));
    m_token->show(state);
    showNote(storeNoteText(state.store));
    say(m_state, sourceTroubleText(state, shownAt));
    const bool isLive = state.phase == SourceState::Phase::Live;
    m_tryAgain->setVisible(!state.host.isEmpty() && !isLive);
}

/// It is counted from when it is first seen to fail, and said once more afterwards.
void BannerStack::showStore(const SourceState& state, TimeMs shownAt)
{
    const bool isFailing = state.store.phase == StoreState::Phase::Failing;
    if (isFailing && !m_trouble && shownAt > epoch) {
        m_trouble = {state.refused, shownAt};
        m_storedAgain->hide();
    }
    const qint64 refused = m_trouble ? state.refused - m_trouble->refusedBefore : 0;
    const TimeMs since = m_trouble ? m_trouble->since : shownAt;
    say(m_store,
        isFailing ? (storeTroubleText(state.store) + QLatin1Char(' ') + refusedText(refused, since))
                        .trimmed()
                  : QString());
    if (isFailing || !m_trouble)
        return;
    say(m_storedAgain, storedAgainText(refused, since));
    m_trouble.reset();
}

/// A note that was read stays away until there is another.
void BannerStack::showNote(const QString& note)
{
    if (note != m_note->text())
        say(m_note, note);
}

void BannerStack::showSimulated(bool simulated)
{
    m_simulated->setVisible(simulated);
}

void BannerStack::showPast(const QString& what)
{
    if (!what.isEmpty())
        m_past->setText(what);
    m_past->setVisible(!what.isEmpty());
}

void BannerStack::askToClear()
{
    m_clear->show();
    m_keep->setFocus(Qt::ShortcutFocusReason);
}

bool BannerStack::isAskingToClear() const
{
    return m_clear->isVisible();
}

void BannerStack::takeQuestionBack()
{
    m_clear->hide();
}

TokenBanner::TokenBanner(QWidget* parent)
    : Banner(BannerTone::Info, parent)
{
    setObjectName(QStringLiteral("tokenBanner"));
    QPushButton* copy = addButton(tr("Copy the token"));
    copy->setObjectName(QStringLiteral("copyTokenButton"));
    QPushButton* done = addButton(tr("I have it"));
    done->setObjectName(QStringLiteral("tokenTakenButton"));
    connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_token); });
    connect(done, &QPushButton::clicked, this, &QWidget::hide);
}

void TokenBanner::show(const SourceState& state)
{
    if (state.newToken == m_token)
        return;
    m_token = state.newToken;
    const QString file = state.newTokenFile;
    setText(file.isEmpty()
                ? tr("Until Footfall ends, others log in with this operator token: %1").arg(m_token)
                : tr("Others log in with this operator token, shown only now and kept in %2: %1")
                      .arg(m_token, file));
    setVisible(!m_token.isEmpty());
}

} // namespace footfall
