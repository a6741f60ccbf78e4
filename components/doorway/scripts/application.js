// Whether the application is there. Not within five seconds: the page says so and leads to the files, or is loaded
// again where every place is taken, for that page says it and waits (``service/full_page.py``); asked again ever more
// rarely, for as long as it is not there. Back after it was lost (the server started anew, the session is another): the
// page is drawn again, or its buttons would be dead.
(() => {
  const PATIENCE = 5000;
  const RARELY = 60000;
  const STATE = "data-test-connection-state";
  const panel = document.getElementById("no-application");
  for (const link of panel.querySelectorAll("a")) link.search = location.search;
  let waiting = 0;
  let was = "none";
  const look = () => {
    const there = document.querySelector("[data-testid=stApp]")?.getAttribute(STATE) === "CONNECTED";
    if (there) {
      clearTimeout(waiting);
      waiting = 0;
      panel.hidden = true;
      document.documentElement.classList.remove("no-application");
      if (was === "lost") again(20);
      was = "there";
    } else {
      if (was === "there") was = "lost";
      waiting ||= ask(PATIENCE, PATIENCE);
    }
  };
  const ask = (after, next) => {
    const mine = setTimeout(async () => {
      const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
      if (waiting !== mine) return;
      if (answer?.status === 503) return location.reload();
      panel.hidden = false;
      document.documentElement.classList.add("no-application");
      waiting = ask(next, Math.min(2 * next, RARELY));
    }, after);
    return mine;
  };
  // a hidden button of the frame: a whole run, with filters, open parts and place on the page kept
  const again = (tries) => {
    const button = document.querySelector(".st-key-state_redraw button");
    if (button && !button.disabled) button.click();
    else if (tries > 0) setTimeout(() => again(tries - 1), 100);
    else location.reload();
  };
  const found = new MutationObserver(() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) return;
    found.disconnect();
    new MutationObserver(look).observe(app, { attributeFilter: [STATE] });
    look();
  });
  found.observe(document.getElementById("root"), { childList: true, subtree: true });
  look();
})();
