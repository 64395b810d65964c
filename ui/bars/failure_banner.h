// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bars/banner.h"

namespace footfall {

/// A line in a panel that says what has failed, with a button to try it again. Hidden until
/// something fails.
class FailureBanner : public Banner
{
    Q_OBJECT

public:
    explicit FailureBanner(QWidget* parent = nullptr);

    /// `why` may be another machine's words.
    void say(const QString& what, const QString& why);
    /// Something has failed and was not tried again, be the panel seen or not.
    bool hasFailed() const { return !isHidden(); }
    /// As the button does; nothing happens where nothing has failed.
    void tryAgain();

Q_SIGNALS:
    void tryAgainWanted();
};

} // namespace footfall
