// The tools under an exhibit: a press opens its panel, in the place of another of that exhibit, or closes it. The panels
// that are open stand in the address, where the application reads them; a press is a step of the browser's history, and
// is told to it as Back and Forward are.
(() => {
  const KEY = "open", MOST = 4;
  const open = () => (new URLSearchParams(location.search).get(KEY) || "").split(",").filter(Boolean);
  const exhibit = (panel) => panel.slice(0, panel.lastIndexOf("."));
  const show = () => {
    const held = open();
    for (const tool of document.querySelectorAll("[data-panel]"))
      tool.setAttribute("aria-pressed", String(held.includes(tool.dataset.panel)));
  };
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-panel]")?.dataset.panel;
    if (!pressed) return;
    const others = open().filter((panel) => exhibit(panel) !== exhibit(pressed));
    const turned = open().includes(pressed) ? others : [...others, pressed].slice(-MOST);
    const address = new URL(location.href);
    if (turned.length) address.searchParams.set(KEY, turned.join(","));
    else address.searchParams.delete(KEY);
    turnTo(address, `[data-panel="${CSS.escape(pressed)}"]`);
  });
  // what Streamlit draws anew is pressed as the address says; once a frame, whatever changed in it
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; show(); });
  };
  addEventListener("popstate", soon);
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.nodeType === Node.ELEMENT_NODE && !target.closest("svg"))) soon();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
