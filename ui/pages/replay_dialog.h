// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <optional>
#include <string>

namespace footfall {

class LiveSource;
class ReplayPanel;

/// How often alerts would have called somebody, and how little they are to tell from now on. It
/// leaves the window usable.
class ReplayDialog : public QDialog
{
    Q_OBJECT

public:
    /// The source must outlive it.
    ReplayDialog(LiveSource& source, QWidget* parent);

    /// Shows itself, of the site that the window looks at.
    void begin(const std::optional<std::string>& site);

private:
    ReplayPanel* m_panel = nullptr;
};

} // namespace footfall
