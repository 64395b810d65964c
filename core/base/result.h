// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace footfall {

/// What went wrong: a sentence a person can act on, in English (protocols quote it).
struct Error
{
    std::string message;
};

/// A value or the reason why there is none.
template <typename T>
class Result
{
public:
    Result(T value)
        : m_state(std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() { return std::get<0>(m_state); }
    const T& operator*() const { return std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    const T* operator->() const { return &std::get<0>(m_state); }
    const std::string& error() const { return std::get<1>(m_state).message; }

private:
    std::variant<T, Error> m_state;
};

/// Done, or the reason why not: `return {};` says that it is done.
template <>
class Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    explicit operator bool() const { return !m_error; }
    const std::string& error() const { return m_error->message; }

private:
    std::optional<Error> m_error;
};

/// How far something has come that is done in steps.
enum class Progress
{
    Done,
    More ///< there is another step
};

constexpr Progress moreIf(bool isMore)
{
    return isMore ? Progress::More : Progress::Done;
}

} // namespace footfall
