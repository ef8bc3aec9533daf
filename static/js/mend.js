// The grid of refused rows: arrows move from cell to cell, Enter saves and goes down, leaving a row saves it.

const cellOf = (target) => target.closest?.("[data-mend] .mend__cell");
const inputs = (row) => [...row.querySelectorAll(".mend__cell input")];
const isChanged = (row) => inputs(row).some((input) => input.value !== input.defaultValue);
// Once: the answer takes the row's place, which its field in focus leaves too.
const save = (row) => {
  if (row.dataset.saving || !row.isConnected || !isChanged(row)) return;
  row.dataset.saving = "1";
  row.querySelector("form").requestSubmit();
};

const goTo = (input) => {
  input?.focus();
  input?.select();
  return Boolean(input);
};
const below = (input, step) => {
  const row = input.closest("tr");
  const other = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  return other && inputs(other)[inputs(row).indexOf(input)];
};
const beside = (input, step) => {
  const all = inputs(input.closest("tr"));
  return all[all.indexOf(input) + step];
};
const isAtEdge = (input, step) => {
  const edge = step > 0 ? input.value.length : 0;
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  return all || (input.selectionStart === edge && input.selectionEnd === edge);
};

addEventListener("keydown", (event) => {
  const input = event.target;
  if (!cellOf(input) || input.tagName !== "INPUT" || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowDown: 1, ArrowRight: 1, Enter: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") input.value = input.defaultValue;
  if (!step || event.shiftKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    const row = input.closest("tr");
    if (!goTo(below(input, 1))) save(row);
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    goTo(below(input, step));
  } else if (isAtEdge(input, step) && goTo(beside(input, step))) {
    event.preventDefault();
  }
});

// Where no answer came the row stands as it was, and can be saved again.
document.addEventListener("htmx:afterRequest", (event) => delete event.target.closest?.("[data-saving]")?.dataset.saving);

// A row that one leaves, by key, by touch or by mouse, is saved without being asked.
addEventListener("focusout", (event) => {
  const row = cellOf(event.target)?.closest("tr");
  if (row && !row.contains(event.relatedTarget)) save(row);
});
