// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The query of a request: each value is good, or complained of.
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/http/message/query_reader.h"
#include "tests/fuzz/fuzz.h"

#include <simdjson.h>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

void checkTexts(const HttpRequest& request)
{
    QueryReader query(request);
    const std::string text = query.text("text");
    const std::string key = query.key("key", maxLength::id);
    const std::string page = query.page();
    const std::optional<std::string> site = query.site();
    if (!query.complaint().empty())
        return;
    must(simdjson::validate_utf8(text), "a text is UTF-8");
    must(keyFault(key, maxLength::id).empty(), "a key is one");
    must(keyFault(page, maxLength::page).empty() && pageName(page) == page, "a page has one name");
    must(!site || keyFault(*site, maxLength::site).empty(), "a site is a key");
}

void checkNumbers(const HttpRequest& request)
{
    QueryReader query(request);
    const TimeMs from = query.moment("from", TimeMs(0));
    const DurationMs step = query.duration("step", 60'000);
    query.number("limit", 50);
    must(from >= epoch, "a moment is after 1970");
    must(step > 0, "a length is above zero");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    HttpRequest request;
    request.query = copyOf(data, size);
    request.body = request.query;
    checkTexts(request);
    checkNumbers(request);
    must(request.formValue("text") == request.queryValue("text"), "a form is read as a query is");
    must(request.queryValue("none").isEmpty() || request.hasQueryValue("none"),
         "what has a value is there");
    return 0;
}
