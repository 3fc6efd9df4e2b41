import configured

assert configured.extra() is True
assert not hasattr(configured, "plain")
