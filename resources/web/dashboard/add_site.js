// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page that says how to add a website, with a light that turns on by itself. The same is there at once
// while nobody has ever come, and gives way to the first visitor.
import { addressesOf } from './addresses.js';
import { byId, setHidden, setText, setAttribute, sign } from './dom.js';
import { siteName } from './format.js';
import { lineFor, namesSite, productsOf } from './snippets.js';
import { t } from './words.js';

const copiedMs = 2_000;

/// In a line for a shell.
const shellQuoted = (text) => text.replace(/'/g, '\'\\\'\'');

export function curlOf(origin, site) {
  const event = { type: 'pageview', page: '/hello', sessionId: 'me', ...(site ? { site } : {}) };
  return `curl ${origin}/api/events -d '${shellQuoted(JSON.stringify(event))}'`;
}

async function copy(button) {
  const source = byId(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
    setText(button, t('Copied'));
  } catch {
    getSelection().selectAllChildren(source); // an insecure origin: the keyboard still can
    setText(button, t('Press Ctrl+C'));
  }
  setTimeout(() => setText(button, t('Copy')), copiedMs);
}

export class AddSite {
  constructor(model) {
    this.model = model;
    this.field = byId('add-site');
    this.address = byId('add-address');
    this.address.addEventListener('change', () => model.drawSoon());
    this.tracker = byId('add-tracker');
    for (const part of [this.tracker, this.field])
      part.addEventListener('input', () => { this.from = this.seen; model.drawSoon(); });
    byId('add-close').addEventListener('click', () => model.look({ add: false }));
    document.addEventListener('click', ({ target }) => {
      if (target.matches('[data-copy]')) copy(target);
    });
  }

  draw({ live, view, isEmpty, server }) {
    const isShown = view.add || isEmpty;
    setAttribute(byId('main'), 'data-shows', isShown ? 'add' : !live ? 'waiting' : view.sites ? 'sites' : 'all');
    setHidden(byId('add'), !isShown);
    if (!isShown) { this.from = null; return; }
    const site = this.field.value.trim();
    this.offerAddresses(addressesOf(server));
    this.offerTrackers(server);
    const product = this.tracker.value;
    setText(byId('snippet-name'), product ? t('In its snippet, change the line to') : t('Paste this into the site’s pages'));
    setText(byId('snippet'), lineFor(product, this.address.value, site));
    setText(byId('curl'), curlOf(this.address.value, site));
    setText(byId('add-title'), isEmpty ? t('Waiting for the first visitor') : t('Add a website'));
    setText(byId('add-lead'), isEmpty ? t('The moment a visit arrives, it appears here by itself.')
      : t('One line, and its visitors appear here.'));
    setHidden(byId('add-close'), isEmpty);
    setHidden(byId('add-close').parentElement, isEmpty);
    this.offer(server.sites);
    this.drawLamp(live, namesSite(product) || server.sites.length ? site : '');
  }

  /// What was chosen stays so while it is among them.
  offerAddresses(addresses) {
    const key = addresses.join('\n');
    if (key === this.addresses) return;
    this.addresses = key;
    const before = this.address.value;
    this.address.replaceChildren(...addresses.map((url) => new Option(url)));
    if (addresses.includes(before)) this.address.value = before;
    setHidden(this.address.parentElement, addresses.length < 2);
  }

  /// What was chosen stays so while it is among them.
  offerTrackers(server) {
    const products = productsOf(server);
    const key = products.join('\n');
    if (key === this.products) return;
    this.products = key;
    const chosen = this.tracker.value;
    this.tracker.replaceChildren(this.tracker.options[0], ...products.map((name) => new Option(name)));
    this.tracker.value = products.includes(chosen) ? chosen : '';
  }

  offer(sites) {
    if (sites === this.offered) return;
    this.offered = sites;
    byId('add-sites').replaceChildren(...sites.map((name) => new Option(name)));
  }

  /// On with the first event since the page was opened: of that site, if one is named.
  drawLamp(live, site) {
    this.seen = live?.at ?? null;
    this.from ??= this.seen;
    const found = live?.events.find((event) => event.receivedAt > this.from
      && (!site || event.site?.toLowerCase() === site.toLowerCase()));
    const text = found ? t('The first event of %1 is here.', siteName(found.site)) : t('No event yet; this turns on with the first.');
    const lamp = byId('lamp');
    if (lamp.textContent.trim() === text) return;
    lamp.replaceChildren(sign(found ? 'disc good' : 'ring muted'), ` ${text}`);
  }
}
