// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/socket/listener.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace footfall;

namespace {

constexpr int firstHanded = 3;
constexpr qsizetype maxHanded = 4;
/// Room for the number that is known when the process is there.
constexpr char processId[] = "LISTEN_PID=0000000000";

/// What systemd does for a service that it has started: hears what it tells, keeps its sockets, and
/// hands them over when it starts it again.
class MadeManager
{
public:
    MadeManager()
        : m_ear(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_un at{};
        at.sun_family = AF_UNIX;
        std::memcpy(at.sun_path, path().constData(), std::size_t(path().size()));
        ::bind(m_ear.get(), reinterpret_cast<sockaddr*>(&at), sizeof at);
    }
    ~MadeManager()
    {
        if (m_process > 0)
            ::kill(m_process, SIGKILL);
        ended();
    }

    void start(const QByteArrayList& options)
    {
        told.clear();
        QByteArrayList arguments = QByteArrayList{FOOTFALLD} + options;
        QByteArrayList environment{processId, "NOTIFY_SOCKET=" + path(),
                                   "LISTEN_FDS=" + QByteArray::number(m_names.size()),
                                   "LISTEN_FDNAMES=" + m_names.join(':')};
        if (isWatching)
            environment.append("WATCHDOG_USEC=100000");
        for (char** own = environ; *own; ++own)
            environment.append(*own);
        std::vector<char*> argumentList = listOf(arguments);
        std::vector<char*> environmentList = listOf(environment);
        m_process = ::fork();
        if (m_process == 0)
            become(argumentList.data(), environmentList.data());
    }
    /// Its exit status, once it has come to it.
    int ended()
    {
        int status = -1;
        if (m_process > 0)
            ::waitpid(std::exchange(m_process, -1), &status, 0);
        return status;
    }
    void askToStop() { ::kill(m_process, SIGTERM); }
    /// Takes what it has told by now.
    bool hasTold(const QByteArray& line)
    {
        while (hear()) {
        }
        return told.contains(line);
    }
    void hand(const QByteArray& name, Descriptor socket)
    {
        m_names.append(name);
        m_sockets.push_back(std::move(socket));
    }

    bool keeps(const QByteArray& name) const { return m_names.contains(name); }

    QByteArrayList told;
    bool isWatching = false;

private:
    QByteArray path() const { return QFile::encodeName(m_folder.filePath(QStringLiteral("ear"))); }

    /// Its copy of the socket stays open for a while, as it may be.
    void drop(const QByteArray& name)
    {
        const qsizetype at = m_names.indexOf(name);
        m_names.removeAt(at);
        m_dropped.push_back(std::move(m_sockets[std::size_t(at)]));
        m_sockets.erase(m_sockets.begin() + at);
    }
    static std::vector<char*> listOf(QByteArrayList& texts)
    {
        std::vector<char*> list;
        for (QByteArray& text : texts)
            list.push_back(text.data());
        list.push_back(nullptr);
        return list;
    }
    /// Other threads may have held any lock as this process was made: it takes none.
    [[noreturn]] void become(char** arguments, char** environment)
    {
        std::array<int, maxHanded> high{};
        for (std::size_t i = 0; i < m_sockets.size(); ++i)
            high[i] = ::fcntl(m_sockets[i].get(), F_DUPFD_CLOEXEC, 100);
        for (std::size_t i = 0; i < m_sockets.size(); ++i)
            ::dup2(high[i], firstHanded + int(i));
        std::snprintf(environment[0], sizeof processId, "LISTEN_PID=%d", int(::getpid()));
        ::execve(arguments[0], arguments, environment);
        ::_exit(127);
    }
    bool hear()
    {
        std::array<char, 4096> text{};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
        iovec part{text.data(), text.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t size = ::recvmsg(m_ear.get(), &message, MSG_CMSG_CLOEXEC);
        if (size <= 0)
            return false;
        const QByteArray words(text.data(), size);
        told += words.split('\n');
        Descriptor sent;
        if (const cmsghdr* header = CMSG_FIRSTHDR(&message)) {
            int descriptor = -1;
            std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
            sent = Descriptor(descriptor);
        }
        const QByteArray name = words.mid(words.indexOf("FDNAME=") + 7);
        if (words.startsWith("FDSTORE=1"))
            hand(name, std::move(sent));
        if (words.startsWith("FDSTOREREMOVE=1"))
            drop(name);
        return true;
    }

    const QTemporaryDir m_folder;
    Descriptor m_ear;
    pid_t m_process = -1;
    QByteArrayList m_names;
    std::vector<Descriptor> m_sockets;
    std::vector<Descriptor> m_dropped;
};

quint16 portOf(const Descriptor& socket)
{
    sockaddr_in at{};
    socklen_t size = sizeof at;
    ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&at), &size);
    return ntohs(at.sin_port);
}

Descriptor madeSocket()
{
    Result<Descriptor> socket = Listener::socketAt(QHostAddress(QHostAddress::LocalHost), 0);
    return socket ? std::move(*socket) : Descriptor();
}

/// The status of one answer; 0: there is none.
int answerTo(quint16 port, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(request);
    socket.waitForDisconnected();
    return socket.readAll().mid(9, 3).toInt();
}

QByteArray eventOf(const QByteArray& session)
{
    const QByteArray body = R"({"type":"pageview","page":"/","sessionId":")" + session + "\"}";
    return "POST /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
           "application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Sends an event after the other until it is told to end.
class Load
{
public:
    explicit Load(quint16 port)
    {
        for (int i = 0; i < 3; ++i)
            m_threads.emplace_back([this, port, i] { send(port, "s-" + QByteArray::number(i)); });
    }
    ~Load() { end(); }
    void end()
    {
        m_isOver = true;
        for (std::thread& thread : m_threads) {
            if (thread.joinable())
                thread.join();
        }
    }
    std::atomic<int> taken = 0;
    std::atomic<int> refused = 0;

private:
    void send(quint16 port, const QByteArray& session)
    {
        while (!m_isOver)
            ++(answerTo(port, eventOf(session)) == 200 ? taken : refused);
    }

    std::atomic<bool> m_isOver = false;
    std::vector<std::thread> m_threads;
};

} // namespace

/// The server beneath who starts services.
class TestService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsHowItIs()
    {
        MadeManager manager;
        manager.isWatching = true;
        manager.start({"--listen", "127.0.0.1:0", "--in-memory"});
        QTRY_VERIFY(manager.hasTold("READY=1"));
        QTRY_VERIFY(manager.hasTold("WATCHDOG=1"));
        QVERIFY(!manager.told.contains("STOPPING=1"));
        manager.askToStop();
        QCOMPARE(manager.ended(), 0);
        QVERIFY(manager.hasTold("STOPPING=1"));
    }
    void itListensOnWhatWasMadeForIt()
    {
        Descriptor socket = madeSocket();
        const quint16 port = portOf(socket);
        MadeManager manager;
        manager.hand("footfalld.socket", std::move(socket));
        // Who comes before it is there waits.
        QTcpSocket early;
        early.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(early.waitForConnected());
        early.write(eventOf("early"));
        manager.start({"--listen", "127.0.0.1:1", "--in-memory"});
        QVERIFY(early.waitForDisconnected());
        QVERIFY(early.readAll().startsWith("HTTP/1.1 200 "));
        manager.askToStop();
        QCOMPARE(manager.ended(), 0);
    }
    void aRestartRefusesNobody()
    {
        const QTemporaryDir folder;
        const quint16 port = portOf(madeSocket());
        const QByteArrayList options{"--listen", "127.0.0.1:" + QByteArray::number(port),
                                     "--data-dir", QFile::encodeName(folder.path())};
        MadeManager manager;
        manager.start(options);
        QTRY_VERIFY(manager.hasTold("READY=1"));
        Load load(port);
        for (int restart = 0; restart < 3; ++restart) {
            const int before = load.taken;
            QTRY_VERIFY(load.taken > before + 20);
            manager.askToStop();
            QCOMPARE(manager.ended(), 0);
            manager.start(options);
            QTRY_VERIFY(manager.hasTold("READY=1"));
        }
        const int before = load.taken;
        QTRY_VERIFY(load.taken > before + 20);
        load.end();
        QCOMPARE(load.refused.load(), 0);
    }
    void whatIsListenedOnNoMoreStandsInNobodysWay()
    {
        Descriptor socket = madeSocket();
        const QByteArray port = QByteArray::number(portOf(socket));
        MadeManager manager;
        manager.hand("listen-127.0.0.1-" + port, std::move(socket));
        manager.start({"--listen", "0.0.0.0:" + port, "--in-memory"});
        QTRY_VERIFY(manager.hasTold("READY=1"));
        QVERIFY(!manager.keeps("listen-127.0.0.1-" + port));
        QVERIFY(manager.keeps("listen-0.0.0.0-" + port));
    }
};

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
