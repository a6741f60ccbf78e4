/* Which slide is seen, in this window and in the one beside it. Every slide (every note) of the story is in the page:
   a move changes an attribute of the root, which the stylesheet reads, and asks nothing of the server; the address
   follows behind. Put into the page by `script.py`, whose text the policy of `app.py` allows by its hash: no "less than"
   sign may touch a letter here, or the page's cleaner takes the script for a hidden tag. */
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const CALM = 4000; // ms without a move of the pointer after which the bar leaves
  const FORGOTTEN = 3000; // ms after which a number begun is forgotten
  const TOLD = 250; // ms after the last of several quick moves at which the server is told
  const FIELDS = 'input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=menu]';

  function start() {
    const channel = new BroadcastChannel('phase-iii-present');
    let deck = {}, known = '', slide = 1, black = false, typed = '';
    let telling = 0, calming = 0, forgetting = 0;

    /* What the server has drawn. Its number counts only when it has drawn another deck: the window knows better. */
    function read() {
      deck = find('#deck').dataset;
      const drawn = [deck.role, deck.turn, deck.deck].join();
      const fresh = drawn !== known;
      known = drawn;
      if (fresh) {
        slide = Number(deck.asked);
        root.removeAttribute('data-moved'); // what it says of the link has not been read yet
      }
      show();
      if (fresh) channel.postMessage(deck.role === 'notes' ? { hello: true } : state());
    }

    function state() {
      const query = new URLSearchParams(location.search);
      query.set('view', 'notes');
      query.set('slide', slide);
      return { from: deck.role, deck: deck.deck, slide, black, query: query.toString() };
    }

    function show() {
      const count = Number(deck.count);
      slide = Math.min(Math.max(slide, 1), count);
      root.dataset.slide = slide;
      root.toggleAttribute('data-black', black);
      for (const [name, end] of [['back', 1], ['forward', count]]) {
        const button = find(`#turn [data-do=${name}]`);
        if (button) button.disabled = slide === end;
      }
      const finding = find(`.st-key-told_${slide} .finding, article.at-${slide} .finding`);
      const words = black ? deck.black : `${find(`.about .at-${slide}`)?.textContent ?? slide}. ${finding?.textContent ?? ''}`;
      const said = find('#said');
      if (said.textContent !== words) said.textContent = words;
      tick();
    }

    /* A slide, or a picture, that scrolls can be reached by the keyboard. */
    function reach() {
      for (const each of document.querySelectorAll('.st-key-told [class*=st-key-told_], .st-key-told .picture')) {
        if (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1) each.tabIndex = 0;
        else each.removeAttribute('tabindex');
      }
    }

    function go(number) {
      slide = number;
      root.setAttribute('data-moved', '');
      changed();
      find(`.st-key-told_${slide}`)?.scrollTo(0, 0);
    }

    function changed() {
      show();
      channel.postMessage(state());
      clearTimeout(telling);
      telling = setTimeout(tell, TOLD);
    }

    /* The number goes into the field that Streamlit binds to the address. */
    function tell() {
      const field = find('.st-key-slide input');
      if (!field || field.value === String(slide)) return;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, String(slide));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      setTimeout(() => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })), 30);
    }

    channel.onmessage = ({ data }) => {
      if (!find('#deck')) return;
      if (data.hello) {
        if (deck.role === 'stage') channel.postMessage(state());
        return;
      }
      if (data.from === deck.role) return;
      const elsewhere = find('#elsewhere');
      if (elsewhere) {
        elsewhere.hidden = data.deck === deck.deck;
        elsewhere.querySelector('a').href = `${location.pathname}?${data.query}`;
      }
      if (data.deck !== deck.deck) return;
      ({ slide, black } = data);
      show();
      clearTimeout(telling);
      telling = setTimeout(tell, TOLD);
    };

    function type(text, forgotten = FORGOTTEN) {
      find('#typed').textContent = text;
      clearTimeout(forgetting);
      forgetting = setTimeout(() => { typed = ''; type(''); }, forgotten);
    }

    const deeds = {
      back: () => go(slide - 1),
      forward: () => go(slide + 1),
      first: () => go(1),
      last: () => go(Number(deck.count)),
      black: () => { black = !black; changed(); },
      full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.().catch(() => {})),
      keys: () => (find('#keys').open ? find('#keys').close() : find('#keys').showModal()),
      close: () => find('#keys').close(),
      restart: () => { sessionStorage.setItem('talk', Date.now()); tick(); },
      up: () => (find(`.st-key-told_${slide}`) ?? find('.st-key-notes'))?.scrollBy(0, -80),
      down: () => (find(`.st-key-told_${slide}`) ?? find('.st-key-notes'))?.scrollBy(0, 80),
      notes: () => {
        if (deck.role === 'notes') return;
        const opened = window.open(`${location.pathname}?${state().query}`, 'phase-iii-notes', 'popup,width=960,height=800');
        if (!opened) type(deck.blocked, 2 * FORGOTTEN);
      },
      typed: () => {
        const asked = Number(typed);
        typed = '';
        go(asked);
        if (slide === asked) type('');
        else type(deck.nearest, 2 * FORGOTTEN);
      },
    };
    const keys = {
      ArrowLeft: 'back', PageUp: 'back', ArrowRight: 'forward', PageDown: 'forward', ' ': 'forward', Home: 'first',
      End: 'last', b: 'black', '.': 'black', f: 'full', n: 'notes', '?': 'keys', ArrowUp: 'up', ArrowDown: 'down',
    };

    function pressed(event) {
      const { key, target } = event;
      if (!find('#deck') || !event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(F\d+|Shift|CapsLock)$/.test(key) || target.closest?.(FIELDS)) return;
      if (key.length === 1 && key !== ' ' && window.singleKeysOff?.()) return;
      const open = find('#keys')?.open;
      let deed = keys[key.length === 1 ? key.toLowerCase() : key];
      if (open && deed !== 'keys') return; // the list of keys has the keyboard; Escape closes it
      if (key === ' ' && !black && target.closest?.('button, a, summary')) return;
      if (key === ' ' && event.shiftKey) deed = 'back';
      if (key === 'Enter' && typed) deed = 'typed';
      if (/^\d$/.test(key)) deed = 'digit';
      if (key === 'Escape' && typed) { typed = ''; type(''); }
      if (black) deed = 'black';
      if (!deed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat && deed !== 'up' && deed !== 'down') return; // a key held down is one press
      if (deed === 'digit') type(typed = (typed + key).slice(-3));
      else deeds[deed]();
    }

    function clicked(event) {
      if (!find('#deck')) return;
      const deed = event.target.closest?.('[data-do]')?.dataset.do;
      if (black && deck.role === 'stage') deeds.black();
      else if (deed) deeds[deed]();
    }

    function moved() {
      root.removeAttribute('data-idle');
      clearTimeout(calming);
      calming = setTimeout(() => root.setAttribute('data-idle', ''), CALM);
    }

    const clock = (seconds) => [seconds / 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');

    /* Minutes since the notes were opened in this window, and those left of what the story plans. */
    function tick() {
      const place = find('#clock');
      if (!place) return;
      if (!sessionStorage.getItem('talk')) sessionStorage.setItem('talk', Date.now());
      const gone = Math.floor((Date.now() - Number(sessionStorage.getItem('talk'))) / 1000);
      const left = Number(deck.seconds) - gone;
      place.querySelector('.elapsed').textContent = clock(gone);
      place.querySelector('.left').textContent = clock(Math.abs(left));
      place.toggleAttribute('data-over', left < 0);
    }

    window.addEventListener('keydown', pressed, true);
    document.addEventListener('click', clicked);
    document.addEventListener('pointermove', moved);
    setInterval(() => { if (find('#deck')) { tick(); reach(); } }, 1000); // slides arrive after the script
    moved();
    return { read };
  }

  window.presenter ??= start();
  window.presenter.read();
})();
