import os

from wordbag._lowlevel import ffi, lib
from wordbag.utils import (
    RustObject,
    decode_str,
    decode_uuid,
    encode_str,
    rustcall,
)

__all__ = ["Bag"]


class Bag(RustObject):
    """A bag of words."""

    __dealloc_func__ = lib.wordbag_bag_free

    def __init__(self):
        self._objptr = rustcall(lib.wordbag_bag_new)

    @classmethod
    def parse(cls, text):
        return cls._from_objptr(rustcall(lib.wordbag_bag_parse, encode_str(text)))

    def add(self, text):
        return self._methodcall(lib.wordbag_bag_add, encode_str(text))

    def __getitem__(self, word):
        return self._methodcall(lib.wordbag_bag_count, encode_str(word))

    def counts(self, stop=False):
        """The words with their counts; with stop, without those that say nothing."""
        counts = self._methodcall(lib.wordbag_bag_counts)
        try:
            rv = [
                (decode_str(counts.items[i].word), counts.items[i].count)
                for i in range(counts.len)
            ]
        finally:
            lib.wordbag_counts_free(ffi.addressof(counts))
        if stop:
            with open(os.path.join(os.path.dirname(__file__), "stopwords.txt")) as f:
                words = set(f.read().split())
            rv = [item for item in rv if item[0] not in words]
        return rv

    def visit(self, function):
        """Calls function(word, count) for each word, until it returns False."""

        @ffi.callback("WordbagVisitor")
        def visitor(word, count, context):
            assert ffi.from_handle(context) is handed
            return function(decode_str(word), count) is not False

        handed = object()
        return self._methodcall(
            lib.wordbag_bag_visit, visitor, ffi.new_handle(handed)
        )

    def dump(self):
        return decode_str(self._methodcall(lib.wordbag_bag_dump), free=True)

    @property
    def uuid(self):
        return decode_uuid(self._methodcall(lib.wordbag_bag_uuid))
