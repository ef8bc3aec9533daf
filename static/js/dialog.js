// data-dialog-open="id" opens that <dialog> (the link under it still works without this), data-dialog-close closes it.

addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  const dialog = opener && document.getElementById(opener.dataset.dialogOpen);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden])")?.select();
    return;
  }
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close();
  // A click on the veil hits the dialog itself, one inside hits something in it.
  else if (event.target instanceof HTMLDialogElement) event.target.close();
});
