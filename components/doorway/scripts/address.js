// A step of the browser's history, told to the application as Back and Forward are.
const turnTo = (address) => {
  // a comma in a query is itself: the address stays one that a reader can read
  address.search = address.search.replaceAll("%2C", ",");
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
};
