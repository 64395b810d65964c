// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <vector>

class QLineEdit;
class QMenu;
class QToolButton;

namespace footfall {

/// What is looked at: the site, a chip for each value of a field that is chosen by, and one box for
/// text. A page that is typed there, as in "/products/*", becomes a chip with Enter, one beside
/// those that are there with Ctrl+Enter.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    const SnapshotFilter& filter() const { return m_filter; }
    /// Only what is so, or only what is not.
    void setField(FilterField::Place field, const std::string& value, bool excludes = false);
    /// One value more of what the field is asked for, or what it must not be; one less if it is
    /// there. `excludes`: it must not be this one, where it was not asked for so before, only this
    /// one.
    void addToField(FilterField::Place field, const std::string& value, bool excludes = false);
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
    /// Its rankings are what a chip offers beside its own value.
    void setOffered(const SnapshotPtr& snapshot) { m_offered = snapshot; }
    void focusText();
    void openSites();
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// All sites are to be seen at a glance.
    void cardsRequested();
    void filterChanged(const footfall::SnapshotFilter& filter);
    /// A field has as many values as it can have.
    void isFull();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Changes that can be undone.
    static constexpr qsizetype undoMost = 50;

    /// Of a value of a field, by its place among them.
    struct Chip
    {
        FilterField::Place field;
        std::size_t place;
    };

    const FilterValues& valuesOf(FilterField::Place field) const;
    FilterValues& valuesOf(FilterField::Place field);
    std::vector<Chip> chips() const;
    int chipsShown() const;
    QToolButton* buttonOf(const Chip& chip);
    QToolButton* makeChip(const Chip& chip);
    QMenu* makeOffers(const Chip& chip, QWidget* parent);
    void fillOffers(QMenu& menu, FilterField::Place field);
    void fillMore();
    void makeChips();
    void showChips();
    QToolButton* showChip(const Chip& chip);
    QString nameOf(FilterField::Place field, const std::string& value) const;
    QString chipValue(const Chip& chip) const;
    QString chipText(const Chip& chip, const QString& value, bool isNamed) const;
    int roomForChips() const;
    void fitChips();
    int writeChips(int most, bool isNamed);
    void showAll();
    void turnAround(FilterField::Place field);
    void remove(const Chip& chip);
    void setExcluded(FilterField::Place field, bool excluded);
    void widenPage(std::size_t place);
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
    SnapshotPtr m_offered;
    /// One at least, hidden while its value is not set.
    std::array<std::vector<QToolButton*>, filterFields.size()> m_chips;
    /// Holds the chips that there is no room for.
    QToolButton* m_more = nullptr;
    QLineEdit* m_text = nullptr;
    /// What was told last, and what before that, the newest at the end.
    SnapshotFilter m_told;
    QList<SnapshotFilter> m_before;
};

} // namespace footfall
