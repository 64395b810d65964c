// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A session of Engine.IO. A line is what happens next, by its first letter: g a poll, p a POST of
// the rest, o a WebSocket to go over to, s the rest as a text on it, c it closes, w a packet to the
// client, f flush, t time passes, x the server closes. Payloads come apart and together.
#include "core/base/text/ascii.h"
#include "core/protocol/socketio/engine_session.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/support/fake_socket.h"
#include "tests/unit/support/manual_clock.h"

#include <memory>
#include <vector>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

class Owner final : public EngineSession::Owner
{
public:
    void received(QByteArrayView) override { must(ends == 0, "nothing follows the end"); }
    void ended() override { must(++ends == 1, "an end is told once"); }
    void flushWanted() override {}
    void idleChanged(bool) override {}

    int ends = 0;
};

class Conversation
{
public:
    Conversation() { m_session.openPolling(); }

    void act(char what, QByteArrayView rest)
    {
        switch (what) {
        case 'g':
            poll();
            break;
        case 'p':
            m_session.post(rest);
            break;
        case 'o':
            offer();
            break;
        case 's':
            if (m_socket)
                m_session.socketText(*m_socket, rest);
            break;
        case 'c':
            if (m_socket)
                m_session.socketClosed(*m_socket);
            break;
        default:
            actOfServer(what);
        }
        must(m_session.queuedBytes() >= 0, "no fewer than none are queued");
    }

private:
    void actOfServer(char what)
    {
        switch (what) {
        case 'w':
            if (m_session.isOpen())
                m_session.send("4hello");
            break;
        case 'f':
            m_session.flush();
            break;
        case 't':
            m_clock.advance(5'000);
            m_session.tick(m_clock.steady());
            break;
        case 'x':
            m_session.close(1000, {});
            break;
        default:
            break;
        }
    }
    void poll()
    {
        const std::size_t mine = m_answers.size();
        m_answers.push_back(0);
        m_session.poll([this, mine](const EngineReply& reply) {
            must(++m_answers[mine] == 1, "a poll is answered once");
            must(reply.status == 200 || reply.status == 400, "an answer is one that clients know");
        });
    }
    void offer()
    {
        if (!m_session.isOpen() || !m_session.isPolling() || m_session.isUpgrading())
            return;
        m_sockets.push_back(std::make_unique<FakeSocket>());
        m_socket = m_sockets.back().get();
        m_session.offerUpgrade(*m_socket);
    }

    Limits m_limits;
    ManualClock m_clock;
    Owner m_owner;
    std::vector<int> m_answers;
    std::vector<std::unique_ptr<FakeSocket>> m_sockets;
    FakeSocket* m_socket = nullptr;
    EngineSession m_session{"sid", m_limits, m_clock, m_owner};
};

void checkPayload(std::string_view text)
{
    QByteArrayList packets;
    QByteArrayView rest(text.data(), qsizetype(text.size()));
    do {
        const QByteArrayView packet = takeFromPayload(rest);
        if (const std::optional<EnginePacket> read = readEnginePacket(packet))
            must(enginePacket(read->type, read->data) == packet, "a packet comes out again");
        packets.append(packet.toByteArray());
    } while (!rest.isEmpty());
    QByteArray all = joinPayload(packets);
    if (text.ends_with(payloadSeparator))
        all += payloadSeparator;
    must(all == bytesOf(text), "a payload comes together again");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = copyOf(data, size);
    checkPayload(viewOf(bytes));
    Conversation conversation;
    for (std::string_view lines = viewOf(bytes); !lines.empty();) {
        const std::string_view line = takeUntil(lines, '\n');
        if (!line.empty())
            conversation.act(line.front(),
                             QByteArrayView(line.data() + 1, qsizetype(line.size()) - 1));
    }
    return 0;
}
