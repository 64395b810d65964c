// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace footfall::shop {

struct City
{
    const char* country;
    const char* city;
    double weight;
};

struct ShopPage
{
    const char* path;
    /// How many begin here, and how many go on to here.
    double entryWeight;
    double weight;
    /// What may be clicked here; null: nothing that counts.
    const char* element;
    /// An event of the shop's own that may follow the click, and how often it does.
    const char* own = nullptr;
    double ownShare = 0;
};

/// What somebody looks at it with.
struct Platform
{
    const char* device;
    const char* browser;
    const char* system;
    double weight;
};

/// Where somebody comes from; empty: nothing is known of it.
struct Source
{
    const char* referrer;
    const char* utmSource;
    const char* utmMedium;
    const char* utmCampaign;
    double weight;
};

inline constexpr std::array cities{
    City{"India", "Bengaluru", 12},
    City{"India", "Mumbai", 9},
    City{"United States", "Chicago", 10},
    City{"United States", "Austin", 7},
    City{"Germany", "Hamburg", 8},
    City{"Germany", "Leipzig", 4},
    City{"Brazil", "Recife", 6},
    City{"United Kingdom", "Leeds", 6},
    City{"France", "Lyon", 5},
    City{"Japan", "Osaka", 5},
    City{"Canada", "Toronto", 5},
    City{"Netherlands", "Utrecht", 4},
    City{"Nigeria", "Lagos", 4},
    City{"Poland", "Gdansk", 3},
    City{"Australia", "Perth", 3},
    City{"Mexico", "Puebla", 3},
    City{"Sweden", "Malmo", 2},
    City{"Kenya", "Nairobi", 2},
    City{"Switzerland", "Basel", 2},
    City{"New Zealand", "Dunedin", 1},
};

inline constexpr std::array pages{
    ShopPage{"/", 40, 10, "hero-button", "signup", 0.1},
    ShopPage{"/products", 14, 22, "filter"},
    ShopPage{"/products/trail-shoe", 12, 16, "buy-button"},
    ShopPage{"/products/rain-jacket", 8, 13, "buy-button"},
    ShopPage{"/products/day-pack", 5, 10, "buy-button"},
    ShopPage{"/cart", 1, 9, "checkout"},
    ShopPage{"/checkout", 0, 5, "pay", "purchase", 0.7},
    ShopPage{"/blog", 6, 5, nullptr},
    ShopPage{"/blog/packing-light", 9, 4, "subscribe", "signup", 0.5},
    ShopPage{"/about", 2, 3, nullptr},
    ShopPage{"/shipping", 2, 2, nullptr},
    ShopPage{"/contact", 1, 1, "send"},
};

inline constexpr std::array platforms{
    Platform{"mobile", "Chrome", "Android", 25},
    Platform{"mobile", "Safari", "iOS", 23},
    Platform{"mobile", "Samsung Internet", "Android", 4},
    Platform{"mobile", "Firefox", "Android", 2},
    Platform{"mobile", "Chrome", "iOS", 2},
    Platform{"desktop", "Chrome", "Windows", 15},
    Platform{"desktop", "Edge", "Windows", 6},
    Platform{"desktop", "Firefox", "Windows", 3},
    Platform{"desktop", "Safari", "macOS", 6},
    Platform{"desktop", "Chrome", "macOS", 4},
    Platform{"desktop", "Firefox", "Linux", 2},
    Platform{"desktop", "Chrome", "Linux", 1},
    Platform{"tablet", "Safari", "iOS", 5},
    Platform{"tablet", "Chrome", "Android", 2},
};

inline constexpr std::array sources{
    Source{"google.com", "", "", "", 30},
    Source{"google.com", "google", "cpc", "trail season", 8},
    Source{"", "", "", "", 26},
    Source{"", "newsletter", "mail", "new arrivals", 6},
    Source{"", "newsletter", "mail", "rain sale", 3},
    Source{"instagram.com", "instagram", "social", "summer looks", 5},
    Source{"instagram.com", "", "", "", 4},
    Source{"news.ycombinator.com", "", "", "", 6},
    Source{"bing.com", "", "", "", 6},
    Source{"reddit.com", "", "", "", 6},
};

/// Visitors by hour of the day in UTC, as a share of the mean.
inline constexpr std::array<double, 24> shareByHour{0.62, 0.52, 0.46, 0.45, 0.50, 0.60, 0.74, 0.90,
                                                    1.04, 1.14, 1.20, 1.22, 1.24, 1.26, 1.28, 1.30,
                                                    1.34, 1.40, 1.46, 1.44, 1.30, 1.12, 0.92, 0.75};

} // namespace footfall::shop
