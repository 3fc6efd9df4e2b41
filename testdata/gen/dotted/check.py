import sys
import types

import jellyfish
from jellyfish import _rustyfish
from jellyfish._rustyfish import phonetic

assert jellyfish.hamming("abc", "abd") == 1
assert jellyfish.similarity("ab", "ab") == 1.0
assert jellyfish.soundex is phonetic.soundex
assert phonetic.soundex("fish") == "f"

assert _rustyfish.__name__ == "jellyfish._rustyfish"
assert jellyfish.hamming.__module__ == "jellyfish._rustyfish"
assert jellyfish.Counter.__module__ == "jellyfish._rustyfish"
assert phonetic.soundex.__module__ == "jellyfish._rustyfish.phonetic"
assert "_rustyfish" not in sys.modules

try:
    jellyfish.hamming("a", "ab")
except ValueError as error:
    assert str(error) == "the lengths differ"
else:
    raise AssertionError

counter = jellyfish.Counter()
assert counter.add(types.SimpleNamespace(start=1, end=4)) == 3
