// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/choice_keeper.h"

#include "core/base/log.h"

#include <QThread>

namespace footfall {

void ChoiceKeeper::writeTo(const ChoiceFile& file, QThread* thread)
{
    auto* writer = new ChoiceWriter(file);
    writer->moveToThread(thread);
    connect(thread, &QThread::finished, writer, &QObject::deleteLater);
    connect(this, &ChoiceKeeper::toKeep, writer, &ChoiceWriter::write);
    connect(writer, &ChoiceWriter::written, this, [this](const QString& failure) {
        finish(failure.isEmpty() ? Result<void>() : Error{failure.toStdString()});
    });
    m_hasFile = true;
}

void ChoiceKeeper::take(Choice choice)
{
    if (m_choices.size() >= maxWaiting)
        return choice.acknowledge(Error{"The disk does not keep up: try again"});
    m_choices.push_back(std::move(choice));
    if (m_choices.size() == 1)
        takeNext();
}

void ChoiceKeeper::takeNext()
{
    const Result<QByteArray> text = m_choices.front().prepare();
    if (!text)
        finish(Error{text.error()});
    else if (m_hasFile)
        Q_EMIT toKeep(*text);
    else
        finish({});
}

void ChoiceKeeper::finish(const Result<void>& kept)
{
    const Choice choice = std::move(m_choices.front());
    m_choices.pop_front();
    if (kept)
        choice.hold();
    else
        qCWarning(logStore, "what was chosen stays as it was: %s", kept.error().c_str());
    if (!m_choices.empty())
        takeNext();
    choice.acknowledge(kept);
}

} // namespace footfall
