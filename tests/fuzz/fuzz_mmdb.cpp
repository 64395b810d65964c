// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A geo database: what opens answers for any address, with texts that an event may bring.
#include "core/base/text/text_rules.h"
#include "core/http/socket/descriptor.h"
#include "core/net/geo/geo_database.h"
#include "tests/fuzz/fuzz.h"

#include <simdjson.h>

#include <sys/mman.h>
#include <unistd.h>

using namespace footfall;
using namespace footfall::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Descriptor file(memfd_create("fuzz", MFD_CLOEXEC));
    if (write(file.get(), data, size) != ssize_t(size))
        return 0;
    GeoDatabase geo;
    const QString path = QStringLiteral("/proc/self/fd/%1").arg(file.get());
    if (const Result<void> opened = geo.open(path); !opened) {
        must(opened.error().find('\n') == std::string::npos, "a failure is a line");
        return 0;
    }
    for (const char* address :
         {"198.51.100.7", "1.2.3.4", "203.0.113.9", "2001:470::1", "9.9.9.9"}) {
        const GeoPlace place = geo.placeOf(QHostAddress(QString::fromLatin1(address)));
        for (const std::string* name : {&place.country, &place.city})
            must(keyFault(*name, maxLength::place).empty(), "a place hides nothing");
    }
    return 0;
}
