// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/refusals/refused_route.h"

#include "core/http/message/replies.h"
#include "core/protocol/live/live_answers.h"

#include <utility>

namespace footfall {

void addRefusedRoute(RouteTable& table, std::function<RefusedClients()> refusals,
                     const Clock& clock)
{
    table.get("/api/refused", Plane::Operator,
              [refusals = std::move(refusals), &clock](const HttpRequest&) {
                  JsonWriter json = beginSuccess();
                  writeRefusals(json.key("data"), refusals());
                  return success(json, clock.now());
              });
}

} // namespace footfall
