// The chosen one of many tabs lies in view, also where the line of tabs is wider than the phone.

const show = (within) => {
  for (const tab of within.querySelectorAll?.(".tabs [aria-current]") ?? []) {
    const line = tab.parentElement;
    line.scrollLeft = tab.offsetLeft - line.offsetLeft - (line.clientWidth - tab.offsetWidth) / 2;
  }
};

show(document);
document.addEventListener("htmx:afterSettle", (event) => show(event.target.parentElement ?? document));
