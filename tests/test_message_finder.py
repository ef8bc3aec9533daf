"""The finder behind ``test_translations.py`` finds what is planted."""

from pathlib import Path

import pytest

from scripts.messages import catalogue, plain_python, plain_templates, python, templates
from scripts.messages.message import Message, Place

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def asked_by_template(tmp_path: Path, source: str) -> set[tuple[str, str | None, str]]:
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")
    return {(message.msgid, message.context, message.plural) for message in templates.read(path)[0]}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% translate "Save" %}', ("Save", None, "")),
        ("{% translate 'Open' context 'verb' as x %}", ("Open", "verb", "")),
        ('{% translate "100% done" %}', ("100%% done", None, "")),
        ("{% blocktranslate with n=a.b %}{{ n }} of 5%{% endblocktranslate %}", ("%(n)s of 5%%", None, "")),
        (
            "{% blocktranslate count n=3 trimmed context 'list' %}\n  one\n  seat {% plural %}{{ n }} seats\n"
            "{% endblocktranslate %}",
            ("one seat", "list", "%(n)s seats"),
        ),
        ('{{ name|default:_("Nobody") }}', ("Nobody", None, "")),
        ('{% include "x.html" with label=_("Booths") %}', ("Booths", None, "")),
        ('{% if a %}{% for b in c %}{% translate "Deep" %}{% endfor %}{% endif %}', ("Deep", None, "")),
        ('{% load i18n %}{% translate "Loaded again" %}', ("Loaded again", None, "")),
    ],
)
def test_templates_are_read_as_django_reads_them(tmp_path: Path, source: str, expected: tuple[str, ...]) -> None:
    assert asked_by_template(tmp_path, source) == {expected}


def test_python_is_read_under_any_name_of_gettext(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        "from django.utils import translation\n"
        "from django.utils.translation import gettext as _, ngettext, pgettext_lazy as p\n"
        '_("A " "long one")\nngettext("%d seat", "%d seats", n)\np("verb", "Open")\ntranslation.gettext("Far")\n'
        '_(f"about {name}")\nother("not this")\n'
    )
    messages, wrong = python.read(path)
    assert {(message.msgid, message.context, message.plural) for message in messages} == {
        ("A long one", None, ""),
        ("%d seat", None, "%d seats"),
        ("Open", "verb", ""),
        ("Far", None, ""),
    }
    assert [complaint.place.line for complaint in wrong] == [7]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        "<p>{{ count }} booths</p>",
        '<img alt="A map">',
        '<input placeholder="Name">',
        '<td data-label="Booths covered">',
        '<input type="submit" value="Go">',
        "<p>नमस्ते</p>",
        '{% include "x.html" with label="Booths" %}',
        '{{ name|default:"Nobody here" }}',
        "<title>{% if a %}Yes{% endif %}</title>",
    ],
)
def test_plain_words_in_templates_are_found(tmp_path: Path, source: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"{{% comment %}}Not this{{% endcomment %}}\n{source}", encoding="utf-8")
    (complaint,) = plain_templates.complaints(path)
    assert complaint.place.line == 2


@pytest.mark.parametrize(
    "source",
    [
        '<p class="big">{% translate "Hello" %} · 5%</p>',
        "<p>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}</p>",
        "<script>let hello = 1;</script>",
        '{% icon "alert" "icon--s" %}<a href="https://wa.me/?text={{ text }}">WhatsApp</a>',
        '{{ day|date:"j F Y" }}{% url "teams:unit" code %}{# A note #}',
    ],
)
def test_what_nobody_reads_is_left_alone(tmp_path: Path, source: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")
    assert list(plain_templates.complaints(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        'name = models.CharField("name", max_length=5)',
        'name = forms.CharField(label="Your name")',
        'class Meta:\n    verbose_name = "booth"',
        'raise ValidationError("no such booth")',
        'raise ValidationError(f"{a} is not there")',
        'form.add_error("link", "Not a link")',
        'messages.success(request, "%s is saved" % name)',
        'class Kind(models.TextChoices):\n    A = "a"\nx = Kind.choices',
        'format_html("<b>{} booths</b>", n)',
        'context = {"title": "No booths here"}',
    ],
)
def test_plain_words_in_python_are_found(tmp_path: Path, source: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    assert len(list(plain_python.complaints(path))) == 1


@pytest.mark.parametrize(
    "source",
    [
        'def f() -> "Unit | None":\n    "What it does."\n    raise RuntimeError("Not for people")',
        'logger.warning("The line is down")',
        'cursor.execute("SELECT id FROM booths_booth")',
        'name = models.ForeignKey("booths.Unit", models.CASCADE)',
        'from django.utils.translation import gettext as _\nraise ValidationError(_("no such booth"), code="none")',
        "format_html('<svg class=\"{}\">{}</svg>', a, b)",
    ],
)
def test_what_is_for_developers_is_left_alone(tmp_path: Path, source: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    assert list(plain_python.complaints(path)) == []


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('msgid "%(n)s booths"\nmsgstr "बूथ"', "other placeholders"),
        ('msgid "{name} left"\nmsgstr "{nam} गए"', "other placeholders"),
        ('msgid "%(n)s of all"\nmsgstr "कुल का %(n)s %"', "other placeholders"),
        ('msgid "Save"\nmsgstr "Save"', "is not Hindi"),
        ('msgid "Save"\nmsgstr "सहेजें "', "blanks"),
        ('msgid "%(n)s seat"\nmsgid_plural "%(n)s seats"\nmsgstr[0] "पद"\nmsgstr[1] "पद"', "other placeholders"),
    ],
)
def test_faults_of_a_translation_are_found(tmp_path: Path, entry: str, complaint: str) -> None:
    (tmp_path / "app.po").write_text(HEADER + entry, encoding="utf-8")
    (found,) = catalogue.faulty(tmp_path)
    assert complaint in found.text


@pytest.mark.parametrize(
    "entry",
    [
        "",
        'msgid "Save"\nmsgstr ""',
        '#, fuzzy\nmsgid "Save"\nmsgstr "सहेजें"',
        'msgctxt "verb"\nmsgid "Save"\nmsgstr "सहेजें"',
        'msgid "Save"\nmsgid_plural "Saves"\nmsgstr[0] "सहेजें"\nmsgstr[1] "सहेजें"',
    ],
)
def test_a_string_without_a_finished_translation_is_found(tmp_path: Path, entry: str) -> None:
    (tmp_path / "app.po").write_text(HEADER + entry, encoding="utf-8")
    message = Message("Save", Place(tmp_path / "page.html", 3))
    (found,) = catalogue.missing([message], tmp_path)
    assert str(found.place).endswith("page.html:3")


def test_a_translation_that_nothing_uses_is_found(tmp_path: Path) -> None:
    (tmp_path / "app.po").write_text(f'{HEADER}msgid "Save"\nmsgstr "सहेजें"', encoding="utf-8")
    (found,) = catalogue.unused([], tmp_path)
    assert "'Save'" in found.text
