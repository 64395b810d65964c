// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows how many people are on a page or a website, live:
// <script src="https://footfall.example/counter.js" data-page="/x"></script>
//
//   data-page="/x"          those who have that page open and look at it; without it, the visitors
//                           of the whole site, active in the last minutes or with a page open
//   data-site="shop"        the site's name, if not its host
//   data-footfall-counter   on elements of the page: the number is put there, each with a data-page
//                           and a data-site of its own, if any, instead of where the script stands
//
// It writes a number as text and nothing else: how it looks, and whether a change of it is read aloud
// (aria-live), is the page's. Who only looks at the
// number is not counted. While it is not known, the text stays as the page has it. As a module it cannot
// know its own address, and does nothing.
(() => {
  const longestWaitMs = 60_000;
  const firstTries = 8;
  // Elements of a page get in the way of what its document has by the same name, not its prototype.
  const own = (name) => Reflect.get(Document.prototype, name, document);
  const script = own('currentScript');
  if (!script) return;
  const base = new URL('.', script.src).href.replace(/^http/, 'ws');

  // Connects again after a pause that grows, and differs from page to page; where it never could, as
  // where the page's policy forbids it, a few times only.
  function follow(address, show) {
    let failures = 0;
    let triesLeft = firstTries;
    const connect = () => {
      triesLeft--;
      const socket = new WebSocket(address);
      socket.onmessage = ({ data }) => {
        failures = 0;
        triesLeft = Infinity;
        show(JSON.parse(data).count);
      };
      socket.onclose = () => {
        if (triesLeft < 1) return;
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
    const marked = own('querySelectorAll').call(document, '[data-footfall-counter]');
    for (const element of marked) count(element, { ...script.dataset, ...element.dataset });
    if (marked.length > 0) return;
    const element = own('createElement').call(document, 'span');
    script.after(element);
    count(element, script.dataset);
  }

  const guarded = () => { try { start(); } catch { /* the page has no part in it */ } };
  if (own('readyState') === 'loading') addEventListener('DOMContentLoaded', guarded);
  else guarded();
})();
