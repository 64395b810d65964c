// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace footfall {

/// A panel with a heading; with several pages the headings are tabs. A page may bring something
/// for the corner at the right of the heading.
class TabPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TabPanel(const QString& name, QWidget* parent = nullptr);

    void addPage(QWidget* page, const QString& title, QWidget* corner = nullptr);
    void insertPage(int index, QWidget* page, const QString& title, QWidget* corner = nullptr);
    /// Lets go of a page; it is hidden until it is added to another panel.
    void takePage(QWidget* page);
    bool holds(QWidget* page) const;
    void showPage(QWidget* page);
    QWidget* currentPage() const;
    /// Gives the headings the keyboard: where a page has nothing that could have it.
    void focusTabs();

Q_SIGNALS:
    void pageChanged(QWidget* page);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showIndex(int index);
    void applyFont();
    void makeMore(const QString& name);
    void offerMore();

    QTabBar* const m_tabs;
    QToolButton* const m_more;
    QStackedWidget* const m_pages;
    QStackedWidget* const m_corners;
};

} // namespace footfall
