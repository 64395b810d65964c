// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>

namespace footfall {

/// Bytes that many clients make us keep, bounded in all and shared out by address (of IPv6, by
/// /64): each may hold as much as is still free. So one alone has half of it, and however many
/// take what they can get, whoever comes next finds as much as each of them. Server thread.
class SharedBudget
{
public:
    /// What one connection holds. Belongs to one budget.
    class Part
    {
    public:
        bool isEmpty() const { return m_bytes == 0; }

    private:
        friend class SharedBudget;
        QHostAddress m_address; ///< as it is counted
        qint64 m_bytes = 0;
    };

    explicit SharedBudget(qint64 maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    /// The part is so large now, and of this address unless it held something before. Nothing is
    /// refused here. To be made empty before the connection goes.
    void set(Part& part, const QHostAddress& address, qint64 bytes);
    /// Whether the address may hold so much more.
    bool fits(const QHostAddress& address, qint64 more = 0) const;
    qint64 held() const { return m_held; }

private:
    const qint64 m_maxBytes;
    qint64 m_held = 0;
    QHash<QHostAddress, qint64> m_byAddress;
};

} // namespace footfall
