// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <utility>

namespace footfall {

/// Whether the desktop wants windows light or dark. Asks QStyleHints from Qt 6.5 on; before that
/// the desktop portal where there is one, else it goes by the palette the desktop gave.
class ColorScheme : public QObject
{
    Q_OBJECT

public:
    explicit ColorScheme(QObject* parent = nullptr);

    bool isDark() const { return m_dark; }
public Q_SLOTS:
    /// Asks again, where the desktop does not tell by itself; the answer may come later.
    void refresh();

Q_SIGNALS:
    void changed(bool dark);

private:
    void set(bool dark)
    {
        if (std::exchange(m_dark, dark) != dark)
            Q_EMIT changed(dark);
    }

    /// What it was before any theme was applied: that of a desktop that does not say.
    bool wasDark() const { return m_wasDark; }

    bool m_dark = false;
    const bool m_wasDark = m_dark;
};

} // namespace footfall
