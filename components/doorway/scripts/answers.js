// What the server sends of one run is handed to the application together. It sends some eighty messages in as many
// tasks, and the application draws the page anew between them: together they are drawn once. Nothing waits longer than
// HELD, and a silence of QUIET, the end of a run or a page that nobody sees hands over what is there.
(() => {
  const QUIET = 15;
  const HELD = 100;
  // "No script runs" as Streamlit writes it, the last message of a run: were it written otherwise, QUIET would do.
  const ended = (data) => data.byteLength === 2 && new Uint8Array(data)[0] === 0x4a;
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...said) {
      super(...said);
      let held = [];
      let since = 0;
      let waiting = 0;
      let handing = false;
      const hand = () => {
        clearTimeout(waiting);
        const now = held;
        held = [];
        handing = true;
        for (const data of now) this.dispatchEvent(new MessageEvent("message", { data }));
        handing = false;
      };
      this.addEventListener("message", (event) => {
        if (handing) return;
        event.stopImmediatePropagation();
        if (!held.length) since = performance.now();
        held.push(event.data);
        clearTimeout(waiting);
        if (ended(event.data) || document.hidden || performance.now() - since > HELD) hand();
        else waiting = setTimeout(hand, QUIET);
      });
      // first of those who hear it: what came before the end is read before the end
      this.addEventListener("close", hand);
    }
  };
})();
