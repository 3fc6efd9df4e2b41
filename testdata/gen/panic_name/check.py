import panic_name as m


def caught(function):
    try:
        function()
    except Exception as error:
        return error
    raise AssertionError(f"{function} raised nothing")


error = caught(m.PanicException)
assert isinstance(error, SystemError) and "not a class" in str(error)
kind = type(error)
assert (kind.__module__, kind.__qualname__) == ("bindgen_rt", "PanicException")
assert type(caught(m.PanicException)) is kind

for space, name in (m.first, "first"), (m.second, "second"):
    error = caught(space.fail)
    assert type(error) is space.Error and error.args == (name,)
    assert space.Error.__module__ == f"panic_name.{name}"
    assert space.Error.__name__ == space.Error.__qualname__ == "Error"
assert (
    m.second.Error.__bases__ == (m.first.Error,) and m.first.Error is not m.second.Error
)
assert caught(m.first.fail).type == "first" and caught(m.second.fail).type is None
assert m.first.__all__ == m.second.__all__ == ["Error", "fail"]
