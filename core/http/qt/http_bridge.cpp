// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/http_bridge.h"

#include "core/base/log.h"
#include "core/http/message/status.h"
#include "core/http/qt/http_line.h"
#include "core/http/qt/qt_compat.h"

#include <QPointer>
#include <QRegularExpression>

#include <array>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace footfall {

namespace {

/// Lines that wait for a request are few: each costs some kilobytes.
constexpr std::size_t maxIdleLines = 64;
/// Requests under way at once, those of clients who have gone included.
constexpr std::size_t maxLines = 20'000;

QHttpServerRequest::Methods methodsOf(const QByteArray& method)
{
    using Method = QHttpServerRequest::Method;
    static constexpr std::array<std::pair<std::string_view, Method>, 6> known{{
        {"GET", Method::Get},
        {"POST", Method::Post},
        {"PUT", Method::Put},
        {"DELETE", Method::Delete},
        {"PATCH", Method::Patch},
        {"OPTIONS", Method::Options},
    }};
    for (const auto& [name, value] : known) {
        if (method == QByteArrayView(name))
            return value;
    }
    return Method::Unknown;
}

/// Routes of QHttpServer are regular expressions, ours are literal but for a last segment "*".
QString patternOf(const QByteArray& path)
{
    const QString pattern = QRegularExpression::escape(QString::fromLatin1(path));
    return path.endsWith("/*") ? pattern.chopped(2) + QLatin1String("[^/]*") : pattern;
}

} // namespace

struct HttpBridge::State
{
    State(HttpBridge* owner, const RouteTable& routes);
    ~State();

    void handle(const HttpRequest& request, const Responder& client);

private:
    using Handler = std::function<void(const HttpRequest&, const Responder&)>;

    void listen();
    void addRoute(const Route& route);
    void serve(const Handler& handler, const QHttpServerRequest& asked,
               QHttpServerResponder&& responder);
    void answer(quint64 number, const HttpResponse& response);
    HttpLine* find(quint64 number) const;
    HttpLine* borrow();
    void conclude(HttpLine& line);

    HttpBridge* m_owner;
    QHttpServer m_server;
    MemoryServer* m_listener; ///< owned by m_server
    bool m_bound = false;
    std::unordered_map<quint64, std::unique_ptr<HttpLine>> m_lines;
    std::vector<HttpLine*> m_idle;
    quint64 m_lastNumber = 0;
    quint64 m_asking = 0; ///< the line that is being asked right now
};

HttpBridge::State::State(HttpBridge* owner, const RouteTable& routes)
    : m_owner(owner)
    , m_listener(new MemoryServer(&m_server))
{
    listen();
    for (const Route& route : routes.routes) {
        if (!route.isAsync())
            addRoute(route);
    }
    compat::setMissingHandler(
        m_server, owner,
        [this](const QHttpServerRequest& asked, compat::ResponderArgument responder) {
            serve(
                [](const HttpRequest&, const Responder& missing) {
                    missing.respond(HttpResponse::error(status::notFound, "Endpoint not found"));
                },
                asked, std::move(responder));
        });
}

HttpBridge::State::~State()
{
    m_idle.clear();
    m_lines.clear();
}

/// QHttpServer serves a listening server only; so it listens until it is bound.
void HttpBridge::State::listen()
{
    const bool listening = m_listener->listen(QHostAddress::LocalHost) ||
                           m_listener->listen(QHostAddress::LocalHostIPv6);
    m_bound = listening && compat::bind(m_server, m_listener);
    m_listener->close();
    if (!m_bound)
        qCCritical(logNet) << "No loopback port for the HTTP routes:" << m_listener->errorString();
}

void HttpBridge::State::addRoute(const Route& route)
{
    m_server.route(
        patternOf(route.path), methodsOf(route.method),
        [this, &route](const QHttpServerRequest& asked, compat::ResponderArgument responder) {
            serve(std::bind_front(&Route::respond, &route), asked, std::move(responder));
        });
}

void HttpBridge::State::serve(const Handler& handler, const QHttpServerRequest& asked,
                              QHttpServerResponder&& responder)
{
    const quint64 number = asked.value(HttpLine::numberHeader).toULongLong();
    HttpLine* line = find(number);
    if (!line)
        return;
    line->hold(std::move(responder));
    const HttpRequest request = line->request();
    handler(request, Responder([bridge = QPointer(m_owner), number](const HttpResponse& response) {
                if (bridge)
                    bridge->m_state->answer(number, response);
            }));
}

void HttpBridge::State::handle(const HttpRequest& request, const Responder& client)
{
    HttpLine* line = m_bound ? borrow() : nullptr;
    if (!line)
        return client.respond(
            HttpResponse::error(status::serviceUnavailable, "Too many requests at once"));
    const quint64 number = line->number();
    const quint64 askingBefore = std::exchange(m_asking, number);
    line->ask(request, client);
    m_asking = askingBefore;
    line = find(number);
    if (line && line->isAnswered())
        conclude(*line);
}

void HttpBridge::State::answer(quint64 number, const HttpResponse& response)
{
    HttpLine* line = find(number);
    if (!line)
        return;
    line->answer(response);
    // A line that QHttpServer is still reading from is not free for the next request.
    if (number != m_asking)
        conclude(*line);
}

HttpLine* HttpBridge::State::find(quint64 number) const
{
    const auto found = m_lines.find(number);
    return found == m_lines.end() ? nullptr : found->second.get();
}

HttpLine* HttpBridge::State::borrow()
{
    if (!m_idle.empty()) {
        HttpLine* line = m_idle.back();
        m_idle.pop_back();
        return line;
    }
    if (m_lines.size() >= maxLines)
        return nullptr;
    const quint64 number = ++m_lastNumber;
    auto line = std::make_unique<HttpLine>(number, *m_listener, [this, number] {
        std::erase_if(m_idle, [number](HttpLine* idle) { return idle->number() == number; });
        m_lines.erase(number);
    });
    return m_lines.emplace(number, std::move(line)).first->second.get();
}

void HttpBridge::State::conclude(HttpLine& line)
{
    const HttpLine::Exchange exchange = line.finishExchange();
    if (m_idle.size() < maxIdleLines)
        m_idle.push_back(&line);
    else
        m_lines.erase(line.number());
    exchange.client.respond(exchange.answer);
}

HttpBridge::HttpBridge(const RouteTable& routes, QObject* parent)
    : QObject(parent)
    , m_state(std::make_unique<State>(this, routes))
{
}

HttpBridge::~HttpBridge() = default;

void HttpBridge::handle(const HttpRequest& request, const Responder& responder)
{
    m_state->handle(request, responder);
}

} // namespace footfall
