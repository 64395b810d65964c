// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/choices.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace footfall {

class TypeLabel;

/// The views that have a name, with the key of each: what is seen now is saved here, the others are
/// shown or removed. Keeps none of them itself.
class ViewsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ViewsDialog(QWidget* parent);

    /// Shows itself.
    void begin(const std::vector<SavedView>& views);
    /// Lists them, and says what was done, or why not.
    void setViews(const std::vector<SavedView>& views, const QString& said);

Q_SIGNALS:
    void saveRequested(const QString& name);
    /// By its place in the list, the first is 0.
    void showRequested(int place);
    void removeRequested(int place);

private:
    void arrange();
    void connectParts();
    void judge();
    void showChosen();

    QLineEdit* const m_name;
    QPushButton* const m_save;
    QListWidget* const m_list;
    TypeLabel* const m_said;
    QPushButton* const m_show;
    QPushButton* const m_remove;
};

/// "Alt+Shift+1": what shows the view at a place.
QString viewKey(int place);

} // namespace footfall
