-- SPDX-FileCopyrightText: Footfall contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What wrk sends: page views in the words of the tracker that is named behind "--", of ten thousand
-- visitors in turn, each made before the clock starts.
local visitors = 10000
local pages = { "/home", "/products", "/products/42", "/about", "/cart", "/checkout", "/help" }
local site = "https://shop.example"
local json = "application/json"
local text = "text/plain"

-- Each: method, path, type and body of a view.
local views = {
  own = function(visitor, page)
    return "POST", "/api/events", json, string.format(
      '{"type":"pageview","page":"%s","sessionId":"visitor-%05d","site":"shop.example","metadata":{"referrer":"google.com"}}', page, visitor)
  end,
  plausible = function(visitor, page)
    return "POST", "/api/event", text, string.format(
      '{"n":"pageview","v":36,"u":"%s%s","d":"shop.example","r":"https://google.com/"}', site, page)
  end,
  umami = function(visitor, page)
    return "POST", "/api/send", json, string.format(
      '{"type":"event","payload":{"website":"0b0a9c1e-0000-4000-8000-000000000001","hostname":"shop.example","url":"%s","title":"T","referrer":"https://google.com/","language":"en","screen":"1920x1080"}}', page)
  end,
  goatcounter = function(visitor, page)
    return "POST", string.format("/count?p=%s&t=Title&r=https%%3A%%2F%%2Fgoogle.com%%2F&rnd=%05d", page, visitor), nil, nil
  end,
  matomo = function(visitor, page)
    return "POST", "/matomo.php", "application/x-www-form-urlencoded", string.format(
      "action_name=T&idsite=1&rec=1&url=https%%3A%%2F%%2Fshop.example%s&urlref=https%%3A%%2F%%2Fgoogle.com%%2F&_id=%016x&send_image=0", page, visitor)
  end,
  posthog = function(visitor, page)
    return "POST", "/e/", json, string.format(
      '{"api_key":"k","batch":[{"event":"$pageview","properties":{"$current_url":"%s%s","$session_id":"s-%05d","distinct_id":"d-%05d","token":"k"}}]}', site, page, visitor, visitor)
  end,
  segment = function(visitor, page)
    return "POST", "/v1/page", json, string.format(
      '{"anonymousId":"a-%05d","writeKey":"k","properties":{"url":"%s%s","path":"%s","title":"T","referrer":"https://google.com/"}}', visitor, site, page, page)
  end,
  ga4 = function(visitor, page)
    return "POST", string.format("/g/collect?v=2&tid=G-1&cid=%d.1&en=page_view&dl=https%%3A%%2F%%2Fshop.example%s&dr=https%%3A%%2F%%2Fgoogle.com%%2F&sid=1", visitor, page), nil, nil
  end,
  ackee = function(visitor, page)
    return "POST", "/api", json, string.format(
      '{"query":"mutation createRecord($domainId: ID!, $input: CreateRecordInput!) { createRecord(domainId: $domainId, input: $input) { payload { id } } }","variables":{"domainId":"0b0a9c1e-0000-4000-8000-000000000001","input":{"siteLocation":"%s%s","siteReferrer":"https://google.com/"}}}', site, page)
  end,
  simpleanalytics = function(visitor, page)
    return "GET", string.format("/simple.gif?hostname=shop.example&path=%s&type=pageview&session_id=s-%05d", page, visitor), nil, nil
  end,
  fathom = function(visitor, page)
    return "GET", string.format("/collect?pid=%05d&p=%s&h=https%%3A%%2F%%2Fshop.example&r=&u=1&nv=1&ns=1&sid=ABCDE", visitor, page), nil, nil
  end,
}

local requests = {}
local nextRequest = 0

function init(args)
  for visitor = 1, visitors do
    local method, path, type, body = views[args[1] or "own"](visitor, pages[visitor % #pages + 1])
    -- Who sends no id is told apart by the browser.
    local headers = { Origin = site, Referer = site .. "/", ["Content-Type"] = type,
      ["User-Agent"] = string.format("Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%d.0", visitor % 500, visitor % 500) }
    requests[visitor] = wrk.format(method, path, headers, body)
  end
end

function request()
  nextRequest = nextRequest % visitors + 1
  return requests[nextRequest]
end
