// Forms: sent once however often one taps, filters sent on change, the first mistake in view.

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-disabled", "true");
});

// Coming back by the browser's button shows the page as it was left: sendable again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-autosubmit") && event.target.type !== "search" && event.target.type !== "text") form.requestSubmit();
});

const toFirstMistake = (within) => within.querySelector?.('[aria-invalid="true"]')?.focus();

toFirstMistake(document);
// Who types elsewhere by now is not called back.
const isTyping = () => document.activeElement?.matches("input, select, textarea");
document.addEventListener("htmx:afterSettle", (event) => isTyping() || toFirstMistake(event.target));
