// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractListModel>

namespace footfall {

/// Visits of the past as a search found them, newest first. They come page by page.
class VisitModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const SessionView& row(int index) const { return m_visits[std::size_t(index)]; }

    /// When it was, how many pages, and what else is known of it.
    QString aboutAt(int row) const;
    void setNamesSite(bool names) { m_namesSite = names; }
    void append(const std::vector<SessionView>& visits);
    void clear();

private:
    std::vector<SessionView> m_visits;
    bool m_namesSite = true;
};

/// "Tue 17 Nov, 14:02": when a visit began.
QString visitTimeText(const SessionView& visit);

} // namespace footfall
