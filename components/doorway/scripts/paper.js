// A page put on paper. Charts and maps keep the width of the window and tables are seen through one: for the time of
// printing each is replaced by what the brief and the annex show, asked for when the reader prints and not before.
// The request waits for its answer: a browser takes the page as it stands when this function returns.
(() => {
  const LINE = 110;
  let put = [];
  const asked = (address) => {
    const request = new XMLHttpRequest();
    try {
      request.open("GET", address + location.search, false);
      request.send();
    } catch {
      return "";
    }
    return request.status === 200 ? request.responseText : "";
  };
  const SEEN = [
    [".plot,.stDeckGlJsonChart", (id) => `./files/picture/${id}.svg`],
    [".stDataFrame", (id) => `./files/table/${id}.html`],
  ];
  const begin = () => {
    end();
    for (const exhibit of document.querySelectorAll('[class*="st-key-exhibit-"],[class*="st-key-chart-stage-"]')) {
      const id = [...exhibit.classList].map((name) => name.match(/^st-key-(?:exhibit|chart-stage)-(.+)$/)?.[1]).find(Boolean);
      if (!id) continue;
      for (const [drawn, address] of SEEN) {
        const seen = exhibit.querySelector(drawn);
        if (!seen) continue;
        const answer = asked(address(encodeURIComponent(id)));
        // without an answer what is drawn is printed as it is, and of a chart not yet drawn what it says
        if (!answer && !(seen.matches(".plot") && !seen.querySelector(".js-plotly-plot"))) continue;
        const holder = document.createElement("div");
        holder.className = "on-paper";
        // our own server wrote it, every text escaped; a script in it would not run
        if (answer) holder.innerHTML = answer;
        else holder.textContent = seen.getAttribute("aria-label");
        seen.after(holder);
        seen.classList.add("off-paper");
        put.push([holder, seen]);
      }
    }
    const foot = document.createElement("style");
    const page = location.origin + location.pathname;
    const address = decodeURI(page + location.search);
    // one line under each sheet: a longer address is whole at the end of the last one
    const short = address.length > LINE ? `${page} …` : address;
    const version = document.querySelector("#version")?.textContent.trim() || "";
    const quoted = (text) => JSON.stringify(text).replace(/</g, "\\3c ").replace(/\\n/g, "\\a ");
    foot.textContent =
      `@page { @bottom-left { content: ${quoted(`${version}\n${short}`)}; } @bottom-right { content: counter(page) " / " counter(pages); } }` +
      `@media print { .st-key-footer::after { content: ${quoted(address)}; } }`;
    document.head.append(foot);
    put.push([foot, null]);
  };
  const end = () => {
    for (const [holder, seen] of put) {
      holder.remove();
      seen?.classList.remove("off-paper");
    }
    put = [];
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
})();
