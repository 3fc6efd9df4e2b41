"""The packages of the examples before those who have to take them.

`python -m acceptance` (scripts/test-packaging.sh) builds every artifact of every example,
has the judges of tools/packaging.txt look at it, and installs it by pip and uv into fresh
environments of several Pythons, where the example's own tests run. It prints a table for
each example, tool × artifact.
"""
