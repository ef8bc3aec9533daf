"""What the charts show and where they lead."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import Part, Point, Tile, bar, depth, slots, sparkline, tile_flow, tile_map, trend

LUCKNOW = (Part("लखनऊ महानगर", "61%", 3, "/u/LKO-M"), Part("लखनऊ जिला", "22%", 1, "/u/LKO-Z"))


def parse(markup: str) -> ET.Element:
    """Read the markup as XML: whatever is not well-formed fails here."""
    return ET.fromstring(f"<div>{markup}</div>")


def links(markup: str) -> list[tuple[str, str]]:
    """Return the address and the title or text of each link, in order."""
    return [(a.get("href"), a.findtext("title") or "".join(a.itertext())) for a in parse(markup).iter("a")]


@pytest.mark.parametrize(
    ("share", "step"), [(None, None), (-1, 0), (0, 0), (19.99, 0), (20, 1), (59.9, 2), (60, 3), (99.9, 4), (100, 4)]
)
def test_each_step_holds_a_fifth(share, step):
    assert depth(share) == step


def test_the_map_links_each_unit_with_its_name_and_figure():
    chart = tile_map([Tile(8, 6, "लख", LUCKNOW), Tile(0, 0, "शाम", (Part("शामली", "9%", 0, "/u/SHM"),))], label="कवरेज")
    assert links(chart) == [
        ("/u/SHM", "शामली: 9%"),
        ("/u/LKO-M", "लखनऊ महानगर: 61%"),
        ("/u/LKO-Z", "लखनऊ जिला: 22%"),
    ]
    svg = parse(chart).find(".//svg")
    assert svg.get("role") == "group"
    assert svg.get("aria-label") == "कवरेज"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_parts_fill_one_square_without_overlap(count):
    parts = tuple(Part(str(i), "1%", i % 5, f"/{i}") for i in range(count))
    boxes = [
        tuple(float(rect.get(side)) for side in ("x", "y", "width", "height"))
        for rect in parse(tile_map([Tile(0, 0, "क", parts)], label="")).iter("rect")
    ]
    assert len(boxes) == count
    assert max(x + width for x, _, width, _ in boxes) == max(y + height for _, y, _, height in boxes) == 40
    for i, (x, y, width, height) in enumerate(boxes):
        for ox, oy, owidth, oheight in boxes[i + 1 :]:
            assert x + width <= ox or ox + owidth <= x or y + height <= oy or oy + oheight <= y


def test_five_parts_are_refused():
    with pytest.raises(ValueError, match="one to four parts"):
        tile_map([Tile(0, 0, "क", (Part("क", "1%", 0, "/"),) * 5)], label="")


def test_a_line_runs_between_regions_only():
    def tile(col: int, group: str) -> Tile:
        return Tile(col, 0, "क", (Part("क", "1%", 0, "/"),), group)

    assert "tilemap__edge" not in tile_map([tile(0, "AWD"), tile(1, "AWD")], label="")
    assert "tilemap__edge" in tile_map([tile(0, "AWD"), tile(1, "KAS")], label="")


def test_no_tiles_no_map():
    assert tile_map([], label="x") == ""


def test_names_are_escaped():
    evil = Part("<script>", '"&', 0, "/?a=1&b=2")
    for chart in (tile_map([Tile(0, 0, "<b>", (evil,))], label='"'), tile_flow([evil], label='"')):
        assert "<script>" not in chart
        assert links(chart)[0][0] == "/?a=1&b=2"


def test_tiles_flow_with_name_and_figure():
    assert links(tile_flow(LUCKNOW, label="x")) == [("/u/LKO-M", "लखनऊ महानगर61%"), ("/u/LKO-Z", "लखनऊ जिला22%")]


@pytest.mark.parametrize(
    ("value", "target", "widths"),
    [(0, 10, ["100%"]), (5, 10, ["100%", "50%"]), (30, 10, ["100%", "100%"]), (1, 0, ["100%"])],
)
def test_the_bar_is_as_long_as_the_share(value, target, widths):
    assert [rect.get("width") for rect in parse(bar(value, target)).iter("rect")] == widths


def test_the_paler_part_follows_the_full_one_and_ends_with_the_bar():
    assert [r.get("width") for r in parse(bar(6, 10, part=3)).iter("rect")] == ["100%", "90%", "60%"]
    assert [r.get("width") for r in parse(bar(6, 10, part=9)).iter("rect")] == ["100%", "100%", "60%"]


def test_circles_show_the_groups_of_a_booth():
    circles = [circle.get("class") for circle in parse(slots(1, 2)).iter("circle")]
    assert circles == ["slots__full", None]


def test_a_sparkline_needs_two_values():
    assert sparkline([]) == sparkline([4]) == ""
    assert parse(sparkline([4, 4])).find(".//path") is not None


@given(
    st.lists(st.integers(0, 2_000_000), min_size=2, max_size=90),
    st.one_of(st.none(), st.integers(0, 4_000_000)),
    st.sampled_from(["hi", "en"]),
)
def test_attributes_hold_plain_numbers_in_any_language(values, goal, language):
    day = date(2026, 9, 1)
    points = [Point(day + timedelta(i), value) for i, value in enumerate(values)]
    target = Point(day + timedelta(120), goal) if goal is not None else None
    with translation.override(language):
        chart = trend(points, label="x", figure=lambda v: f"{v:,.0f}", target=target, projection=target)
    root = parse(chart)
    for element in root.iter():
        for name in ("x", "y", "x2", "y1", "y2", "height"):
            assert re.fullmatch(r"-?\d+(\.\d+)?%?", element.get(name, "0"))
    for path in root.iter("path"):
        coordinates = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
        assert all(-0.01 <= x <= 1000.01 for x in coordinates[::2])


def test_the_trend_says_the_last_figure_and_the_days():
    points = [Point(date(2026, 9, 1), 10), Point(date(2026, 9, 30), 40)]
    with translation.override("en"):
        chart = trend(points, label="40 groups", figure=lambda v: f"{v:.0f}", target=Point(date(2026, 10, 15), 60))
    words = [text.text for text in parse(chart).iter("text")]
    assert words[:4] == ["0", "20", "40", "60"]
    assert words[-1] == "40"
    assert "1 September" in words
    assert "15 October" in words
    assert parse(chart)[0].get("aria-label") == "40 groups"


def test_nothing_is_drawn_of_a_single_day():
    assert trend([Point(date(2026, 9, 1), 10)], label="x", figure=str) == ""
