// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/token_banner.h"

#include <QPushButton>

namespace footfall {

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
