// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace footfall::shop {

struct Place
{
    const char* country;
    const char* city;
    double weight;
};

struct Page
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

inline constexpr std::array places{
    Place{"India", "Bengaluru", 12},
    Place{"India", "Mumbai", 9},
    Place{"United States", "Chicago", 10},
    Place{"United States", "Austin", 7},
    Place{"Germany", "Hamburg", 8},
    Place{"Germany", "Leipzig", 4},
    Place{"Brazil", "Recife", 6},
    Place{"United Kingdom", "Leeds", 6},
    Place{"France", "Lyon", 5},
    Place{"Japan", "Osaka", 5},
    Place{"Canada", "Toronto", 5},
    Place{"Netherlands", "Utrecht", 4},
    Place{"Nigeria", "Lagos", 4},
    Place{"Poland", "Gdansk", 3},
    Place{"Australia", "Perth", 3},
    Place{"Mexico", "Puebla", 3},
    Place{"Sweden", "Malmo", 2},
    Place{"Kenya", "Nairobi", 2},
    Place{"Switzerland", "Basel", 2},
    Place{"New Zealand", "Dunedin", 1},
};

inline constexpr std::array pages{
    Page{"/", 40, 10, "hero-button"},
    Page{"/products", 14, 22, "filter"},
    Page{"/products/trail-shoe", 12, 16, "buy-button"},
    Page{"/products/rain-jacket", 8, 13, "buy-button"},
    Page{"/products/day-pack", 5, 10, "buy-button"},
    Page{"/cart", 1, 9, "checkout"},
    Page{"/checkout", 0, 5, "pay"},
    Page{"/blog", 6, 5, nullptr},
    Page{"/blog/packing-light", 9, 4, "share"},
    Page{"/about", 2, 3, nullptr},
    Page{"/shipping", 2, 2, nullptr},
    Page{"/contact", 1, 1, "send"},
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
