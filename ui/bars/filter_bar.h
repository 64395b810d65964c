// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QLineEdit;
class QMenu;
class QToolButton;

namespace footfall {

/// What is looked at: the site, a chip for each field that is chosen by, and one box for text. A page
/// that is typed there, as in "/products/*", becomes a chip with Enter.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    const SnapshotFilter& filter() const { return m_filter; }
    /// Only what is so, or only what is not.
    void setField(FilterField::Place field, const std::string& value, bool excludes = false);
    void setSite(const std::optional<std::string>& site);
    /// All of it at once.
    void setFilter(const SnapshotFilter& filter);
    /// Looks at everything again, at the chosen site.
    void clearFilter();
    /// Looks at what was looked at before the last change.
    void undo();
    /// Sites to choose from: those that sent something, of which there are more if `truncated`, and
    /// those that may.
    void setSites(const std::vector<CountRow>& sites, bool truncated);
    void setDeclaredSites(const QStringList& sites);
    void focusText();
    void openSites();
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// All sites are to be seen at a glance.
    void cardsRequested();
    void filterChanged(const footfall::SnapshotFilter& filter);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Changes that can be undone.
    static constexpr qsizetype undoMost = 50;

    QToolButton* makeChip(FilterField::Place field);
    void showChip(FilterField::Place field);
    bool isSet(FilterField::Place field) const;
    int chipsSet() const;
    QString chipValue(FilterField::Place field) const;
    QString chipText(FilterField::Place field, const QString& value, bool isNamed) const;
    int roomForChips() const;
    void fitChips();
    int writeChips(int most, bool isNamed);
    void showAll();
    void turnAround(FilterField::Place field);
    void widenPage();
    void takePage();
    void fillSiteMenu();
    void remember();
    void keepForUndo();
    void change();

    SnapshotFilter m_filter;
    std::vector<CountRow> m_sites;
    bool m_sitesTruncated = false;
    QStringList m_declaredSites;
    QToolButton* m_site = nullptr;
    QMenu* m_siteMenu = nullptr;
    std::array<QToolButton*, filterFields.size()> m_chips{};
    QLineEdit* m_text = nullptr;
    /// What was told last, and what before that, the newest at the end.
    SnapshotFilter m_told;
    QList<SnapshotFilter> m_before;
};

} // namespace footfall
