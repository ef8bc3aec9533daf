// data-paste="id" puts what lies in the clipboard into that field; the button shows where the browser allows it.

const allowed = Boolean(navigator.clipboard?.readText);

const show = (within) => {
  if (allowed) for (const button of within.querySelectorAll("[data-paste][hidden]")) button.hidden = false;
};

addEventListener("click", async (event) => {
  const button = event.target.closest("[data-paste]");
  if (!button) return;
  const field = document.getElementById(button.dataset.paste);
  try {
    const text = await navigator.clipboard.readText();
    if (text) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.form?.querySelector("button:not([type=button])")?.focus();
      return;
    }
  } catch {
    // Not allowed after all: the person pastes by a long press.
  }
  field.focus();
});

show(document);
document.addEventListener("htmx:afterSettle", (event) => show(event.target));
