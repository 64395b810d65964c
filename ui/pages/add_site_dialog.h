// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "ui/models/site_watch.h"

#include <QDialog>

class QLineEdit;
class QVBoxLayout;

namespace footfall {

class AddressChoice;
class ChoiceBox;
class CopyBlock;
class SignMark;
class TypeLabel;

/// How a website is added: its name, the line for its pages or for the snippet that they have, how
/// it is declared, and a light that turns on by itself with its first event. It leaves the window
/// usable.
class AddSiteDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddSiteDialog(QWidget* parent);

    /// Shows itself, with no name yet, waiting anew.
    void begin();
    void setState(const SourceState& state);
    void setSnapshot(const SnapshotPtr& snapshot);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeName(QVBoxLayout* column);
    void makeTracker(QVBoxLayout* column);
    void makeBlocks(QVBoxLayout* column);
    void makeLight(QVBoxLayout* column);
    /// As events have it: lower case; empty while none is typed.
    QString name() const;
    QString product() const;
    void offerTrackers();
    void watch();
    void showSnippet();
    void growToFit();
    void showDeclaring();
    void showLight();

    QLineEdit* m_name = nullptr;
    ChoiceBox* m_tracker = nullptr;
    TypeLabel* m_paste = nullptr;
    AddressChoice* m_choice = nullptr;
    CopyBlock* m_snippet = nullptr;
    TypeLabel* m_declaring = nullptr;
    CopyBlock* m_option = nullptr;
    SignMark* m_mark = nullptr;
    TypeLabel* m_light = nullptr;
    SiteWatch m_watch;
    SourceState m_state;
    SnapshotPtr m_snapshot;
};

} // namespace footfall
