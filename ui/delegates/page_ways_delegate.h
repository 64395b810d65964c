// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/row_delegate.h"

namespace footfall {

/// Rows of PageWaysModel: a heading, or a label with how many and their share as a bar.
class PageWaysDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit PageWaysDelegate(QObject* parent)
        : RowDelegate(1, parent)
    {
    }

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

} // namespace footfall
