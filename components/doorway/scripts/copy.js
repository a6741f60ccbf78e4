// Buttons of the panel "Share" and of a correction: the text that they carry, or the picture of an address, to the
// clipboard.
(() => {
  const written = async (button) => {
    const picture = button.dataset.copyImage;
    if (picture) {
      const made = fetch(picture).then((answer) => answer.ok ? answer.blob() : Promise.reject(answer.status));
      return navigator.clipboard.write([new ClipboardItem({"image/png": made})]);
    }
    if (navigator.clipboard) return navigator.clipboard.writeText(button.dataset.copy);
    // without https browsers have no clipboard for scripts, but the old command
    const field = document.createElement("textarea");
    field.value = button.dataset.copy;
    button.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    if (!done) throw new Error("copy");
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy], [data-copy-image]");
    const said = button?.closest(".share")?.querySelector("[role=status]");
    if (!said) return;
    said.textContent = "";
    try {
      await written(button);
      button.classList.add("done");
      setTimeout(() => button.classList.remove("done"), 2500);
      said.textContent = said.dataset.done;
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
})();
