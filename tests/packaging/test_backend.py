"""The build backend's hooks, over a command that only notes how it was called."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pyproject_hooks import BuildBackendHookCaller

BACKEND = Path(__file__).parents[2] / "support" / "backend"
HOOKS_OF_METADATA = [
    "prepare_metadata_for_build_wheel",
    "prepare_metadata_for_build_editable",
]

# The command: it notes its call beside itself and makes what CASE says.
STUB = """#!{python}
import json, os, signal, sys, time, zipfile
if sys.argv[1:] == ["version"]:
    print("bindgen 0.1.0 0123456789ab go1.26.8 linux/amd64")
    sys.exit()
note = {{"argv": sys.argv[1:], "cwd": os.getcwd(), "stdin": sys.stdin.read()}}
with open(__file__ + ".json", "w") as file:
    json.dump(note, file)
print("   Compiling demo", file=sys.stderr)
case = os.environ.get("CASE", "")
if case == "fail":
    print("error[BG0703]: cargo is not there", file=sys.stderr)
    sys.exit(2)
if case == "die":
    os.kill(os.getpid(), signal.SIGKILL)
if case == "silent":
    sys.exit()
out = sys.argv[sys.argv.index("--out") + 1]
if case == "elsewhere":
    print(os.path.join(out, "demo-1.0-py3-none-any.whl"))
    sys.exit()
if case == "wait":
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        time.sleep(1)
        with open(__file__ + ".ended", "w"):
            sys.exit(130)
def information(name):
    return {{
        "METADATA": "Metadata-Version: 2.4\\nName: demo\\nVersion: 1.0\\n" + (name if case == "changed" else ""),
        "entry_points.txt": "[console_scripts]\\ndemo = demo:main\\n",
        "WHEEL": name,
        "licenses/LICENSE": "MIT",
    }}
if sys.argv[1] == "sdist":
    made = os.path.join(out, "demo-1.0.tar.gz")
    open(made, "w").close()
elif "--metadata" in sys.argv:
    made = os.path.join(out, "demo-1.0.dist-info")
    for name, text in information("prepared").items():
        path = os.path.join(made, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
else:
    made = os.path.join(out, "demo-1.0-py3-none-linux_x86_64.whl")
    with zipfile.ZipFile(made, "w") as wheel:
        for name, text in information("built").items():
            wheel.writestr("demo-1.0.dist-info/" + name, text)
print(made)
"""


def write_stub(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STUB.format(python=sys.executable))
    path.chmod(0o755)
    return path


class Project:
    """A project whose backend is a copy in its own tree."""

    def __init__(self, root: Path) -> None:
        self.root = root / "a project, größer"
        self.out = root / "aus gabe"
        self.root.mkdir()
        self.out.mkdir()
        shutil.copytree(BACKEND, self.root / "backend")
        (self.root / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "bindgen_backend"\nbackend-path = ["backend"]\n'
        )
        self.command = write_stub(root / "bin" / "bindgen")
        self.errors = ""

    def hook(self, name: str, *arguments: Any, **environment: str) -> Any:
        """Call a hook as a frontend does, in a process of its own."""

        def runner(
            words: Sequence[str],
            cwd: str | None = None,
            extra_environ: Mapping[str, str] | None = None,
        ) -> None:
            everything = {
                **os.environ,
                "BINDGEN": str(self.command),
                **(extra_environ or {}),
                **environment,
            }
            done = subprocess.run(
                words,
                cwd=cwd,
                env=everything,
                capture_output=True,
                text=True,
                check=False,
            )
            self.errors = done.stderr
            done.check_returncode()

        caller = BuildBackendHookCaller(
            str(self.root), "bindgen_backend", backend_path=["backend"], runner=runner
        )
        return getattr(caller, name)(*arguments)

    def fails(self, name: str, *arguments: Any, **environment: str) -> tuple[int, str]:
        """Call a hook that has to fail; return its exit status and what it says."""
        with pytest.raises(subprocess.CalledProcessError) as caught:
            self.hook(name, *arguments, **environment)
        assert "Traceback" not in self.errors
        return caught.value.returncode, self.errors

    @property
    def call(self) -> dict[str, Any]:
        """How the command was called."""
        note = Path(f"{self.command}.json")
        return dict(json.loads(note.read_text()))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("hook", "command", "made"),
    [
        ("build_wheel", ["wheel"], "demo-1.0-py3-none-linux_x86_64.whl"),
        (
            "build_editable",
            ["wheel", "--editable"],
            "demo-1.0-py3-none-linux_x86_64.whl",
        ),
        ("build_sdist", ["sdist"], "demo-1.0.tar.gz"),
        *(
            (name, ["wheel", "--metadata"], "demo-1.0.dist-info")
            for name in HOOKS_OF_METADATA
        ),
    ],
)
def test_hooks_run_the_command(
    project: Project, hook: str, command: list[str], made: str
) -> None:
    assert project.hook(hook, str(project.out)) == made
    assert (project.out / made).exists()
    assert project.call == {
        "argv": [*command, "--out", str(project.out), "."],
        "cwd": str(project.root),
        "stdin": "",
    }
    assert "Compiling demo" in project.errors


@pytest.mark.parametrize("what", ["wheel", "editable", "sdist"])
def test_nothing_is_required(project: Project, what: str) -> None:
    assert project.hook(f"get_requires_for_build_{what}", {"target": "x"}) == []
    assert not Path(f"{project.command}.json").exists()


@pytest.mark.parametrize(
    "hook", ["build_wheel", "build_editable", "build_sdist", *HOOKS_OF_METADATA]
)
def test_config_settings_pass_through(project: Project, hook: str) -> None:
    settings = {
        "target": "aarch64-unknown-linux-gnu",
        "features": ["a,b", "c=d"],
        "zig": "",
        "--odd key": "größer",
        "no-default-features": True,
        "abi3": None,
    }
    project.hook(hook, str(project.out), settings)
    argv = project.call["argv"]
    assert argv[argv.index("--config-setting") : argv.index("--out")] == [
        "--config-setting",
        "target=aarch64-unknown-linux-gnu",
        "--config-setting",
        "features=a,b",
        "--config-setting",
        "features=c=d",
        "--config-setting",
        "zig=",
        "--config-setting",
        "--odd key=größer",
        "--config-setting",
        "no-default-features=true",
        "--config-setting",
        "abi3=",
    ]


def test_a_relative_directory_is_below_the_project(project: Project) -> None:
    (project.root / "dist").mkdir()
    program = "import bindgen_backend; print(bindgen_backend.build_wheel('dist'))"
    environment = {
        **os.environ,
        "BINDGEN": str(project.command),
        "PYTHONPATH": str(project.root / "backend"),
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "demo-1.0-py3-none-linux_x86_64.whl\n"
    assert (project.root / "dist" / done.stdout.strip()).exists()


def test_a_failure_is_the_command_s_own(project: Project) -> None:
    status, errors = project.fails("build_wheel", str(project.out), CASE="fail")
    assert status == 2
    assert errors == "   Compiling demo\nerror[BG0703]: cargo is not there\n"


def test_a_killed_command_is_named(project: Project) -> None:
    status, errors = project.fails("build_wheel", str(project.out), CASE="die")
    assert status == 1
    assert "was ended by signal SIGKILL" in errors


@pytest.mark.parametrize("case", ["silent", "elsewhere"])
def test_what_was_not_written_is_not_returned(project: Project, case: str) -> None:
    status, errors = project.fails("build_wheel", str(project.out), CASE=case)
    assert status == 1
    assert "was to print what it has written" in errors


def test_prepared_metadata_is_that_of_the_wheel(
    project: Project, tmp_path: Path
) -> None:
    name = project.hook("prepare_metadata_for_build_wheel", str(tmp_path))
    made = project.hook("build_wheel", str(project.out), None, str(tmp_path / name))
    assert zipfile.is_zipfile(project.out / made)


@pytest.mark.parametrize("hook", ["build_wheel", "build_editable"])
def test_other_metadata_than_prepared_ends_the_build(
    project: Project, tmp_path: Path, hook: str
) -> None:
    name = project.hook("prepare_metadata_for_build_wheel", str(tmp_path))
    status, errors = project.fails(
        hook, str(project.out), None, str(tmp_path / name), CASE="changed"
    )
    assert status == 1
    assert (
        "demo-1.0.dist-info/METADATA of the wheel is not what the frontend was given before"
        in errors
    )
    assert list(project.out.iterdir()) == []


def test_a_prepared_file_that_the_wheel_lacks_ends_the_build(
    project: Project, tmp_path: Path
) -> None:
    name = project.hook("prepare_metadata_for_build_wheel", str(tmp_path))
    (tmp_path / name / "licenses" / "NOTICE").write_text("by the frontend")
    _, errors = project.fails(
        "build_wheel", str(project.out), None, str(tmp_path / name)
    )
    assert "demo-1.0.dist-info/licenses/NOTICE of the wheel" in errors


class Places:
    """A backend that is installed somewhere, and what finds its command."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "lib" / "python3" / "site-packages"
        shutil.copytree(BACKEND, self.site)

    def record(self, script: str) -> None:
        info = self.site / "bindgen-0.1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            "Metadata-Version: 2.4\nName: bindgen\nVersion: 0.1.0\n"
        )
        (info / "RECORD").write_text(
            f"bindgen_backend/__init__.py,,\n{script},,\nbindgen-0.1.0.dist-info/RECORD,,\n"
        )

    def find(self, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {
            name: value for name, value in os.environ.items() if name != "BINDGEN"
        }
        inherited["PATH"] = "/nowhere"
        return subprocess.run(
            [
                sys.executable,
                "-c",
                "from bindgen_backend._find import find; print(find())",
            ],
            env={**inherited, "PYTHONPATH": str(self.site), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def found(self, **environment: str) -> Path:
        done = self.find(**environment)
        assert done.stderr == ""
        return Path(done.stdout.rstrip("\n"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.mark.parametrize(
    "script",
    [
        "../../../bin/bindgen",
        "../../../Scripts/bindgen.exe",
        "../../../local/bin/bindgen",
    ],
)
def test_the_command_of_the_distribution_comes_first(
    places: Places, script: str
) -> None:
    places.record(script)
    own = write_stub(Path(os.path.normpath(places.site / script)))
    other = write_stub(places.root / "other" / "bindgen")
    assert places.found(PATH=str(other.parent)) == own


def test_the_command_of_a_target_directory(places: Places) -> None:
    places.record("../../bin/bindgen")  # as pip leaves it
    own = write_stub(places.site / "bin" / "bindgen")
    assert places.found() == own


def test_a_variable_comes_before_all(places: Places) -> None:
    places.record("../../../bin/bindgen")
    write_stub(places.root / "bin" / "bindgen")
    other = write_stub(places.root / "other" / "my bindgen")
    assert places.found(BINDGEN=str(other)) == other
    assert places.found(BINDGEN="my bindgen", PATH=str(other.parent)) == other


def test_a_variable_that_names_nothing(places: Places) -> None:
    done = places.find(BINDGEN="/nowhere/bindgen")
    assert done.returncode == 1
    assert (
        done.stderr
        == "bindgen_backend: the environment variable BINDGEN names /nowhere/bindgen, which is no program\n"
    )


def test_rust_bindgen_on_path_is_passed_over(places: Places) -> None:
    rust = places.root / "rust" / "bindgen"
    rust.parent.mkdir()
    rust.write_text("#!/bin/sh\necho bindgen 0.72.1\n")
    rust.chmod(0o755)
    ours = write_stub(places.root / "ours" / "bindgen")
    path = os.pathsep.join([str(rust.parent), "", str(ours.parent)])
    assert places.found(PATH=path) == ours
    done = places.find(PATH=str(rust.parent))
    assert f"{rust} is not it" in done.stderr


def test_no_command_says_what_to_do(places: Places) -> None:
    done = places.find()
    assert done.returncode == 1
    assert done.stderr == (
        "bindgen_backend: there is no bindgen command: neither beside this module nor on PATH\n"
        "  build-system.requires of pyproject.toml has to name bindgen, whose wheel carries it;\n"
        "  or set BINDGEN to the path of one\n"
    )


def test_a_command_for_another_system(project: Project) -> None:
    header = (
        b"\x7fELF\x02\x01\x01"
        + bytes(9)
        + (2).to_bytes(2, "little")
        + (0xF3).to_bytes(2, "little")
    )
    project.command.write_bytes(header + bytes(64))
    status, errors = project.fails("build_wheel", str(project.out))
    assert status == 1
    assert f"{project.command} does not run here" in errors
    assert "set BINDGEN to the path of a bindgen that runs on this one" in errors


def test_an_interrupt_waits_for_the_command(project: Project) -> None:
    # Who starts the tests in the background of a shell has interrupts ignored.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "import bindgen_backend; bindgen_backend.build_wheel('.')"
    )
    environment = {
        **os.environ,
        "BINDGEN": str(project.command),
        "PYTHONPATH": str(project.root / "backend"),
        "CASE": "wait",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=project.root,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    note = Path(f"{project.command}.json")
    deadline = time.monotonic() + 30
    while not note.exists() or not note.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.2)  # into its sleep
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == "   Compiling demo\n"
    assert Path(f"{project.command}.ended").exists()
