// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/calls/webhook.h"
#include "core/store/choice_file.h"

#include <QList>
#include <QObject>

#include <memory>
#include <vector>

class QThread;

namespace footfall {

/// Everybody who is told of alerts by POST. What waits is kept over a restart. Server thread.
class Webhooks : public QObject
{
    Q_OBJECT

public:
    /// Addresses that can be given.
    static constexpr qsizetype maxReceivers = 8;

    Webhooks(const QList<QUrl>& receivers, const QByteArray& secret, const Clock& clock);
    /// What waits is kept as it is then.
    ~Webhooks() override;

    /// Goes on with what waited when the program ended, and keeps what waits from now on, written
    /// on `thread`. Where the file cannot be read, that is logged, and nothing waits.
    void keepIn(const ChoiceFile& file, QThread* thread);
    void tell(const Alert& alert);
    void tick();
    std::vector<WebhookState> states() const;

Q_SIGNALS:
    /// One of `states` is another.
    void changed();
    /// For the writer.
    void toKeep(const QByteArray& text);

private:
    void takeUp(const QByteArray& text);
    void keepSoon();
    void keep();

    const Clock& m_clock;
    std::vector<std::unique_ptr<Webhook>> m_receivers;
    bool m_hasFile = false;
    /// One text at a time: what changes meanwhile is in the next.
    bool m_isWriting = false;
    bool m_isStale = false;
};

} // namespace footfall
