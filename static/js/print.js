// data-print opens the browser's print window.

addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
