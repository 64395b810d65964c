// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"
#include "core/source/label.h"

#include <string>
#include <string_view>

namespace footfall {

/// What a session is counted under by an event, as it is counted: in one line, at most
/// `maxLabelBytes` each. Empty: the event does not say. Event and campaign must outlive it.
class EventLabels
{
public:
    explicit EventLabels(const Event& event, std::string_view campaign = {});
    EventLabels(const EventLabels&) = delete;
    EventLabels& operator=(const EventLabels&) = delete;

    std::string_view operator[](Label label) const { return m_labels[label]; }

private:
    ByLabel<std::string_view> m_labels;
    ByLabel<std::string> m_made;
};

} // namespace footfall
