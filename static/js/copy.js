// data-copy="id" copies the text of that element; the button says so for two seconds.

addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const text = source.value ?? source.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No right to the clipboard (plain http on a phone): mark the text, so that one long press copies it.
    source.closest("details")?.setAttribute("open", "");
    source.focus();
    source.select?.();
    if (!document.execCommand("copy")) return;
  }
  const label = button.querySelector("[data-copy-label]") ?? button;
  const before = label.textContent;
  if (label.dataset.busy) return;
  label.dataset.busy = "1";
  label.textContent = button.dataset.copied;
  setTimeout(() => {
    label.textContent = before;
    delete label.dataset.busy;
  }, 2000);
});
