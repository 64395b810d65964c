// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What both pages of viewers share: who this viewer is, and the list of all.
const asked = new URLSearchParams(location.search);
const show = (id, text) => { document.getElementById(id).textContent = text; };

const viewer = {
  id: localStorage.viewer ??= String(Math.random()), userAgent: navigator.userAgent,
  country: asked.get('country') ?? undefined, city: asked.get('city') ?? undefined,
  region: 'Somewhere', timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

function list(id, texts) {
  document.getElementById(id).replaceChildren(...texts.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
}

function showViewers({ totalViewers, viewers, geographicData }) {
  show('total', totalViewers);
  list('viewers', viewers.map(({ country, city }) => `${city}, ${country}`).sort());
  list('places', geographicData.map((one) => `${one.country} ${one.count}: ${one.cities.join(' ')}`));
}
