// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/dashboard_session.h"

#include "core/base/time/clock.h"

namespace footfall {

DashboardSession::DashboardSession(Sink& sink, const Caller& caller,
                                   const DashboardEncoder& encoder, const EndpointContext& context)
    : m_sink(sink)
    , m_mayChange(caller.mayChange())
    , m_encoder(encoder)
    , m_context(context)
    , m_id(context.hub.join(sink, encoder))
{
}

DashboardSession::~DashboardSession()
{
    m_context.hub.leave(m_id);
}

std::string DashboardSession::take(const DashboardRequest& request)
{
    return std::visit([this](const auto& what) { return answer(what); }, request);
}

std::string DashboardSession::refuse(Refused reason, std::string_view why)
{
    m_sink.noteRefused(reason);
    m_sink.send(m_encoder.error(why));
    return std::string(why);
}

std::string DashboardSession::answer(const DetailedStatsRequest& request)
{
    for (const QByteArray& frame : m_encoder.statistics(m_context.model, request.filter))
        m_sink.send(frame);
    return {};
}

std::string DashboardSession::answer(const TrackAction& request)
{
    if (!m_mayChange)
        return refuse(Refused::Access, "With a share link one only looks");
    m_context.hub.action(m_id, {request.action, request.details, m_context.clock.now()});
    return {};
}

std::string DashboardSession::answer(const BadRequest& request)
{
    return refuse(Refused::BadInput, request.message);
}

} // namespace footfall
