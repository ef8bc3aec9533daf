// On a narrow screen the trail shows its end, where one is, and not its beginning.

for (const trail of document.querySelectorAll(".trail")) trail.scrollLeft = trail.scrollWidth;
