// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether somebody is there, as the row of a session shows it: the same as in the window. Pure.

/// Who did something so lately is there, though the page may not have said so yet.
import { t } from './words.js';

const justActiveMs = 30_000;

/// Whether it is known of anybody who looks.
export const isLookingKnown = ({ lookingVisitors = 0, idleVisitors = 0 }) => lookingVisitors > 0 || idleVisitors > 0;

/// By a moment: looking, away (its pages are hidden or silent, and nothing happened) or gone. Unless it
/// `isKnown` of others who looks, whoever is active is taken to.
export function attentionOf({ active, hereSince, lastActivityAt = 0 }, now, isKnown) {
  if (!active) return 'gone';
  return isKnown && !hereSince && now - lastActivityAt >= justActiveMs ? 'away' : 'looking';
}

/// A disc, half of one, or none of it.
export const attentionSigns = { looking: 'disc good', away: 'half good', gone: 'ring muted' };
export const attentionTexts = { looking: t('active'), away: t('active, not looking'), gone: t('gone') };
