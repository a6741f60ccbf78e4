(() => {
  const find = (selector) => document.querySelector(selector);
  const field = () => find('.st-key-finder input');
  const mark = (key, attributes) => {
    const box = find('.st-key-' + key);
    if (box) for (const name in attributes) box.setAttribute(name, attributes[name]);
  };
  mark('finder', { role: 'search' });
  mark('finder_said', { role: 'status', 'aria-live': 'polite' });
  if (field()) {
    field().setAttribute('aria-describedby', 'finder-hint');
    field().setAttribute('aria-keyshortcuts', '/');
  }
  if (window.finderListens) return;
  window.finderListens = true;
  let before = '';
  document.addEventListener('focusin', (event) => {
    if (event.target === field()) before = field().value;
  });
  document.addEventListener('keydown', (event) => {
    const input = field();
    const at = document.activeElement;
    if (!input || event.isComposing) return;
    if (at === input && event.key === 'Escape') {
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      write.call(input, before);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.blur();
      event.preventDefault();
    } else if (at === input && event.key === 'Enter') {
      before = input.value;
      const main = find('[data-testid=stMain]');
      if (main) main.scrollTo(0, 0);
    } else if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))) return;
      if (!input.getClientRects().length || window.singleKeysOff?.()) return;
      input.focus();
      input.select();
      event.preventDefault();
    }
  }, true);
})();
