// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/row_painter.h"

#include <QStyledItemDelegate>

class QListView;

namespace footfall {

class RankingModel;
struct SessionView;
enum class Attention;

/// What the delegates share: the fonts of a row, renewed when text is scaled, and its height.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RowDelegate(int lines, QObject* parent);

    /// Draws the rows of this list, which gets what all lists of such rows have.
    void drawRowsOf(QListView* list);
    /// What the rows say is old: they are greyed.
    void setStale(bool stale) { m_isStale = stale; }
    bool isStale() const { return m_isStale; }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const final;
    bool eventFilter(QObject* list, QEvent* event) override;

protected:
    virtual void paintRow(RowPainter& row, const QModelIndex& index) const = 0;
    const RowFont& body() const { return m_body; }
    const RowFont& strong() const { return m_strong; }
    const RowFont& caption() const { return m_caption; }
    /// As wide as any time of day, so that they stand below each other.
    int clockWidth() const { return m_clockWidth; }

private:
    const int m_lines;
    bool m_isStale = false;
    RowFont m_body{TypeSize::Body};
    RowFont m_strong{TypeSize::Body, QFont::DemiBold};
    RowFont m_caption{TypeSize::Caption};
    int m_clockWidth;
};

class FeedDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit FeedDelegate(QObject* parent)
        : RowDelegate(1, parent)
    {
    }

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

class SessionDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit SessionDelegate(QObject* parent)
        : RowDelegate(2, parent)
    {
    }

protected:
    /// The first line: its state, from where, page and duration. Returns the second, below the
    /// place.
    QRect paintFirstLine(RowPainter& row, const SessionView& session, Attention attention,
                         qint64 seconds) const;

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

/// A visit of the past: when it was stands where an active session has its state.
class VisitDelegate : public SessionDelegate
{
    Q_OBJECT

public:
    explicit VisitDelegate(QObject* parent)
        : SessionDelegate(parent)
    {
    }

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

/// Draws the share of a row as a bar behind its text.
class ShareBarDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit ShareBarDelegate(QObject* parent)
        : RowDelegate(1, parent)
    {
    }
    /// Of the column at the right, with the views of today: as wide as the longest needs.
    static int todayWidth(const RankingModel& model);
    /// Of the column before it, with the concurrents or the viewers.
    static int hereWidth(const RankingModel& model);

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

class ViewerDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit ViewerDelegate(QObject* parent)
        : RowDelegate(2, parent)
    {
    }

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

class AlertDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit AlertDelegate(QObject* parent)
        : RowDelegate(2, parent)
    {
    }

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

class JourneyDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit JourneyDelegate(QObject* parent)
        : RowDelegate(1, parent)
    {
    }

private:
    void paintRow(RowPainter& row, const QModelIndex& index) const override;
};

} // namespace footfall
