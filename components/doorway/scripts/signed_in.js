// Whether its reader is still let in. The connection is lost: perhaps the sign-in has ended, or its reader signed out in
// another window. Only the head of the answer is asked for. The page is then loaded again: the door says it and leads
// back to the same address (``admission``).
(() => {
  const PATIENCE = 1000;
  let asks = false;
  const look = async (app) => {
    if (asks || app.getAttribute("data-test-connection-state") === "CONNECTED") return;
    asks = true;
    await new Promise((wait) => setTimeout(wait, PATIENCE));
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.status === 401 || answer?.status === 403) location.reload();
    asks = false;
  };
  const found = new MutationObserver(() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) return;
    found.disconnect();
    new MutationObserver(() => look(app)).observe(app, { attributeFilter: ["data-test-connection-state"] });
  });
  found.observe(document.getElementById("root"), { childList: true, subtree: true });
})();
