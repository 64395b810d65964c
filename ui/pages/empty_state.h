// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QWidget>

class QVBoxLayout;

namespace footfall {

class AddressChoice;
class CopyBlock;
class TypeLabel;

/// What to do while nothing has been seen: where visits are sent to, what to paste into a site,
/// and how to try it from a terminal; each can be copied.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void show(const SourceState& state);

Q_SIGNALS:
    void addSiteRequested();

private:
    QWidget* makeBlocks();
    void showLines();
    CopyBlock* addBlock(QVBoxLayout* column, const QString& heading, const QString& name);

    TypeLabel* m_title = nullptr;
    TypeLabel* m_lead = nullptr;
    QWidget* m_blocks = nullptr;
    AddressChoice* m_choice = nullptr;
    CopyBlock* m_address = nullptr;
    CopyBlock* m_snippet = nullptr;
    CopyBlock* m_curl = nullptr;
};

} // namespace footfall
