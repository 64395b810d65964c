// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/event_labels.h"

#include "core/base/text/label_text.h"

namespace footfall {

EventLabels::EventLabels(const Event& event, std::string_view campaign)
{
    const auto set = [this](Label label, std::string_view said) {
        m_labels[label] = labelText(said, maxLabelBytes, m_made[label]);
    };
    set(Label::Country, event.country);
    set(Label::City, event.city);
    set(Label::Referrer, event.metadataText("referrer"));
    set(Label::Device, event.metadataText("device"));
    set(Label::Campaign, campaign);
    set(Label::Browser, event.metadataText("browser"));
    set(Label::System, event.metadataText("system"));
}

} // namespace footfall
