// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/credentials.h"
#include "core/http/route_table.h"
#include "core/http/socket/peer_address.h"
#include "core/net/access/came_from.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>
#include <vector>

namespace footfall {

class CredentialThrottle;
class Grants;
struct Guesser;

/// What the options say about who may do what.
struct AdmissionRules
{
    /// Every address listened on is loopback, and neither a site nor a trusted proxy is declared:
    /// only then is a direct loopback peer an operator.
    bool loopbackIsOperator = true;
    /// The operator token; empty: there is none, and nobody from elsewhere is let in.
    QByteArray token;
    /// Origins that dashboards may come from, besides our own host and loopback.
    QByteArrayList dashboardOrigins;
    /// Proxies whose word is believed about who calls.
    QList<PeerNetwork> proxies;
    /// Where others reach us, "stats.example" and "/stats": a proxy may take such a path away.
    QByteArray publicHost;
    QByteArray publicPath;
};

/// Who may (core/protocol/README.md, "Two planes"): a request in, a verdict out. A value; server
/// thread.
///
/// A token, or the secret of a share link, that is wrong is a try, however it is shown. An address
/// that has tried too often may go on by a cookie, which nobody guesses; nothing else it shows is
/// looked at, right or wrong, until the throttle lets it. Nobody is to be kept out by others so:
/// tries that another site's page makes a browser do count apart, those by way of a proxy on this
/// machine by whom it says it asks for, and where it does not say, what is right is let in.
class Admission
{
public:
    enum class Verdict
    {
        Allowed,
        Unauthorized, ///< 401: no credential, or a wrong one
        Throttled,    ///< 429: too many wrong ones from there, this one was not looked at
        Forbidden     ///< 403: from a foreign origin
    };

    /// Without grants there are neither logins nor share links, without a throttle one may try for
    /// ever. They must outlive it and its copies.
    explicit Admission(AdmissionRules rules, const Grants* grants = nullptr,
                       CredentialThrottle* throttle = nullptr);

    /// Who asks, by their credential, or by coming from loopback. A wrong one is a try: ask once a
    /// request.
    Caller callerOf(const HttpRequest& request) const;
    /// Whoever shows this: the operator's token, or the secret of a share link. A wrong one is a
    /// try.
    Caller callerBySecret(std::string_view secret, const Guesser& guesser) const;
    /// What stands before our paths where the request comes from; empty, or as "/stats".
    QByteArray baseOf(const HttpRequest& request) const;
    /// Whom it is put down to if what the request shows is wrong.
    Guesser guesserOf(const HttpRequest& request) const;
    bool hasToken() const { return !m_rules.token.isEmpty(); }
    /// Whether this is the operator's token. Takes as long for a wrong one of that length.
    bool isToken(std::string_view token) const;
    static Verdict judge(const Caller& caller, Plane plane);
    /// The same in an answer; none: they may.
    static std::optional<HttpResponse> refusal(const Caller& caller, Plane plane);
    /// What belongs to any answer to this request, be it a preflight: by CORS, nothing that allows
    /// a foreign origin anything but on the visitor plane; and that a browser keeps nothing of what
    /// not everybody may see.
    QList<HttpHeader> headersFor(const HttpRequest& request, Plane plane) const;

private:
    bool isForeign(const HttpRequest& request) const;
    QList<HttpHeader> corsHeaders(const HttpRequest& request, Plane plane) const;
    bool isOfDashboard(const Origin& origin) const;

    AdmissionRules m_rules;
    std::vector<Origin> m_dashboards;
    const Grants* m_grants;
    CredentialThrottle* m_throttle;
};

} // namespace footfall
