// A step of the browser's history, told to the application as Back and Forward are. What was pressed keeps the keyboard:
// it is drawn anew with the page, and is found again by its selector.
const turnTo = (() => {
  const DRAWN = 5000;
  let looking = null;
  const keep = (pressed) => {
    looking?.disconnect();
    const until = performance.now() + DRAWN;
    looking = new MutationObserver(() => {
      if (performance.now() > until) looking.disconnect();
      else if (document.activeElement === document.body)
        document.querySelector(pressed)?.focus({ preventScroll: true });
    });
    looking.observe(document.getElementById("root"), { childList: true, subtree: true });
  };
  return (address, pressed = "") => {
    // a comma in a query is itself: the address stays one that a reader can read
    address.search = address.search.replaceAll("%2C", ",");
    history.pushState({}, "", address);
    if (pressed) keep(pressed);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
})();
// A button that changes keys of the address (components/turning.py).
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-turn]");
  if (!button || button.getAttribute("aria-disabled")) return;
  const address = new URL(location.href);
  for (const [key, value] of new URLSearchParams(button.dataset.turn))
    if (value) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
  turnTo(address, button.id ? `#${button.id}` : `[data-turn="${CSS.escape(button.dataset.turn)}"]`);
});
