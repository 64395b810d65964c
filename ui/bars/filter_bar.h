// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace footfall {

/// What is looked at: the site, the chips of a chosen country and page, and one box for text.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    const SnapshotFilter& filter() const { return m_filter; }
    void setCountry(const std::string& country);
    void setPage(const std::string& page);
    void setText(const QString& text);
    void setSite(const std::optional<std::string>& site);
    /// Looks at everything again, at the chosen site.
    void clearFilter();
    /// Sites to choose from: those that sent something, of which there are more if `truncated`, and
    /// those that may.
    void setSites(const std::vector<CountRow>& sites, bool truncated);
    void setDeclaredSites(const QStringList& sites);
    void focusText();
    void openSites();

Q_SIGNALS:
    void filterChanged(const footfall::SnapshotFilter& filter);

private:
    QToolButton* makeChip(const QString& name);
    void showChip(QToolButton* chip, const QString& what, const std::string& value);
    void fillSiteMenu();
    void change();

    SnapshotFilter m_filter;
    std::vector<CountRow> m_sites;
    bool m_sitesTruncated = false;
    QStringList m_declaredSites;
    QToolButton* m_site = nullptr;
    QMenu* m_siteMenu = nullptr;
    QToolButton* m_countryChip = nullptr;
    QToolButton* m_pageChip = nullptr;
    QLineEdit* m_text = nullptr;
};

} // namespace footfall
