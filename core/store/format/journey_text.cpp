// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/journey_text.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/page_name.h"

#include <simdjson.h>

namespace footfall {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;

/// Further from 0 is nothing that was written: times would overflow.
constexpr std::int64_t maxNumber = std::int64_t(1) << 53;

void writePage(JsonWriter& json, const std::string& page, const LabelNumber& numberOf)
{
    if (const std::optional<std::int64_t> number = numberOf(page))
        json.number(*number);
    else
        json.text(page);
}

void writeClick(JsonWriter& json, const ClickView& click, TimeMs stepAt)
{
    json.beginArray().text(click.element).number(click.at - stepAt);
    if (click.isOwn)
        json.number(1);
    json.endArray();
}

void writeStep(JsonWriter& json, const StepView& step, TimeMs started, const LabelNumber& numberOf)
{
    json.beginArray();
    writePage(json, step.page, numberOf);
    json.number(step.at - started).number(step.dwell);
    if (!step.clicks.empty() || step.moreClicks > 0) {
        json.beginArray();
        for (const ClickView& click : step.clicks)
            writeClick(json, click, step.at);
        json.endArray();
    }
    if (step.moreClicks > 0)
        json.number(step.moreClicks);
    json.endArray();
}

/// The parts of an array, one after the other. Of what is not there, or is of another kind, comes
/// nothing, and `good` says so.
class Parts
{
public:
    explicit Parts(element json)
    {
        m_good = json.get(m_array) == simdjson::SUCCESS;
        if (!m_good)
            return;
        m_at = m_array.begin();
    }

    bool atEnd() const { return !m_good || m_at == m_array.end(); }
    bool good() const { return m_good; }
    element take()
    {
        element part;
        if (atEnd()) {
            m_good = false;
            return part;
        }
        part = *m_at;
        ++m_at;
        return part;
    }
    template <typename T>
    T take(T otherwise)
    {
        if (atEnd() || (*m_at).get(otherwise) != simdjson::SUCCESS)
            m_good = false;
        else
            ++m_at;
        return otherwise;
    }
    std::int64_t number()
    {
        const std::int64_t number = take(std::int64_t(0));
        if (number >= -maxNumber && number <= maxNumber)
            return number;
        m_good = false;
        return 0;
    }
    std::string text() { return std::string(take(std::string_view())); }
    bool isNumber() const { return !atEnd() && (*m_at).is_int64(); }

private:
    array m_array;
    array::iterator m_at;
    bool m_good;
};

bool readClicks(element json, StepView& step)
{
    Parts clicks(json);
    while (!clicks.atEnd()) {
        Parts parts(clicks.take());
        ClickView click{parts.text(), step.at + parts.number()};
        click.isOwn = !parts.atEnd() && parts.number() != 0;
        if (!parts.good())
            return false;
        step.clicks.push_back(std::move(click));
    }
    return clicks.good();
}

bool readStep(element json, TimeMs started, const LabelText& textOf, StepView& step)
{
    Parts parts(json);
    step.page = parts.isNumber() ? textOf(parts.number()) : parts.text();
    namePage(step.page);
    step.at = started + parts.number();
    step.dwell = parts.number();
    if (!parts.atEnd() && !readClicks(parts.take(), step))
        return false;
    if (!parts.atEnd())
        step.moreClicks = static_cast<std::uint32_t>(parts.number());
    return parts.good();
}

} // namespace

std::string journeyText(const std::vector<StepView>& steps, std::uint32_t folded, TimeMs started,
                        const LabelNumber& numberOf)
{
    JsonWriter json;
    json.beginArray().number(folded);
    for (const StepView& step : steps)
        writeStep(json, step, started, numberOf);
    return json.endArray().take();
}

Result<StoredJourney> readJourney(std::string_view json, TimeMs started, const LabelText& textOf)
{
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS)
        return Error{"a journey is not JSON"};
    Parts parts(root);
    StoredJourney journey;
    journey.folded = static_cast<std::uint32_t>(parts.number());
    while (!parts.atEnd()) {
        StepView& step = journey.steps.emplace_back();
        if (!readStep(parts.take(), started, textOf, step))
            return Error{"a journey has a step that cannot be read"};
    }
    if (!parts.good())
        return Error{"a journey cannot be read"};
    return journey;
}

} // namespace footfall
