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
};

struct Weighted
{
    const char* name;
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
    ShopPage{"/", 40, 10, "hero-button"},
    ShopPage{"/products", 14, 22, "filter"},
    ShopPage{"/products/trail-shoe", 12, 16, "buy-button"},
    ShopPage{"/products/rain-jacket", 8, 13, "buy-button"},
    ShopPage{"/products/day-pack", 5, 10, "buy-button"},
    ShopPage{"/cart", 1, 9, "checkout"},
    ShopPage{"/checkout", 0, 5, "pay"},
    ShopPage{"/blog", 6, 5, nullptr},
    ShopPage{"/blog/packing-light", 9, 4, "share"},
    ShopPage{"/about", 2, 3, nullptr},
    ShopPage{"/shipping", 2, 2, nullptr},
    ShopPage{"/contact", 1, 1, "send"},
};

inline constexpr std::array devices{Weighted{"mobile", 55}, Weighted{"desktop", 38},
                                    Weighted{"tablet", 7}};

inline constexpr std::array referrers{
    Weighted{"google.com", 38},          Weighted{"", 30},        Weighted{"instagram.com", 10},
    Weighted{"news.ycombinator.com", 6}, Weighted{"bing.com", 6}, Weighted{"reddit.com", 6},
    Weighted{"newsletter", 4},
};

/// Visitors by hour of the day in UTC, as a share of the mean.
inline constexpr std::array<double, 24> shareByHour{0.62, 0.52, 0.46, 0.45, 0.50, 0.60, 0.74, 0.90,
                                                    1.04, 1.14, 1.20, 1.22, 1.24, 1.26, 1.28, 1.30,
                                                    1.34, 1.40, 1.46, 1.44, 1.30, 1.12, 0.92, 0.75};

} // namespace footfall::shop
