// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/failure_banner.h"

#include "ui/look/theme.h"
#include "ui/text/text_format.h"

#include <QLayout>
#include <QPushButton>

namespace footfall {

FailureBanner::FailureBanner(QWidget* parent)
    : Banner(BannerTone::Warning, parent)
{
    setObjectName(QStringLiteral("failureBanner"));
    layout()->setContentsMargins(spaceStep, spaceStep / 2, spaceStep, spaceStep / 2);
    QPushButton* button = addButton(tr("Try again"));
    button->setToolTip(tr("Try again (F5)"));
    connect(button, &QPushButton::clicked, this, &FailureBanner::tryAgain);
}

void FailureBanner::say(const QString& what, const QString& why)
{
    setText(tr("%1 %2").arg(what, shownText(why.toStdString())));
    show();
}

void FailureBanner::tryAgain()
{
    if (!hasFailed())
        return;
    hide();
    Q_EMIT tryAgainWanted();
}

} // namespace footfall
