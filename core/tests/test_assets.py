"""The one stylesheet and the one script hold what the many files say."""

from core.assets import build_assets, build_css, build_js


def test_layers_come_first_and_comments_go(tmp_path):
    (tmp_path / "base.css").write_text("/* why */\n@layer base {\n  a { color: red; }\n}\n")
    (tmp_path / "layers.css").write_text("/* order */\n@layer reset, base;\n")
    build_css(tmp_path, tmp_path / "app.css")
    assert (
        (tmp_path / "app.css").read_text().split("\n")[0].startswith("@layer reset, base;@layer base{a{color: red;}}")
    )


def test_addresses_and_calculations_stay_as_they_are(tmp_path):
    source = '@font-face { src: url("../fonts/a.woff2") format("woff2"); }\n'
    source += 'p { inset: calc(1px + 2px) 0; content: "a  b"; }\n'
    (tmp_path / "fonts.css").write_text(source)
    build_css(tmp_path, tmp_path / "out" / "app.css")
    built = (tmp_path / "out" / "app.css").read_text()
    assert 'url("../fonts/a.woff2") format("woff2")' in built
    assert "calc(1px + 2px)" in built
    assert '"a  b"' in built


def test_each_module_keeps_its_names_to_itself(tmp_path):
    (tmp_path / "a.js").write_text('// why\nconst box = 1;\nconst link = "https://x";\n')
    (tmp_path / "b.js").write_text("const box = 2; // kept\n")
    build_js(tmp_path, tmp_path / "out" / "app.js")
    assert (tmp_path / "out" / "app.js").read_text() == (
        '{\nconst box = 1;\nconst link = "https://x";\n}\n{\nconst box = 2; // kept\n}\n'
    )


def test_what_has_not_changed_is_not_written_again(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "js").mkdir()
    (tmp_path / "css" / "a.css").write_text("a { color: red; }")
    build_assets(tmp_path)
    before = (tmp_path / "build" / "app.css").stat().st_mtime_ns
    build_assets(tmp_path)
    assert (tmp_path / "build" / "app.css").stat().st_mtime_ns == before
