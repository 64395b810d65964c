// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stable_hash.h"
#include "core/live/checkpoint/checkpoint_texts.h"
#include "core/live/counts/session_list.h"
#include "core/live/live_model.h"
#include "core/live/sessions/session_observer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// Gives a checkpoint of a live model in pieces: the whole state at the moment when it was made,
/// however the model changes between the pieces. What is small is copied at once. Of the sessions
/// each piece has a slice; one that is about to change before its turn is written first, one that
/// began since is left out. Made by beginCheckpoint, on the model's thread, used there.
class CheckpointWriter : public SessionObserver
{
public:
    explicit CheckpointWriter(LiveModel::State& state);
    ~CheckpointWriter() override;
    CheckpointWriter(const CheckpointWriter&) = delete;
    CheckpointWriter& operator=(const CheckpointWriter&) = delete;

    /// Replaces `piece` by the next bytes: about `maxBytes`, and more where much changed.
    /// Nothing when it was abandoned, by a clear, a forget, a newer checkpoint or the model's end:
    /// throw all away.
    std::optional<Progress> next(std::string& piece, std::size_t maxBytes);

    // For the model.

    /// Writes it while it is as it was.
    void sessionChanges(SessionSlot slot) override;
    std::uint32_t mark() const override { return m_number; }
    void abandon() override;

private:
    void finish(std::string& piece);

    /// Null once it is over.
    LiveModel::State* m_state;
    std::uint32_t m_number;
    TimeMs m_now;
    std::uint64_t m_moves;
    bool m_isDone = false;
    /// What is to be handed out before the next sessions, from `m_given` on.
    std::string m_ready;
    std::size_t m_given = 0;
    TextsWriter m_texts;
    Checksum m_checksum;
    /// The next session, and where those end that were there at the beginning.
    SessionSlot m_next = 0;
    SessionSlot m_end;
};

/// The first bytes of every checkpoint.
inline constexpr std::string_view checkpointMagic = "FOOTLIVE";
/// Of the format: raised by whatever changes it.
inline constexpr std::uint64_t checkpointVersion = 7;

/// Begins a checkpoint of the state as it is now; one that is under way is abandoned. Not in it:
/// presence and viewers, and what waits to be taken but the alerts.
std::unique_ptr<CheckpointWriter> beginCheckpoint(LiveModel& model);
/// Makes a model, to which nothing has happened yet, what the checkpoint says, within a second for
/// a million sessions. Fails on bytes of another version or that are damaged; the model is then as
/// it was.
Result<void> restoreCheckpoint(LiveModel& model, std::string_view checkpoint);

} // namespace footfall
