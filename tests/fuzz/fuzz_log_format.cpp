// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A format of log lines as an operator writes it, in the first line, and lines of it.
#include "core/base/text/ascii.h"
#include "core/base/time/time_text.h"
#include "core/protocol/logs/access_log_reader.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view lines = textOf(data, size);
    Result<LogFormat> format = LogFormat::of(takeUntil(lines, '\n'));
    must(format || !format.error().empty(), "a failure says why");
    if (!format)
        return 0;
    AccessLogReader reader(std::move(*format));
    while (!lines.empty()) {
        const std::string line(takeUntil(lines, '\n'));
        const AccessReading reading = reader.read(line);
        if (!reading)
            continue;
        must(reading->status >= 0 && reading->status < 1'000, "a status is one");
        must(reading->time >= epoch && reading->time < year2101, "a time is one");
        must(reading->agent.size() <= line.size() && reading->target.size() <= line.size(),
             "nothing is longer than its line");
    }
    return 0;
}
