// The worker that shows our own page when there is no connection; it does nothing else.

const worker = document.documentElement.dataset.worker;
if (worker && "serviceWorker" in navigator) addEventListener("load", () => navigator.serviceWorker.register(worker));
