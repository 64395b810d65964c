// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows how many people are on a page or a website, live:
// <script src="https://footfall.example/counter.js" data-page="/x"></script>
//
//   data-page="/x"          that page; without it, the whole site
//   data-site="shop"        the site's name, if not its host
//   data-footfall-counter   on elements of the page: the number is put there, each with a data-page
//                           and a data-site of its own, if any, instead of where the script stands
//
// It writes a number as text and nothing else: how it looks, and whether a change of it is read aloud
// (aria-live), is the page's. Who only looks at the
// number is not counted. While it is not known, the text stays as the page has it.
(() => {
  const longestWaitMs = 60_000;
  const script = document.currentScript;
  if (!script) return;
  const base = new URL('.', script.src).href.replace(/^http/, 'ws');

  // Connects again after a pause that grows, and differs from page to page.
  function follow(address, show) {
    let failures = 0;
    const connect = () => {
      const socket = new WebSocket(address);
      socket.onmessage = ({ data }) => {
        failures = 0;
        show(JSON.parse(data).count);
      };
      socket.onclose = () => {
        const pause = Math.min(longestWaitMs, 1000 * 2 ** failures++);
        setTimeout(connect, pause * (0.5 + Math.random() / 2));
      };
    };
    connect();
  }

  function count(element, { page, site }) {
    const query = new URLSearchParams({ page: page || '', site: site || '' });
    follow(`${base}counter?${query}`, (people) => {
      const text = String(Number(people));
      if (element.textContent !== text) element.textContent = text;
    });
  }

  function start() {
    const marked = document.querySelectorAll('[data-footfall-counter]');
    for (const element of marked) count(element, { ...script.dataset, ...element.dataset });
    if (marked.length > 0) return;
    const element = document.createElement('span');
    script.after(element);
    count(element, script.dataset);
  }

  const guarded = () => { try { start(); } catch { /* the page has no part in it */ } };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', guarded);
  else guarded();
})();
