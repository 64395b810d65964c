// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace footfall {

/// Something that can be done or gone to.
struct PaletteItem
{
    QString name;
    /// "Action", "View", "Site", "Page".
    QString kind;
    /// What does the same; may be empty.
    QString key;
    std::function<void()> run;
};

/// What of all the items has every word that was typed; the best fit first.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Items that are listed at most.
    static constexpr int maxListed = 50;
    /// Roles of a row beside its name.
    enum Role
    {
        KindRole = Qt::UserRole,
        KeyRole
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<PaletteItem> items);
    void narrow(const QString& text);
    /// How many have the words, those that are not listed, too.
    int found() const { return m_found; }
    /// Does what a row is for. What it does may change the items.
    void run(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PaletteItem> m_items;
    /// Places among the items.
    std::vector<std::size_t> m_listed;
    int m_found = 0;
};

} // namespace footfall
