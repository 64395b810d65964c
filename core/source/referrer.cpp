// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/referrer.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace footfall {

namespace {

using enum ReferrerKind;

struct KnownHost
{
    std::string_view host;
    ReferrerKind kind;
};

/// With all below them. The first that fits counts, so that a mailbox comes before its company.
constexpr KnownHost knownHosts[] = {
    {"mail.google.com", Mail},
    {"mail.yahoo.com", Mail},
    {"mail.yandex.ru", Mail},
    {"mail.yandex.com", Mail},
    {"e.mail.ru", Mail},
    {"mail.aol.com", Mail},
    {"mail.qq.com", Mail},
    {"mail.163.com", Mail},
    {"mail.proton.me", Mail},
    {"mail.zoho.com", Mail},
    {"outlook.live.com", Mail},
    {"outlook.office.com", Mail},
    {"outlook.office365.com", Mail},
    {"deref-gmx.net", Mail},
    {"deref-web.de", Mail},
    {"deref-mail.com", Mail},
    {"navigator.gmx.net", Mail},
    {"navigator.web.de", Mail},
    {"app.fastmail.com", Mail},
    {"com.google.android.gm", Mail},
    {"plus.google.com", Social},
    {"groups.google.com", Social},
    {"docs.google.com", Other},
    {"drive.google.com", Other},
    {"sites.google.com", Other},
    {"classroom.google.com", Other},
    {"meet.google.com", Other},
    {"com.google.android.googlequicksearchbox", Search},
    {"bing.com", Search},
    {"duckduckgo.com", Search},
    {"ecosia.org", Search},
    {"qwant.com", Search},
    {"startpage.com", Search},
    {"search.brave.com", Search},
    {"kagi.com", Search},
    {"baidu.com", Search},
    {"sogou.com", Search},
    {"so.com", Search},
    {"naver.com", Search},
    {"seznam.cz", Search},
    {"ask.com", Search},
    {"search.aol.com", Search},
    {"go.mail.ru", Search},
    {"yep.com", Search},
    {"mojeek.com", Search},
    {"metager.de", Search},
    {"swisscows.com", Search},
    {"perplexity.ai", Search},
    {"facebook.com", Social},
    {"messenger.com", Social},
    {"instagram.com", Social},
    {"threads.net", Social},
    {"threads.com", Social},
    {"whatsapp.com", Social},
    {"t.co", Social},
    {"twitter.com", Social},
    {"x.com", Social},
    {"linkedin.com", Social},
    {"lnkd.in", Social},
    {"xing.com", Social},
    {"reddit.com", Social},
    {"news.ycombinator.com", Social},
    {"lobste.rs", Social},
    {"slashdot.org", Social},
    {"pinterest.com", Social},
    {"pin.it", Social},
    {"tumblr.com", Social},
    {"tiktok.com", Social},
    {"snapchat.com", Social},
    {"youtube.com", Social},
    {"youtu.be", Social},
    {"vimeo.com", Social},
    {"twitch.tv", Social},
    {"discord.com", Social},
    {"telegram.org", Social},
    {"t.me", Social},
    {"org.telegram.messenger", Social},
    {"vk.com", Social},
    {"ok.ru", Social},
    {"weibo.com", Social},
    {"weixin.qq.com", Social},
    {"douyin.com", Social},
    {"zhihu.com", Social},
    {"quora.com", Social},
    {"stackoverflow.com", Social},
    {"mastodon.social", Social},
    {"bsky.app", Social},
    {"medium.com", Social},
    {"flipboard.com", Social},
    {"nextdoor.com", Social},
};

/// Those that have a domain in each country: "google.de", "www.google.co.uk".
constexpr KnownHost knownNames[] = {{"google", Search}, {"yahoo", Search},    {"yandex", Search},
                                    {"bing", Search},   {"pinterest", Social}};

constexpr std::string_view mailWords[] = {"newsletter", "email", "e-mail", "mail", "mailing"};

/// Without scheme, port and what comes behind.
std::string_view hostIn(std::string_view referrer)
{
    if (const std::size_t scheme = referrer.find("://"); scheme != std::string_view::npos)
        referrer.remove_prefix(scheme + 3);
    return referrer.substr(0, referrer.find_first_of("/?#:"));
}

bool isBelow(std::string_view host, std::string_view domain)
{
    return host.ends_with(domain) && (host.size() == domain.size() ||
                                      host[host.size() - domain.size() - 1] == '.');
}

/// ".de", ".com", ".co.uk", ".com.br".
bool isCountrys(std::string_view ending)
{
    for (const std::string_view second : {".co.", ".com."}) {
        if (ending.starts_with(second))
            return ending.size() == second.size() + 2;
    }
    return ending == ".com" || (ending.size() == 3 && ending.find('.', 1) == ending.npos);
}

bool isOfCountry(std::string_view host, std::string_view name)
{
    for (std::size_t at = host.find(name); at != host.npos; at = host.find(name, at + 1)) {
        const bool begins = at == 0 || host[at - 1] == '.';
        if (begins && host.substr(at + name.size()).starts_with('.') &&
            isCountrys(host.substr(at + name.size())))
            return true;
    }
    return false;
}

} // namespace

ReferrerKind referrerKindOf(std::string_view referrer)
{
    if (referrer.empty())
        return Direct;
    const std::string host = lowered(hostIn(referrer));
    if (std::find(std::begin(mailWords), std::end(mailWords), host) != std::end(mailWords))
        return Mail;
    for (const KnownHost& known : knownHosts) {
        if (isBelow(host, known.host))
            return known.kind;
    }
    for (const KnownHost& known : knownNames) {
        if (isOfCountry(host, known.host))
            return known.kind;
    }
    return Other;
}

} // namespace footfall
