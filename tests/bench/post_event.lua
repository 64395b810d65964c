-- SPDX-FileCopyrightText: Footfall contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What wrk sends: one page view a request, of one session out of ten thousand in turn. The
-- requests are made before the clock starts, so that wrk has little to do but send.
local sessions = 10000
local pages = { "/home", "/products", "/products/42", "/about", "/cart", "/checkout", "/help" }
local countries = { "India", "USA", "Germany", "Brazil", "Japan" }
local requests = {}
local nextRequest = 0

local function eventOf(session)
  return string.format(
    '{"type":"pageview","page":"%s","sessionId":"visitor-%05d","country":"%s",'
      .. '"metadata":{"device":"desktop","referrer":"google.com"}}',
    pages[session % #pages + 1], session, countries[session % #countries + 1])
end

function init(args)
  local headers = { ["Content-Type"] = "application/json" }
  for session = 1, sessions do
    requests[session] = wrk.format("POST", "/api/events", headers, eventOf(session))
  end
end

function request()
  nextRequest = nextRequest % sessions + 1
  return requests[nextRequest]
end
