// Charts. What Plotly is to draw stands as text in its place (components/charts/plot.py); a chart keeps its node from one
// answer of the application to the next and is drawn once, when the reader comes near it: a page has a dozen of them.
(() => {
  const KEPT = new Map(), NEAR = new WeakMap(), GONE = 10000, LONG = 2000;
  let library;
  const loaded = () => (library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = PLOTLY_ADDRESS;
    script.onload = () => done(window.Plotly);
    script.onerror = () => { library = undefined; script.remove(); failed(); };
    document.head.append(script);
  }));
  // a click on a bar is a filter, and again none; a step of the history, as a press of a tool is
  const pick = (place, { curveNumber, pointIndex }) => {
    const { facet, codes, traces } = place.dataset;
    const code = facet && curveNumber < Number(traces) ? JSON.parse(codes)[pointIndex] : "";
    if (!code) return;
    const address = new URL(location.href);
    if (address.searchParams.get(facet) === code) address.searchParams.delete(facet);
    else address.searchParams.set(facet, code);
    turnTo(address);
  };
  const widths = new ResizeObserver((changes) => {
    for (const { target: node, contentRect } of changes)
      if (node.offsetParent && node._fullLayout && (Math.abs(node._fullLayout.width - contentRect.width) >= 1
        || (!node.layout.height && Math.abs(node._fullLayout.height - contentRect.height) >= 1)))
        requestAnimationFrame(() => node.offsetParent && window.Plotly.Plots.resize(node));
  });
  const node = (name) => {
    if (KEPT.has(name)) return KEPT.get(name);
    const made = document.createElement("div");
    made.className = "plotted";
    KEPT.set(name, made);
    return made;
  };
  const forget = (name) => {
    const kept = KEPT.get(name);
    if (!kept) return;
    widths.unobserve(kept);
    window.Plotly?.purge(kept);
    kept.remove();
    KEPT.delete(name);
  };
  const forgetGone = () => [...KEPT].forEach(([name, kept]) => kept.isConnected || forget(name));
  const draw = async (place) => {
    try {
      const Plotly = await loaded();
      if (!place.isConnected) return;
      const { data, layout, config } = JSON.parse(place.firstElementChild.textContent);
      const kept = node(place.dataset.plot);
      if (kept.parentElement !== place) place.append(kept);
      const fresh = !kept.on;
      // two answers that come at once share a node, and of two drawings of it one may never say that it ended
      const drawn = Plotly.react(kept, data, { ...layout, autosize: true }, config);
      if (fresh) {
        kept.on("plotly_click", ({ points }) => pick(kept.parentElement, points[0]));
        widths.observe(kept);
      }
      await Promise.race([drawn, new Promise((done) => setTimeout(done, LONG))]);
    } catch {
      // no library, or no chart of it: the picture of the paper stands for it
      forget(place.dataset.plot);
      const seen = new Image();
      seen.alt = "";
      seen.src = `./files/picture/${encodeURIComponent(place.dataset.plot)}.svg${location.search}`;
      place.append(seen);
    }
    delete place.dataset.waits;
    setTimeout(forgetGone, GONE);
  };
  const nearTo = (root) => {
    if (!NEAR.has(root))
      NEAR.set(root, new IntersectionObserver((seen, watcher) => {
        for (const { target: place, isIntersecting } of seen) {
          if (!isIntersecting) delete place.dataset.waits;
          else {
            watcher.unobserve(place);
            place.dataset.waits = "";
            draw(place);
          }
        }
      }, { root, rootMargin: "60% 0px" }));
    return NEAR.get(root);
  };
  window.plotIn = (place) => {
    const root = place.closest(".st-key-stage, [data-testid=stMain]");
    if (root) nearTo(root).observe(place);
    else draw(place);
  };
})();
