"""Events, and what stack trace rules do to them."""

from ophio.enhancers import Cache, Component, Enhancements

NO_EXCEPTION = {"ty": None, "value": None, "mechanism": None}


def frame(**given):
    made = {
        "category": None,
        "family": b"native",
        "function": None,
        "module": None,
        "package": None,
        "path": None,
        "in_app": None,
    }
    made.update(given)
    return made


def functions(*names, **given):
    return [frame(function=name.encode(), **given) for name in names]


def rules(text, cache=None):
    return Enhancements.parse(text, cache or Cache(100))


def modify(text, frames, **exception):
    return rules(text).apply_modifications_to_frames(
        frames, {**NO_EXCEPTION, **exception}
    )


def in_app(text, frames, **exception):
    return [in_app for _, in_app in modify(text, frames, **exception)]


def categories(text, frames):
    return [category for category, _ in modify(text, frames)]


def assemble(text, frames, contributes=None, **exception):
    components = [Component(c) for c in contributes or [None] * len(frames)]
    result = rules(text).assemble_stacktrace_component(
        frames, {**NO_EXCEPTION, **exception}, components
    )
    return result, components


def counted(text, frames, contributes=None, **exception):
    _, components = assemble(text, frames, contributes, **exception)
    return [component.contributes for component in components]
