// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/ackee.h"
#include "core/protocol/trackers/fathom.h"
#include "core/protocol/trackers/ga4.h"
#include "core/protocol/trackers/goatcounter.h"
#include "core/protocol/trackers/matomo.h"
#include "core/protocol/trackers/plausible.h"
#include "core/protocol/trackers/posthog.h"
#include "core/protocol/trackers/segment.h"
#include "core/protocol/trackers/simple_analytics.h"
#include "core/protocol/trackers/umami.h"

#include <array>

namespace footfall {

/// Where a product's tracker sends to, and who reads it.
struct TrackerEndpoint
{
    const char* product; ///< as `--trackers` names it
    const char* method;
    const char* path;
    TrackerReader read;
    /// Only pages send there, so that the agent is their visitor's.
    bool isBrowsers = false;
};

inline constexpr std::array trackerEndpoints{
    TrackerEndpoint{"plausible", "POST", "/api/event", readPlausible},
    TrackerEndpoint{"umami", "POST", "/api/send", readUmami},
    TrackerEndpoint{"umami", "POST", "/api/batch", readUmamiBatch},
    TrackerEndpoint{"goatcounter", "GET", "/count", readGoatCounter, true},
    TrackerEndpoint{"goatcounter", "POST", "/count", readGoatCounter},
    TrackerEndpoint{"matomo", "GET", "/matomo.php", readMatomo},
    TrackerEndpoint{"matomo", "POST", "/matomo.php", readMatomo},
    TrackerEndpoint{"matomo", "GET", "/piwik.php", readMatomo},
    TrackerEndpoint{"matomo", "POST", "/piwik.php", readMatomo},
    TrackerEndpoint{"posthog", "GET", "/array/*/config", readPostHogConfig},
    TrackerEndpoint{"posthog", "POST", "/e", readPostHog},
    TrackerEndpoint{"posthog", "POST", "/i/v0/e", readPostHog},
    TrackerEndpoint{"posthog", "POST", "/batch", readPostHog},
    TrackerEndpoint{"posthog", "POST", "/capture", readPostHog},
    TrackerEndpoint{"segment", "POST", "/v1/page", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/p", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/screen", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/s", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/track", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/t", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/identify", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/i", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/group", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/g", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/alias", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/a", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/batch", readSegment},
    TrackerEndpoint{"segment", "POST", "/v1/b", readSegment},
    TrackerEndpoint{"ga4", "GET", "/g/collect", readGa4Tag, true},
    TrackerEndpoint{"ga4", "POST", "/g/collect", readGa4Tag, true},
    TrackerEndpoint{"ga4", "POST", "/mp/collect", readGa4Measurement},
    TrackerEndpoint{"ackee", "POST", "/api", readAckee},
    TrackerEndpoint{"fathom", "GET", "/collect", readFathom, true},
    TrackerEndpoint{"simpleanalytics", "GET", "/simple.gif", readSimpleAnalytics, true},
    TrackerEndpoint{"simpleanalytics", "POST", "/append", readSimpleAppend, true},
};

/// Where a product's snippet has its script.
struct TrackerScript
{
    const char* product;
    const char* path;
};

inline constexpr std::array trackerScripts{
    TrackerScript{"plausible", "/js/*"},
    TrackerScript{"umami", "/script.js"},
    TrackerScript{"umami", "/umami.js"}, // of its version 1
    TrackerScript{"goatcounter", "/count.js"},
    TrackerScript{"matomo", "/matomo.js"},
    TrackerScript{"matomo", "/piwik.js"},
    TrackerScript{"posthog", "/static/array.js"},
    TrackerScript{"posthog", "/array/*/array.js"},
    TrackerScript{"segment", "/analytics.js/v1/*/analytics.min.js"},
    TrackerScript{"simpleanalytics", "/latest.js"},
};

/// Products whose script is at `/tracker.js`, as ours is.
inline constexpr std::array trackersAtOurPath{"ackee", "fathom"};

} // namespace footfall
