"""What type checkers take: what the module gives, and dicts of one kind of keys."""

from pathlib import Path

import paths as m

m.sizes(m.sizes({"a": 1}))
by_text: dict[str, int] = {"a": 1}
by_path: dict[Path, int] = {Path("a"): 1}
m.sizes(by_text)
m.sizes(by_path)
