// Keeps one page, for when there is no connection. Everything else goes to the network as if this were not here.
const PAGE = "{% url 'dashboard:offline' %}";
const KEPT = [PAGE, "{% static 'build/app.css' %}", "{% static 'icons.svg' %}", "{% static 'fonts/noto-latin.woff2' %}"{% if LANGUAGE_CODE == "hi" %}, "{% static 'fonts/noto-devanagari.woff2' %}"{% endif %}];
// The stylesheet's name carries its version, so a new version of the site takes a new shelf.
const SHELF = `offline {{ LANGUAGE_CODE }} ${KEPT[1]}`;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEPT)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const clean = caches.keys().then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))));
  event.waitUntil(Promise.all([clean, registration.navigationPreload?.enable(), clients.claim()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith((async () => {
      try {
        return (await event.preloadResponse) ?? (await fetch(request));
      } catch {
        return caches.match(PAGE);
      }
    })());
  } else if (KEPT.includes(new URL(request.url).pathname) && !navigator.onLine) {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
  }
});
