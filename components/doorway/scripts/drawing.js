// Without WebGL 2 the map that is dragged would be an empty box: the stylesheet then shows the picture of the paper
// instead. Looked at when such a map is there and not before: without a graphics card it takes a sixth of a second.
(() => {
  const MAP = '[class*="st-key-explored-"]';
  const look = () => {
    const context = document.createElement("canvas").getContext("webgl2");
    if (!context) document.documentElement.classList.add("no-webgl");
    else context.getExtension("WEBGL_lose_context")?.loseContext();
  };
  let waits = false;
  const found = new MutationObserver(() => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      if (!document.querySelector(MAP)) return;
      found.disconnect();
      look();
    });
  });
  found.observe(document.getElementById("root"), { childList: true, subtree: true });
})();
