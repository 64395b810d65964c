// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a stored journey: what was read is written so that it is read again.
#include "core/store/format/journey_text.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

namespace {

constexpr TimeMs started{1'768'478'400'000};

Result<StoredJourney> read(std::string_view text)
{
    return readJourney(text, started,
                       [](std::int64_t number) { return "/label" + std::to_string(number); });
}

std::string write(const StoredJourney& journey)
{
    return journeyText(journey.steps, journey.folded, started,
                       [](std::string_view) { return std::optional<std::int64_t>(); });
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<StoredJourney> journey = read(textOf(data, size));
    if (!journey)
        return 0;
    const std::string text = write(*journey);
    const Result<StoredJourney> again = read(text);
    must(bool(again), "what was written is read");
    must(write(*again) == text, "a journey comes out again");
    return 0;
}
