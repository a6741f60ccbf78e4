// Streamlit's own words in the language of the page. Looks at what is added or changed, never at the whole page, save
// once when the language changes. Words of the dossier are left alone: they stand in elements of their own.
(() => {
  const NAMES = ["aria-label", "title", "placeholder"];
  const NAMED = NAMES.map((name) => `[${name}]`).join(",");
  const SHELL = "[data-testid=stTooltipContent],[data-testid=stTooltipErrorContent],[data-testid=stDialog],.stException,.stAlert";
  const OURS = ".stHtml,.stText,.stMarkdown,[data-testid=stMarkdownContainer],svg,script,style,noscript,#no-application";
  // a browser that translates the page would break amounts, names and the letters that a picture was measured for
  const KEPT = ".picture,.plot,.figures .value,#version";
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // {name} at an end or in the middle becomes what Streamlit has put in
  const table = (pairs) => {
    const whole = new Map(pairs.filter(([from]) => !from.includes("{name}")));
    const parts = pairs
      .filter(([from]) => from.includes("{name}"))
      .map(([from, to]) => [new RegExp(`^${escaped(from).replace("\\{name\\}", "([^]+)")}$`), to]);
    return (text) => {
      const word = text.trim();
      if (word.length > 2000 || !word) return text;
      if (whole.has(word)) return text.replace(word, () => whole.get(word));
      // tool bars: "Fullscreen: what the table says"
      const colon = word.match(/^([^:]+?)\s?: ([^]*)$/);
      if (colon && whole.has(colon[1])) return `${whole.get(colon[1])}\u00a0: ${colon[2]}`;
      for (const [pattern, to] of parts) {
        const found = word.match(pattern);
        if (found) return to.replace("{name}", () => found[1]);
      }
      return text;
    };
  };
  const pairs = Object.entries(SHELL_WORDS);
  const say = { fr: table(pairs), en: table(pairs.map(([english, french]) => [french, english])) };
  let language = document.documentElement.lang;
  const put = (text) => (say[language] || ((same) => same))(text);
  const ours = (element) => {
    const near = element.closest(`${OURS},${SHELL}`);
    return near !== null && !element.closest(SHELL);
  };
  const attribute = (element, name) => {
    const text = element.getAttribute(name);
    if (!text || element.closest(".stHtml,svg")) return;
    const said = put(text);
    if (said !== text) element.setAttribute(name, said);
  };
  const written = (node) => {
    if (!node.nodeValue.trim() || !node.parentElement || ours(node.parentElement)) return;
    const said = put(node.nodeValue);
    if (said !== node.nodeValue) node.nodeValue = said;
  };
  const below = (element) => {
    for (const found of element.querySelectorAll(KEPT)) found.translate = false;
    if (element instanceof SVGElement || element.closest(".stHtml")) return;
    for (const found of [element, ...element.querySelectorAll(NAMED)])
      for (const name of NAMES) if (found.hasAttribute(name)) attribute(found, name);
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.TEXT_NODE
        ? NodeFilter.FILTER_ACCEPT
        : node.matches(OURS) && !node.closest(SHELL)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP,
    );
    while (walk.nextNode()) written(walk.currentNode);
  };
  new MutationObserver((changes) => {
    if (document.documentElement.lang !== language) {
      language = document.documentElement.lang;
      below(document.body);
    }
    for (const change of changes) {
      if (change.target instanceof SVGElement) continue;
      if (change.type === "attributes") attribute(change.target, change.attributeName);
      else if (change.type === "characterData") written(change.target);
      else
        for (const node of change.addedNodes)
          if (node.nodeType === Node.TEXT_NODE) written(node);
          else if (node.nodeType === Node.ELEMENT_NODE) below(node);
    }
  }).observe(document.documentElement, {
    attributeFilter: [...NAMES, "lang"],
    characterData: true,
    childList: true,
    subtree: true,
  });
  below(document.body);
})();
