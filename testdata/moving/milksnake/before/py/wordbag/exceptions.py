from wordbag._lowlevel import lib

__all__ = ["WordbagError"]
exceptions_by_code = {}


class WordbagError(Exception):
    code = None


def _make_exceptions():
    prefix = "WORDBAG_ERROR_CODE_"
    for attr in dir(lib):
        if not attr.startswith(prefix):
            continue
        name = attr[len(prefix) :].title().replace("_", "")
        base = WordbagError
        if name.startswith("ParseError") and name != "ParseError":
            base = globals().setdefault("ParseError", type("ParseError", (base,), {}))
        code = getattr(lib, attr)
        exception = type(name, (base,), {"code": code, "__module__": __name__})
        globals()[name] = exceptions_by_code[code] = exception
        __all__.append(name)
    __all__.append("ParseError")


_make_exceptions()
