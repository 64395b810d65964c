// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two small panels behind the buttons of the header: sounds, and everything else.
import { byId, setAttribute, setHidden, setText } from './dom.js';
import { chooseQuiet, quietHours } from './quiet.js';
import { canNotify, chooseNotifying, isNotifying } from './notify.js';
import { chooseSound, isSounding } from './sound.js';
import { chooseTheme, chosenTheme, onTheme } from './theme.js';
import { logOut } from './access.js';
import { t } from './words.js';

const sounds = ['visitors', 'goals', 'alerts'];
const panels = { sounds: 'sounds-panel', more: 'more-panel' };

export class Menus {
  constructor(model, { copies, dialogs, shares, replay, goals, filtered, refused, screens, views, palette }) {
    this.model = model;
    for (const [button, panel] of Object.entries(panels))
      byId(button).addEventListener('click', () => this.toggle(byId(button), byId(panel)));
    for (const panel of Object.values(panels).map(byId))
      panel.addEventListener('focusout', ({ relatedTarget }) => {
        if (relatedTarget && !panel.contains(relatedTarget)) this.close();
      });
    document.addEventListener('pointerdown', ({ target }) => {
      if (!target.closest('.menu, .icon')) this.close();
    });
    this.do('do-sites', () => model.look({ add: false, sites: true }));
    this.do('do-copy-address', () => copies.address());
    this.do('do-copy-snippet', () => copies.snippet());
    this.do('do-add', () => model.look({ add: true }));
    this.do('do-replay', () => replay.open());
    this.do('do-palette', () => palette.open());
    this.do('do-views', () => views.open());
    this.do('do-wall', () => screens.toggleWall());
    this.do('do-mini', () => screens.openMini());
    this.do('do-goals', () => goals.open());
    this.do('do-filtered', () => filtered.open());
    this.do('do-refused', () => refused.open());
    this.do('do-shares', () => shares.open());
    this.do('do-keys', () => dialogs.openKeys());
    this.do('do-clear', () => dialogs.openClear());
    this.do('do-logout', logOut);
    this.connectSounds();
    for (const radio of document.querySelectorAll('[name="theme"]')) {
      radio.addEventListener('change', () => chooseTheme(radio.value));
    }
    this.drawTheme();
    onTheme(() => this.drawTheme());
  }

  do(id, action) {
    byId(id).addEventListener('click', () => {
      this.close();
      action();
    });
  }

  connectSounds() {
    for (const kind of sounds) {
      const box = byId(`sound-${kind}`);
      box.checked = isSounding(kind);
      box.addEventListener('change', () => { chooseSound(kind, box.checked); this.drawBell(); });
    }
    const box = byId('notify');
    box.checked = isNotifying();
    box.disabled = !canNotify;
    box.addEventListener('change', async () => {
      const wanted = box.checked;
      box.checked = await chooseNotifying(wanted);
      this.hint(wanted && !box.checked ? t('The browser does not allow it.') : '');
    });
    this.hint(canNotify ? '' : t('The browser allows notifications over HTTPS only.'));
    this.drawBell();
    this.connectQuiet();
  }

  connectQuiet() {
    const [box, from, to] = ['quiet', 'quiet-from', 'quiet-to'].map(byId);
    const { isOn, ...hours } = quietHours();
    Object.assign(box, { checked: isOn });
    Object.assign(from, { value: hours.from, disabled: !isOn });
    Object.assign(to, { value: hours.to, disabled: !isOn });
    for (const field of [box, from, to]) field.addEventListener('change', () => {
      chooseQuiet({ isOn: box.checked, from: from.value, to: to.value });
      from.disabled = to.disabled = !box.checked;
    });
  }

  /// A key, or another tab, may have chosen it.
  drawTheme() {
    for (const radio of document.querySelectorAll('[name="theme"]')) radio.checked = radio.value === chosenTheme();
  }

  hint(text) {
    setText(byId('notify-hint'), text);
    setHidden(byId('notify-hint'), !text);
  }

  drawBell() {
    const isOn = sounds.some(isSounding);
    byId('sounds').firstElementChild.className = `mask ${isOn ? 'bell' : 'bell-off'}`;
  }

  toggle(button, panel) {
    const isOpen = !panel.hidden;
    this.close();
    if (isOpen) return;
    setHidden(panel, false);
    setAttribute(button, 'aria-expanded', 'true');
    panel.querySelector('button, input').focus();
  }

  /// Whether one was open; the focus goes back to its button.
  close() {
    const open = Object.entries(panels).find(([, panel]) => !byId(panel).hidden);
    if (!open) return false;
    const [button, panel] = open.map(byId);
    if (panel.contains(document.activeElement)) button.focus();
    setHidden(panel, true);
    setAttribute(button, 'aria-expanded', 'false');
    return true;
  }

  draw({ me, isOperator }) {
    setHidden(byId('do-logout'), !me.login);
    for (const button of document.querySelectorAll('#more-panel .operator')) setHidden(button, !isOperator);
  }
}
