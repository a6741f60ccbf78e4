// Keys of the map that has the keyboard: + and - look closer and wider, arrows beside. They press the buttons under it,
// and only those that are there: where the whole country is seen, arrows scroll the page as everywhere.
(() => {
  const BUTTONS = {
    "+": "closer", "=": "closer", "-": "wider", ArrowLeft: "west", ArrowUp: "north", ArrowRight: "east", ArrowDown: "south",
  };
  const DRAWN = 5000;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const map = event.target.closest?.('[class*="st-key-territory-"]');
    const button = map?.querySelector(`[class*="st-key-${BUTTONS[event.key]}-"] button:enabled`);
    if (!button) return;
    event.preventDefault();
    button.click();
    // the map is drawn anew, and the keyboard stays with it
    const kept = new MutationObserver(() => {
      if (document.activeElement === document.body) map.querySelector(".picture")?.focus({ preventScroll: true });
    });
    kept.observe(map, { childList: true, subtree: true });
    setTimeout(() => kept.disconnect(), DRAWN);
  });
})();
