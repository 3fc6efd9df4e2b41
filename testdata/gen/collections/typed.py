"""What type checkers take: what the module gives, and dicts of one kind of keys."""

import collections_case as m

m.optional(m.optional({True: "a", None: "b"}))
by_bool: dict[bool, str] = {True: "a"}
m.optional(by_bool)
by_bytes: dict[bytes, bytearray] = {b"a": bytearray(b"12")}
m.digests(by_bytes)
m.digests(m.digests({b"a": b"12"}))
m.total(m.counts(["a"]))
