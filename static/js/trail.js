// On a narrow screen the trail shows its end, where one is, and fades where its beginning is out of sight.

for (const trail of document.querySelectorAll(".trail")) {
  const fade = () => trail.toggleAttribute("data-cut", trail.scrollLeft > 2);
  trail.addEventListener("scroll", fade, { passive: true });
  trail.scrollLeft = trail.scrollWidth;
  fade();
}
