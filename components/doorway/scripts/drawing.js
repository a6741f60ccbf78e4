// Without WebGL 2 the maps would be empty boxes: the stylesheet then shows the picture of the paper instead.
(() => {
  const look = () => {
    const context = document.createElement("canvas").getContext("webgl2");
    if (!context) document.documentElement.classList.add("no-webgl");
    else context.getExtension("WEBGL_lose_context")?.loseContext();
  };
  (window.requestIdleCallback || setTimeout)(look);
})();
