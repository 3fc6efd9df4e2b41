"""The pages in docs, exactly as they stand there.

A `python` block is a session: what it shows is what it prints. Blocks of one page
go on from each other. A `c` block that has a `main` is compiled against the
header and the library, and the `text` block after it is what it prints. All is
run in the directory of the example.
"""

import doctest
import re
import shutil
import subprocess
from pathlib import Path

import ophio
import pytest

EXAMPLE = Path(__file__).resolve().parents[1]
PAGES = sorted((EXAMPLE / "docs").glob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page):
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def programs():
    for page in PAGES:
        found = blocks(page)
        for (language, text), (following, printed) in zip(found, found[1:]):
            if language == "c" and "int main(" in text:
                assert following == "text", f"{page}: a program without its output"
                yield pytest.param(text, printed, id=page.stem)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python(page, monkeypatch):
    monkeypatch.chdir(EXAMPLE)
    session = "\n".join(text for language, text in blocks(page) if language == "python")
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    assert test.examples
    report = []
    failed, _ = doctest.DocTestRunner().run(test, out=report.append)
    assert not failed, "".join(report)


@pytest.mark.skipif(not shutil.which("cc"), reason="there is no C compiler")
@pytest.mark.parametrize("source, printed", list(programs()))
def test_c(source, printed, tmp_path):
    library = next(Path(ophio.__file__).resolve().parent.glob("_native.*"))
    program = tmp_path / "program"
    (tmp_path / "program.c").write_text(source, encoding="utf-8")
    flags = ["-std=c11", "-Wall", "-Wextra", "-pedantic", "-Werror"]
    where = [f"-I{EXAMPLE / 'include'}", f"-Wl,-rpath,{library.parent}"]
    command = ["cc", *flags, *where, "-o", program, tmp_path / "program.c", library]
    subprocess.run(command, check=True)
    done = subprocess.run(program, cwd=EXAMPLE, capture_output=True, check=True)
    assert done.stdout.decode() == printed
    assert done.stderr == b""
