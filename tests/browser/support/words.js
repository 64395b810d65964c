// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All that the web pages say, as it stands in their sources, and in other languages.
import { readFileSync, readdirSync } from 'node:fs';

const web = new URL('../../../resources/web/', import.meta.url);
const read = (name) => readFileSync(new URL(name, web), 'utf8');
const files = (folder, end) => readdirSync(new URL(folder, web)).filter((name) => name.endsWith(end));
export const languages = Object.fromEntries(files('languages/', '.json').map((name) => [name.slice(0, 2), JSON.parse(read(`languages/${name}`))]));

const literal = String.raw`'((?:[^'\\]|\\.)*)'`;
const plain = (text) => text.replaceAll('\\n', '\n').replaceAll('\\\'', '\'');
const found = (text, pattern, group = 1) => [...text.matchAll(pattern)].map((match) => match[group]);
export const isWord = (text) => /[A-Za-z]{2}/.test(text.replace(/\{\{.*?\}\}|%\d/g, ''));

const scripts = files('dashboard/', '.js').map((name) => read(`dashboard/${name}`)).join('\n');
export const said = found(scripts, new RegExp(String.raw`(?<![\w.])t\(${literal}`, 'g')).map(plain);
const call = String.raw`count\((?:[^()']|\((?:[^()']|\([^()]*\))*\))*`;
export const counted = found(scripts, new RegExp(String.raw`${call},\s*${literal},\s*${literal}\)`, 'g'), 2);

/// What stands between the tags of a page, and what of fields is read.
export const textsOf = (html) => {
  const bare = html.replace(/<!--[^]*?-->|<(svg|code|kbd)\b[^]*?<\/\1>|<script[^]*?<\/script>/g, '<i>');
  return [...bare.split(/<[^>]*>/), ...found(bare, / (?:aria-label|placeholder|title)="([^"]*)"/g)]
    .map((text) => text.replace(/\s+/g, ' ').trim()).filter(isWord);
};
const pages = ['dashboard/index.html', 'login.html', 'login_gone.html', 'login_on.html', 'privacy.html'];
export const written = pages.flatMap((name) => textsOf(read(name))).filter((text) => text !== 'Footfall');
