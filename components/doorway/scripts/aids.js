// What Streamlit cannot do for who reads by ear or by keyboard: a change of the filters is told, a field without a
// visible label has a title, Escape closes a definition, and shortcuts of a single key can be turned off (a button with
// data-single-keys, on the page About). Before every other script: keys that are turned off must be caught before the
// presenter hears them. Read by tests/browser/test_accessibility.py.
(() => {
  const KEYS = 'single-keys';
  // where a letter is typed, or belongs to the thing that has the focus
  const TYPED = 'input, textarea, select, [contenteditable=true], canvas, .picture[tabindex], ' +
    '[role=combobox], [role=listbox], [role=menu], [role=grid], [role=slider]';
  const root = document.documentElement;
  // a browser that keeps nothing keeps the shortcuts, and what was chosen on this page as long as it stands
  let chosen = '';
  const off = () => {
    try { return (localStorage.getItem(KEYS) ?? chosen) === 'off'; } catch { return chosen === 'off'; }
  };
  window.singleKeysOff = off;
  const put = (element, name, value) => {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const mark = () => {
    // what is filtered, and how many rows the page keeps, is read out when it changes
    const filtered = document.querySelector('.st-key-filtered');
    put(filtered, 'role', 'status');
    put(filtered, 'aria-live', 'polite');
    for (const group of document.querySelectorAll('[class*="st-key-group_"]')) {
      put(group, 'role', 'group');
      put(group, 'aria-label', group.querySelector('p')?.textContent ?? '');
    }
    // a field whose label is not seen says its name to a pointer too
    for (const box of document.querySelectorAll('[data-testid=stMultiSelect], [data-testid=stTextInput], [data-testid=stSelectbox]')) {
      const field = box.querySelector('input[aria-label], button[aria-label]');
      const label = box.querySelector('[data-testid=stWidgetLabel]');
      if (field && !(label && label.getClientRects().length && getComputedStyle(label).visibility === 'visible'))
        put(field, 'title', field.getAttribute('aria-label'));
    }
    // a grid is named as the region around it; what measures letters out of sight is no image
    for (const grid of document.querySelectorAll('[role=region] table[role=grid]'))
      put(grid, 'aria-label', grid.closest('[role=region]').getAttribute('aria-label'));
    put(document.getElementById('js-plotly-tester'), 'aria-hidden', 'true');
    for (const button of document.querySelectorAll('[data-single-keys]')) put(button, 'aria-pressed', String(off()));
  };
  let waits = false;
  new MutationObserver(() => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; mark(); });
  }).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-single-keys]')) return;
    chosen = off() ? 'on' : 'off';
    try { localStorage.setItem(KEYS, chosen); } catch { /* not kept */ }
    mark();
  });
  // Escape closes what a pointer or the focus has opened, until either moves on to another place
  const heard = () => root.removeAttribute('data-hushed');
  document.addEventListener('focusin', heard);
  document.addEventListener('pointermove', (event) => {
    if (event.target.closest?.('.plot')) heard();  // a chart is one thing to the pointer, whatever bar it is on
  });
  document.addEventListener('pointerover', (event) => {
    if (!event.target.closest?.('.term') || !event.target.closest('.term').contains(event.relatedTarget)) heard();
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') root.setAttribute('data-hushed', '');
    const single = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (single && off() && !event.target.closest?.(TYPED)) event.stopImmediatePropagation();
  }, true);
})();
