import motor

assert motor.extra() is True
assert not hasattr(motor, "plain")
assert motor.extra.__module__ == "motor"
