"""PDF out: pages laid out by typst from templates of our own, with rightly shaped Hindi.

    pdf_make(Path(__file__).parent / "team.typ", {"rows": [...]}, letterhead=Letterhead(...))

A leaf: it knows paper, not what stands on it. ``shared/base.typ`` says what templates can use.
"""

from core.pdf.letterhead import Letterhead
from core.pdf.making import PdfError, pdf_make

__all__ = ["Letterhead", "PdfError", "pdf_make"]
