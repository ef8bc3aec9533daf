// Messages: closed by hand, good news goes by itself, news of a failure stays. Also says when an answer did not come.

const words = document.getElementById("network-words")?.dataset ?? {};
const place = document.getElementById("messages");

const leave = (message) => setTimeout(() => message.remove(), message.dataset.message === "error" ? 30_000 : 6_000);

const say = (text) => {
  if (!text || !place || [...place.querySelectorAll(".message__text")].some((line) => line.textContent === text)) return;
  const message = document.getElementById("message-template").content.firstElementChild.cloneNode(true);
  message.querySelector(".message__text").textContent = text;
  place.append(message);
};

addEventListener("click", (event) => event.target.closest("[data-message-close]")?.closest("[data-message]").remove());

if (place) {
  for (const message of place.children) leave(message);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.dataset?.message) leave(node);
  }).observe(place, { childList: true });
}

const meaning = { 403: words.denied, 404: words.gone, 410: words.gone };

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  // The page for a stale token says so in its markup; the status alone cannot tell it from a missing right.
  const expired = xhr.status === 403 && xhr.responseText.includes("data-expired");
  say(expired ? words.expired : (meaning[xhr.status] ?? words.error));
});
for (const lost of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(lost, () => say(words.offline));
addEventListener("offline", () => say(words.offline));
