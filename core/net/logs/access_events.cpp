// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/logs/access_events.h"

#include "core/base/stable_hash.h"
#include "core/base/text/ascii.h"
#include "core/event/campaign.h"
#include "core/event/event_fields.h"
#include "core/net/access/site_rules.h"
#include "core/net/logs/page_rules.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Of who brings scripts: enough to be sure, little enough to be unlearnt.
constexpr int maxOwnVotes = 1'000;

/// Without "www.", which is the same site to a person.
std::string_view withoutWww(std::string_view host)
{
    constexpr std::string_view www = "www.";
    return sameText(host.substr(0, www.size()), www) ? host.substr(www.size()) : host;
}

std::string_view withoutPort(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    const bool isPort = colon != std::string_view::npos && colon + 1 < host.size() &&
                        std::all_of(host.begin() + std::ptrdiff_t(colon) + 1, host.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    return isPort ? host.substr(0, colon) : host;
}

bool isSameHost(std::string_view a, std::string_view b)
{
    return sameText(withoutWww(withoutPort(a)), withoutWww(withoutPort(b)));
}

/// Of an address; empty: it has none.
std::string_view hostIn(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    const std::string_view rest = url.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

/// The path and query of a target, which a proxy may be sent with scheme and host.
std::string_view ownPart(std::string_view target)
{
    if (target.empty() || target.front() == '/' || target.find("://") == std::string_view::npos)
        return target;
    const std::size_t slash = target.find('/', target.find("://") + 3);
    return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
}

std::string_view pathIn(std::string_view target)
{
    return target.substr(0, target.find_first_of("?#"));
}

std::string_view queryIn(std::string_view target)
{
    const std::string_view before = target.substr(0, target.find('#'));
    const std::size_t mark = before.find('?');
    return mark == std::string_view::npos ? std::string_view() : before.substr(mark + 1);
}

std::string_view typeOf(LineFate fate)
{
    switch (fate) {
    case LineFate::NotFound:
        return notFoundType;
    case LineFate::ServerError:
        return serverErrorType;
    default:
        return "pageview";
    }
}

} // namespace

LineFate fateOf(const Event& event)
{
    for (const LineFate fate : {LineFate::NotFound, LineFate::ServerError}) {
        if (event.type == typeOf(fate))
            return fate;
    }
    return LineFate::Page;
}

AccessEvents::AccessEvents(std::string site, const LineContext& context)
    : m_site(std::move(site))
    , m_context(context)
{
}

/// A failure counts whatever was asked; what is missing only where a reader would miss it.
LineFate AccessEvents::fateOf(const AccessLine& line, std::string_view path)
{
    if (path.empty() || path.front() != '/' || line.method.empty())
        return LineFate::Other;
    if (line.status >= 500)
        return LineFate::ServerError;
    if (line.method != "GET")
        return LineFate::Other;
    const PathKind kind = pathKindOf(path);
    if (line.status == 404)
        return kind == PathKind::Probe ? LineFate::Other : LineFate::NotFound;
    const bool isSeen = (line.status >= 200 && line.status < 300) || line.status == 304;
    if (isSeen)
        return kind == PathKind::Page ? LineFate::Page : LineFate::Asset;
    return line.status >= 300 && line.status < 400 ? LineFate::Redirect : LineFate::Other;
}

std::optional<Event> AccessEvents::eventOf(const AccessLine& line)
{
    Event event;
    const LineFate fate = make(line, event);
    ++m_counts[fate];
    const bool isEvent = fate == LineFate::Page || fate == LineFate::NotFound ||
                         fate == LineFate::ServerError;
    return isEvent ? std::optional(std::move(event)) : std::nullopt;
}

LineFate AccessEvents::make(const AccessLine& line, Event& event)
{
    const std::string_view target = ownPart(line.target);
    const std::string_view path = pathIn(target);
    const LineFate fate = fateOf(line, path);
    if (fate == LineFate::Asset && pathKindOf(path) == PathKind::Script)
        learnOwnHost(line.referrer);
    if (fate > LineFate::ServerError)
        return fate;
    if (m_context.isBot && m_context.isBot(line.agent))
        return LineFate::Bot;
    event.type = typeOf(fate);
    event.kind = eventKindOf(event.type);
    event.timestamp = event.receivedAt = inOrder(line.time);
    if (!setText(event, "page", path).empty())
        return LineFate::Unreadable;
    if (!setSite(line, event))
        return LineFate::NoSite;
    if (fate == LineFate::Page)
        addCampaign(queryIn(target), event);
    addReferrer(line, event);
    nameVisitor(line, event);
    return fate;
}

TimeMs AccessEvents::inOrder(TimeMs at)
{
    const bool isLate = at < m_newest && m_newest - at <= maxDisorderMs;
    m_newest = isLate ? m_newest : at;
    return m_newest;
}

bool AccessEvents::setSite(const AccessLine& line, Event& event)
{
    if (m_site.empty() && line.host != m_lastHost) {
        m_siteOfLastHost = siteOfHost(line.host);
        m_lastHost = line.host;
    }
    const std::string& site = m_site.empty() ? m_siteOfLastHost : m_site;
    return setText(event, "site", site).empty() &&
           !(site.empty() && m_context.sites.areDeclared());
}

/// As of a page that sends from there; empty: no declared one is.
std::string AccessEvents::siteOfHost(std::string_view host) const
{
    if (!m_context.sites.areDeclared())
        return lowered(withoutPort(host));
    for (const std::string_view name : {host, withoutPort(host)}) {
        for (const char* scheme : {"https://", "http://"}) {
            const std::string origin = std::string(scheme).append(name);
            const Result<std::string> site = m_context.sites.siteFor(origin, {});
            if (site)
                return *site;
        }
    }
    return {};
}

/// By the page with its query, which is no part of its name.
void AccessEvents::addCampaign(std::string_view query, Event& event) const
{
    if (query.find("utm_") == std::string_view::npos)
        return;
    std::string page = event.page;
    event.page.append("?").append(query);
    readCampaign(event);
    event.page = std::move(page);
}

void AccessEvents::addReferrer(const AccessLine& line, Event& event) const
{
    const std::string_view host = hostIn(line.referrer);
    if (host.empty() || isSameHost(host, line.host) || isSameHost(host, event.site) ||
        (line.host.empty() && isSameHost(host, m_ownHost)))
        return;
    addOwn(event, "referrer", lowered(withoutPort(host)));
}

/// Majority of what was seen so far: one host, and by how many it leads.
void AccessEvents::learnOwnHost(std::string_view referrer)
{
    const std::string_view host = hostIn(referrer);
    if (host.empty())
        return;
    if (m_ownVotes == 0)
        m_ownHost = lowered(withoutPort(host));
    const bool isOwn = isSameHost(host, m_ownHost);
    m_ownVotes = std::clamp(m_ownVotes + (isOwn ? 1 : -1), 0, maxOwnVotes);
}

void AccessEvents::nameVisitor(const AccessLine& line, Event& event)
{
    const std::uint64_t hash =
        textHash(line.address, textHash(line.agent, textHash(event.site)));
    if (m_visitors.size() >= maxVisitors && !m_visitors.contains(hash))
        m_visitors.clear();
    Visitor& visitor = m_visitors[hash];
    const std::int64_t day = dayOf(line.time);
    const bool isNew = visitor.name.empty() || visitor.day != day;
    if (isNew) {
        visitor.name = m_context.names.nameOf(event.site, line.address, line.agent, line.time);
        visitor.day = day;
    }
    event.sessionId = visitor.name;
    const bool begins = isNew || line.time - visitor.last > m_context.sessionTimeoutMs;
    visitor.last = std::max(visitor.last, line.time);
    if (begins)
        addFacts(line, event);
}

/// They hold for the visit.
void AccessEvents::addFacts(const AccessLine& line, Event& event)
{
    const AgentNames names = m_context.agents.namesOf(line.agent);
    for (const auto& [key, name] : {std::pair<const char*, const std::string&>{"browser", names.browser},
                                    {"system", names.system},
                                    {"device", names.device}}) {
        if (!name.empty())
            addOwn(event, key, name);
    }
    const GeoPlace place =
        m_context.geo.placeOf(QHostAddress(QString::fromLatin1(bytesOf(line.address))));
    event.country = place.country;
    event.city = place.city;
}

} // namespace footfall
