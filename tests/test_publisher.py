"""Who publishes: the file at the root, every setting that cannot be used, and what an application says of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from dossier.language import Language
from dossier.publisher import SETTINGS, BrokenSettings, Publisher, publisher, read_publisher

ROOT = Path(__file__).resolve().parents[1]
GOOD = """
name = "Grand Besançon Métropole"
contact = "dossier@example.org"
address = "https://dossier.example.org/phase-iii/"
licence = "Licence Ouverte / Open Licence 2.0 (Etalab)"
embedded_in = ["www.example.org", "localhost:8443", "xn--besanon-xxa.example"]
access = "private"
readers = ["Ministry.example.org", "@cloud.example.org", "One.Reader@example.org"]
session_hours = 12
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "dossier.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def changed(key: str, line: str) -> str:
    """The good file with one line written otherwise."""
    lines = [line if old.startswith(f"{key} =") else old for old in GOOD.splitlines()]
    assert line in lines
    return "\n".join(lines)


def test_the_file_of_the_project_is_read_once_and_nobody_has_signed_it() -> None:
    assert publisher() is publisher()
    assert publisher() == read_publisher(SETTINGS)
    assert not publisher().signed
    assert (publisher().name, publisher().contact, publisher().address) == ("", "", "")
    assert publisher().embedded_in == () and publisher().access == "public"
    assert publisher().readers == () and publisher().session_hours == 8


def test_the_licence_is_the_one_of_the_data_package() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert publisher().licence == package["licenses"][0]["title"] == Publisher().licence
    assert publisher().licence.partition(" (")[0] in " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order mark"])
def test_what_is_filled_in_is_read(tmp_path: Path, mark: bytes) -> None:
    read = read_publisher(written(tmp_path, mark + GOOD.encode()))
    assert read.signed
    assert read.name == "Grand Besançon Métropole"
    assert read.contact == "dossier@example.org"
    assert read.address == "https://dossier.example.org/phase-iii", "the slash at the end is taken off"
    assert read.embedded_in == ("www.example.org", "localhost:8443", "xn--besanon-xxa.example")
    assert read.access == "private" and read.session_hours == 12
    assert read.readers == ("ministry.example.org", "cloud.example.org", "one.reader@example.org"), "small letters"
    with pytest.raises(ValidationError):
        read.name = "another"


def test_a_name_of_spaces_signs_nothing(tmp_path: Path) -> None:
    assert not read_publisher(written(tmp_path, changed("name", 'name = "  "'))).signed


@pytest.mark.parametrize(
    ("key", "line", "rule", "value"),
    [
        ("name", "name = 3", "text", "3"),
        ("name", 'name = "two\\nlines"', "line", "two\nlines"),
        ("name", f'name = "{"a" * 201}"', "line", "a" * 201),
        ("contact", 'contact = "nobody"', "mail", "nobody"),
        ("contact", 'contact = "a@b"', "mail", "a@b"),
        ("contact", 'contact = "a@example.org, b@example.org"', "mail", "a@example.org, b@example.org"),
        ("contact", 'contact = "The office <a@example.org>"', "mail", "The office <a@example.org>"),
        ("contact", 'contact = "mailto:a@example.org"', "mail", "mailto:a@example.org"),
        ("contact", 'contact = "a@example.org?bcc=b"', "mail", "a@example.org?bcc=b"),
        ("address", 'address = "dossier.example.org"', "address", "dossier.example.org"),
        ("address", 'address = "ftp://example.org"', "address", "ftp://example.org"),
        ("address", 'address = "javascript:alert(1)"', "address", "javascript:alert(1)"),
        ("address", 'address = "https://"', "address", "https://"),
        ("address", 'address = "https://[broken"', "address", "https://[broken"),
        ("address", 'address = "https://example.org/?lang=fr"', "address", "https://example.org/?lang=fr"),
        ("address", 'address = "https://me:secret@example.org"', "address", "https://me:secret@example.org"),
        ("address", 'address = "https://example.org/a b"', "address", "https://example.org/a b"),
        ("licence", 'licence = ""', "empty", ""),
        ("embedded_in", 'embedded_in = "www.example.org"', "list", "www.example.org"),
        ("embedded_in", "embedded_in = [3]", "text", "3"),
        ("embedded_in", 'embedded_in = ["a.org", "https://b.org"]', "host", "https://b.org"),
        ("embedded_in", 'embedded_in = ["b.org/page"]', "host", "b.org/page"),
        ("embedded_in", 'embedded_in = ["b.org; script-src *"]', "host", "b.org; script-src *"),
        ("embedded_in", 'embedded_in = ["*"]', "host", "*"),
        ("embedded_in", 'embedded_in = ["besançon.example"]', "host", "besançon.example"),
        ("access", 'access = "secret"', "access", "secret"),
        ("access", 'access = "Public"', "access", "Public"),
        ("access", "access = true", "access", "True"),
        ("readers", 'readers = "example.org"', "list", "example.org"),
        ("readers", 'readers = ["*.example.org"]', "reader", "*.example.org"),
        ("readers", 'readers = ["everybody"]', "reader", "everybody"),
        ("readers", 'readers = ["a@b@example.org"]', "reader", "a@b@example.org"),
        ("session_hours", "session_hours = 0", "hours", "0"),
        ("session_hours", "session_hours = 169", "hours", "169"),
        ("session_hours", 'session_hours = "8"', "hours", "8"),
        ("access", 'acces = "private"\naccess = "public"', "unknown", "private"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, key: str, line: str, rule: str, value: str) -> None:
    with pytest.raises(BrokenSettings) as broken:
        read_publisher(
            written(tmp_path, changed(key, line) if "\n" not in line else GOOD.replace('access = "private"', line))
        )
    (fault,) = broken.value.faults
    assert (fault.rule, fault.value) == (rule, value)
    assert fault.key == ("acces" if rule == "unknown" else key)
    for language in Language:
        sentence = broken.value.describe(language)
        assert sentence.startswith("dossier.toml, ") and fault.key in sentence and value in sentence


def test_a_key_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenSettings) as broken:
        read_publisher(written(tmp_path, GOOD.replace('access = "private"', "")))
    assert [(fault.key, fault.rule) for fault in broken.value.faults] == [("access", "missing")]


@pytest.mark.parametrize(
    ("content", "rule"),
    [(None, "missing_file"), ('name = "é"'.encode("latin-1"), "encoding"), ("name = Besançon", "toml")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: str | bytes | None, rule: str) -> None:
    path = tmp_path / "dossier.toml" if content is None else written(tmp_path, content)
    with pytest.raises(BrokenSettings) as broken:
        read_publisher(path)
    assert [fault.rule for fault in broken.value.faults] == [rule]
    assert all("dossier.toml" in broken.value.describe(language) for language in Language)


def test_every_fault_is_said_at_once(tmp_path: Path) -> None:
    text = changed("contact", 'contact = "nobody"').replace('access = "private"', 'access = "secret"')
    with pytest.raises(BrokenSettings) as broken:
        read_publisher(written(tmp_path, text))
    assert [fault.key for fault in broken.value.faults] == ["contact", "access"]
    assert len(str(broken.value).splitlines()) == 2


def test_the_application_stops_at_the_start_with_the_sentence_and_no_traceback(tmp_path: Path) -> None:
    path = written(tmp_path, changed("contact", 'contact = "nobody"'))
    code = f"import dossier.publisher; from pathlib import Path; dossier.publisher.SETTINGS = Path({str(path)!r})"
    command = [sys.executable, "-c", f"{code}; import app"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    (sentence,) = [line for line in ended.stderr.splitlines() if "dossier.toml" in line]
    assert "contact" in sentence and "nobody" in sentence
    assert "Traceback" not in ended.stderr
