"""A tiny bundler: it makes the source maps of the tests.

It puts texts one after the other into one line each, shortens names that it is given,
and maps each word to its place. Columns are those of JavaScript: units of UTF-16.
"""

import json
import re

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
WORD = re.compile(r"[^\W\d]\w*|[^\w\s]", re.UNICODE)


def vlq(number):
    """A number as base64 digits of five bits."""
    bits = -number << 1 | 1 if number < 0 else number << 1
    digits = ""
    while True:
        bits, digit = bits >> 5, bits & 31
        digits += DIGITS[digit | 32 if bits else digit]
        if not bits:
            return digits


def utf16(text):
    """The length in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def bundle(files, short=(), contents=True, **members):
    """The bundle of some files and its source map, which has the members besides."""
    short = dict(short)
    names, lines, mappings = list(short), [], []
    before = [0, 0, 0, 0]  # source, line, column, name
    for source, text in enumerate(files.values()):
        out, segments, column = "", [], 0
        for number, line in enumerate(text.splitlines()):
            for word in WORD.finditer(line):
                name = word.group()
                now = [source, number, utf16(line[: word.start()])]
                segment = [utf16(out) - column]
                column = utf16(out)
                segment += [a - b for a, b in zip(now, before)]
                before[:3] = now
                if name in short:
                    segment.append(names.index(name) - before[3])
                    before[3] = names.index(name)
                segments.append("".join(map(vlq, segment)))
                out += short.get(name, name) + " "
        lines.append(out)
        mappings.append(",".join(segments))
    made = {
        "version": 3,
        "file": "bundle.js",
        "sources": list(files),
        "names": names,
        "mappings": ";".join(mappings),
        **members,
    }
    if contents:
        made["sourcesContent"] = list(files.values())
    return "\n".join(lines), made


def encoded(made):
    """A source map as bytes."""
    return json.dumps(made, ensure_ascii=False).encode()
