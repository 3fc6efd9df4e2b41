"""Modules that end before the objects of their classes."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig

import pytest
from suite import _backend

# The collector takes a copy of the module together with objects that refer to it.
COPIES = """
import gc, importlib.machinery, importlib.util, suite._native, weakref
PATH = suite._native.__file__

def load():
    loader = importlib.machinery.ExtensionFileLoader("suite._native", PATH)
    spec = importlib.util.spec_from_loader("suite._native", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module

class Holder:
    pass

gc.disable()
for number in range(90):
    module = load()
    kinds = module.Open, module.Heir, type("Sub", (module.Open,), {})
    made, holder = kinds[number % 3](), Holder()
    made.module, made.holder, holder.made, module.made = module, holder, made, made
    if hasattr(made, "itself"):
        assert made.itself() is made
    links = weakref.ref(module), weakref.ref(made)
    del module, made, holder, kinds
    for _ in range(3):
        gc.collect()
        texts = [bytes(size) for size in range(16, 1024)]
    assert [link() for link in links] == [None, None]
"""


@pytest.mark.skipif(_backend.name == "cffi", reason="there is one module of CFFI's")
def test_objects_end_with_their_module() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):  # which has its own alone
        environment["PYTHONMALLOC"] = "malloc"  # memory of both is used again by both
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", COPIES],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
