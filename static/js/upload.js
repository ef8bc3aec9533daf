// A place for a file: shows in the page's own words what was chosen, takes a dropped file, names its size.

const size = (bytes) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

for (const area of document.querySelectorAll("[data-upload]")) {
  const input = area.querySelector("input[type=file]");
  const name = area.querySelector("[data-upload-name]");
  const hint = area.querySelector("[data-upload-hint]");
  area.dataset.ready = "";

  const show = () => {
    const [file] = input.files;
    if (!file) return;
    area.dataset.chosen = "";
    name.textContent = file.name;
    hint.textContent = `${size(file.size)} · ${area.dataset.change}`;
  };
  input.addEventListener("change", show);
  show();

  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.dataset.over = "";
  });
  area.addEventListener("dragleave", () => delete area.dataset.over);
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    delete area.dataset.over;
    if (event.dataTransfer.files.length !== 1) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
