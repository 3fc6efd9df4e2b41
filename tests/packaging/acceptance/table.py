"""What has been tried, and how it went: a table for each example, tool × artifact."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A check did not hold; the text says which."""


class Skipped(Exception):
    """A check could not be made; the text says why."""


@dataclass
class Cell:
    """The outcome of one check."""

    word: str  # ok, FAIL or SKIP
    note: str
    seconds: float


class Table:
    """The outcomes of one example: a row for each tool, a column for each artifact."""

    def __init__(self, name: str, columns: list[str], logs: Path) -> None:
        self.name = name
        self.columns = columns
        self.logs = logs
        self.cells: dict[tuple[str, str], Cell] = {}
        self.rows: list[str] = []
        self.lock = threading.Lock()

    def check(self, row: str, column: str, act: Callable[[], None]) -> bool:
        """Make one check and note how it went. A fault in the check itself is a failure."""
        assert column in self.columns
        with self.lock:
            if row not in self.rows:
                self.rows.append(row)
        start = time.monotonic()
        word, note = "ok", ""
        try:
            act()
        except Skipped as reason:
            word, note = "SKIP", str(reason)
        except Exception as fault:
            word, note = "FAIL", f"{type(fault).__name__}: {fault}"
            if isinstance(fault, Failed):
                note = str(fault)
        cell = Cell(word, note, time.monotonic() - start)
        with self.lock:
            assert (row, column) not in self.cells, (row, column)
            self.cells[row, column] = cell
            seconds = f"{cell.seconds:.0f}s"
            print(
                f"{word:4} {self.name}, {column}: {row}  {seconds}  {note.partition(chr(10))[0]}".rstrip(),
                flush=True,
            )
        return word == "ok"

    def log(self, row: str, column: str) -> Path:
        """Where a check writes what its commands say."""
        name = f"{self.name}-{column}-{row}"
        safe = "".join(c if c.isalnum() or c in ".-" else "-" for c in name)
        return self.logs / f"{safe}.log"

    def count(self, word: str) -> int:
        return sum(1 for cell in self.cells.values() if cell.word == word)

    def text(self) -> str:
        """The table: `-` where there is nothing to check."""
        first = max(len(row) for row in [*self.rows, self.name])
        widths = [max(len(column), 4) for column in self.columns]
        lines = [
            " ".join(
                [
                    self.name.ljust(first),
                    *(
                        column.rjust(width)
                        for column, width in zip(self.columns, widths)
                    ),
                ]
            )
        ]
        for row in self.rows:
            words = [
                self.cells[row, column].word if (row, column) in self.cells else "-"
                for column in self.columns
            ]
            lines.append(
                " ".join(
                    [
                        row.ljust(first),
                        *(word.rjust(width) for word, width in zip(words, widths)),
                    ]
                )
            )
        for (row, column), cell in self.cells.items():
            if cell.word != "ok":
                lines.append(f"{cell.word} {row}, {column}: {cell.note}")
        return "\n".join(lines)


def summary(tables: list[Table]) -> str:
    """The last line, which scripts/count.awk reads."""
    passed, failed, skipped = (
        sum(table.count(word) for table in tables) for word in ("ok", "FAIL", "SKIP")
    )
    line = f"{passed} passed, {failed} failed"
    return f"{line}, {skipped} skipped" if skipped else line
