// The jump box: "/" or Ctrl+K opens it, arrows walk through what was found, Enter goes there.

const box = document.querySelector("[data-jump]");

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

addEventListener("keydown", (event) => {
  if (!box) return;
  const wanted = (event.key === "/" && !typing(event.target)) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (wanted && !box.open) {
    event.preventDefault();
    box.showModal();
  }
});

box?.addEventListener("keydown", (event) => {
  const links = [...box.querySelectorAll("#jump-results a")];
  const input = box.querySelector("input");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const at = links.indexOf(document.activeElement);
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    (links[next] ?? (next < 0 ? input : links[0] ?? input)).focus();
  }
  // Enter in the field opens the first find; without one the form goes to the page of results.
  if (event.key === "Enter" && event.target === input && links.length) {
    event.preventDefault();
    links[0].click();
  }
});
