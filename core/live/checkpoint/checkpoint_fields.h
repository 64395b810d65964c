// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/time/time_units.h"

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace footfall {

/// Bounds of what a checkpoint may say: sums of some of them still fit.
inline constexpr std::int64_t maxChecked = std::int64_t(1) << 53;

/// Writes the fields of a checkpoint. FieldReader reads them by the same calls, so that a type
/// names its fields once, in a template `describe(fields, value)`, for both ways: the value is
/// const where it is written, and fresh where it is read.
class FieldWriter : public ByteWriter
{
public:
    static constexpr bool reads = false;

    using ByteWriter::ByteWriter;

    static bool ok() { return true; }
    /// Of what is read.
    static void require(bool) {}
    /// A value that is no field but follows from them: set where they are read.
    static void set(const auto&, const auto&) {}

    /// Never negative, and bounded by their type.
    void numbers(auto... values) { (number(static_cast<std::uint64_t>(values)), ...); }
    void upTo(std::uint64_t, auto value) { numbers(value); }
    /// Never negative.
    void counts(auto... values) { numbers(values...); }
    /// Times, and how long from one to another: may be negative.
    void times(auto... values) { (time(values), ...); }
    void hash(std::uint64_t value) { fixed(value); }
    /// To the last bit.
    void reals(std::same_as<double> auto... values)
    {
        (fixed(std::bit_cast<std::uint64_t>(values)), ...);
    }
    void smallReals(std::same_as<float> auto... values)
    {
        (number(std::bit_cast<std::uint32_t>(values)), ...);
    }
    /// Nothing, or a moment.
    void moment(const std::optional<TimeMs>& value)
    {
        flags(value.has_value());
        times(value.value_or(epoch));
    }
    /// One of a few.
    void kind(auto value, auto) { byte(static_cast<std::uint8_t>(value)); }
    void flags(auto... values) { (flag(values), ...); }
    void texts(const auto&... values) { (text(values), ...); }
    /// How many things follow, at least a byte each.
    void size(std::size_t things, std::size_t = SIZE_MAX) { number(things); }
    /// Their number, at most `max`, and each of them.
    void list(const auto& items, auto each, std::size_t = SIZE_MAX)
    {
        size(items.size());
        for (const auto& item : items)
            each(item);
    }
    /// What a Ring keeps, from the oldest on.
    void ring(const auto& items, auto each)
    {
        size(items.size());
        for (std::size_t age = items.size(); age-- > 0;)
            each(items[age]);
    }

private:
    void time(DurationMs value) { integer(value); }
    void time(TimeMs at) { integer(at.sinceEpoch()); }
};

/// Reads the fields of a checkpoint. One beyond its bound fails: that one and all after it are zero
/// or empty.
class FieldReader : public ByteReader
{
public:
    static constexpr bool reads = true;

    using ByteReader::ByteReader;

    static void set(auto& value, const auto& derived) { value = derived; }

    template <std::integral... Numbers>
    void numbers(Numbers&... values)
    {
        (upTo(std::numeric_limits<Numbers>::max(), values), ...);
    }
    template <std::integral Number>
    void upTo(std::uint64_t max, Number& value)
    {
        value = static_cast<Number>(number(max));
    }
    void counts(auto&... values) { (upTo(maxChecked, values), ...); }
    template <typename... Times>
    void times(Times&... values)
    {
        ((values = Times(integer(maxChecked))), ...);
    }
    void hash(std::uint64_t& value) { value = fixed(); }
    void reals(std::same_as<double> auto&... values)
    {
        ((values = sound(std::bit_cast<double>(fixed()))), ...);
    }
    void smallReals(std::same_as<float> auto&... values)
    {
        ((values = sound(std::bit_cast<float>(std::uint32_t(number(UINT32_MAX))))), ...);
    }
    void moment(std::optional<TimeMs>& value)
    {
        const bool isKnown = flag();
        TimeMs at;
        times(at);
        value = isKnown ? std::optional(at) : std::nullopt;
    }
    template <typename Value>
    void kind(Value& value, auto last)
    {
        value = static_cast<Value>(byte(static_cast<std::uint8_t>(last)));
    }
    void flags(auto&... values) { ((values = flag()), ...); }
    template <typename... Texts>
    void texts(Texts&... values)
    {
        ((values = Texts(text())), ...);
    }
    void size(std::size_t& things, std::size_t max = SIZE_MAX) { things = count(max); }
    /// Takes memory only as they come.
    void list(auto& items, auto each, std::size_t max = SIZE_MAX)
    {
        items.clear();
        for (std::size_t left = count(max); left > 0 && ok(); --left)
            each(items.emplace_back());
    }
    void ring(auto& items, auto each)
    {
        items.clear();
        for (std::size_t left = count(); left > 0 && ok(); --left) {
            items.push({});
            each(items[0]);
        }
    }

private:
    /// More than any logarithm, number of deviations, weight or count of a checkpoint.
    static constexpr double maxReal = 1e16;

    template <std::floating_point Real>
    Real sound(Real value)
    {
        require(std::abs(value) <= maxReal); // nor one that is no number
        return ok() ? value : 0;
    }
};

} // namespace footfall
