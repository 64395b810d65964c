// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two words for a session id that says nothing to a person, the same as in the window. Pure.

const firstWords = `Amber Ample Apt Bold Brave Breezy Bright Brisk Calm Candid Clear Clever Cosy Crisp Deft
Dapper Eager Early Fair Fancy Fleet Fond Frank Fresh Gentle Glad Golden Grand Happy Hardy
Hazel Humble Jolly Keen Kind Light Lively Lucky Mellow Merry Mild Neat Nimble Noble
Patient Plain Polite Prime Proud Quick Quiet Rapid Ready Sage Sandy Sharp Silver Sleek
Smart Snug Soft Sunny Swift Warm`.split(/\s+/);

const secondWords = `Acorn Alder Anchor Apple Aspen Badger Beacon Birch Bison Brook Canyon Cedar Cherry Clover
Comet Coral Crane Creek Daisy Delta Dolphin Falcon Fern Finch Forest Fox Garden Glacier
Harbor Hawk Heron Hill Island Ivy Juniper Kestrel Lagoon Lark Lemon Lily Linden Lotus
Lynx Maple Meadow Moon Moss Oak Olive Otter Panda Pebble Pine Plover Poplar Puffin Quartz
Raven Reef River Robin Sparrow Tulip Willow`.split(/\s+/);

const utf8 = new TextEncoder();

/// FNV-1a, its bits mixed once more: ids that count up differ in their last byte only.
function nameHash(text) {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/// "Amber Forest"; the same id always has the same name, and two may share one.
export function sessionName(sessionId) {
  const hash = nameHash(String(sessionId ?? ''));
  return `${firstWords[hash % firstWords.length]} ${secondWords[Math.floor(hash / firstWords.length) % secondWords.length]}`;
}
