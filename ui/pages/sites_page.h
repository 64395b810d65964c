// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QWidget>

namespace footfall {

class ElidedLabel;
class HoldingListView;
class Placeholder;
class SiteCardDelegate;
class SiteCardModel;

/// All sites as cards; choosing one opens it.
class SitesPage : public QWidget
{
    Q_OBJECT

public:
    explicit SitesPage(QWidget* parent);

    void show(const SnapshotPtr& snapshot);
    /// There is no connection: what is shown is old.
    void setStale(bool stale);
    /// Gives it the keyboard, on the site that is looked at, or on the first.
    void begin(const std::optional<std::string>& site);

Q_SIGNALS:
    void siteChosen(const std::string& site);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeView();
    void apply(bool held);
    void arrangeCards();
    void describe();
    QString moreText() const;
    void pickFirst();

    SnapshotPtr m_last;
    std::optional<std::string> m_begunAt;
    SiteCardModel* const m_model;
    HoldingListView* const m_view;
    SiteCardDelegate* const m_delegate;
    ElidedLabel* const m_hint;
    Placeholder* const m_empty;
};

} // namespace footfall
