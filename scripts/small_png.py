"""Makes a screenshot small: a picture of an interface has few colours, so 256 of them and a palette will do."""

import struct
import zlib
from base64 import b64decode, b64encode
from typing import Any

# Counts the colours, keeps the most frequent ones that differ enough, and puts each pixel to the nearest.
_REDUCE = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(0, 0, image.width, image.height);
  const colours = new Uint32Array(data.buffer);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const apart = ([a, b, c], [x, y, z]) => (a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2;
  const byCount = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => parts(colour));
  const palette = [];
  for (let least = 160; palette.length < 256 && least >= 1; least /= 3)
    for (const colour of byCount)
      if (palette.length < 256 && palette.every((kept) => apart(kept, colour) >= least)) palette.push(colour);
  const nearest = new Map();
  for (const colour of counts.keys()) {
    const wanted = parts(colour);
    let best = 0;
    palette.forEach((kept, index) => { if (apart(kept, wanted) < apart(palette[best], wanted)) best = index; });
    nearest.set(colour, best);
  }
  let indexes = "";
  const pixels = Uint8Array.from(colours, (colour) => nearest.get(colour));
  for (let start = 0; start < pixels.length; start += 32768)
    indexes += String.fromCharCode(...pixels.subarray(start, start + 32768));
  return {width: image.width, height: image.height, palette, pixels: btoa(indexes)};
}"""


def small_png(blank_page: Any, png: bytes) -> bytes:
    """Return the picture with a palette; a page without a content policy (``about:blank``) does the counting."""
    found = blank_page.evaluate(_REDUCE, b64encode(png).decode())
    width, height, pixels = found["width"], found["height"], b64decode(found["pixels"])
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(part for colour in found["palette"] for part in colour)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
