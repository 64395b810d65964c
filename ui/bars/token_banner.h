// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "ui/bars/banner.h"

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

} // namespace footfall
