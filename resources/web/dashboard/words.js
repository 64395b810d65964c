// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said, in the language of the page: the server writes that into it, with the words of any but English.
const page = globalThis.document;

export const language = page?.documentElement.lang || 'en';
export const words = JSON.parse(page?.getElementById('words')?.textContent ?? '{}');

/// Which way a step to the right goes: forwards where lines begin at the left.
export const rightwards = page?.documentElement.dir === 'rtl' ? -1 : 1;

/// How numbers and times are written: as the browser does, if that has the language of the page.
export const locale = page ? navigator.languages.find((each) => each.split('-')[0] === language) ?? language : 'en-GB';

/// An English text in that language; %1, %2 stand for what is put in.
export const t = (text, ...parts) => (words[text] ?? text).replace(/%([1-9])/g, (place, which) => parts[which - 1] ?? place);
