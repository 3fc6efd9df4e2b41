"""Whether two headers declare the same."""

from .configurations import configurations
from .model import KINDS


class Verdict:
    """The outcome of a comparison. Lists hold (kind, name, ...) in no configuration twice."""

    def __init__(self):
        self.matched = set()
        self.missing = {}
        self.extra = {}
        self.different = {}  # with the two descriptions
        self.other_layout = set()  # those of different that also a machine tells apart
        self.errors = []  # of the second header, where the first compiles
        self.reference_errors = []  # where the first compiles in no configuration
        self.configurations = 0

    def same(self):
        """Whether names and ABI are equal."""
        return self.same_abi() and not self.different

    def same_abi(self):
        """Whether both have the same names, of things that a machine cannot tell apart."""
        bad = (
            self.missing
            or self.extra
            or self.other_layout
            or self.errors
            or self.reference_errors
        )
        return not bad

    def score(self):
        """The share of what is the same in all that either declares."""
        faults = len(self.missing) + len(self.extra) + len(self.different)
        matched = len(
            self.matched - set(self.different) - set(self.missing) - set(self.extra)
        )
        return matched / (matched + faults) if matched + faults else 1.0

    def document(self):
        """The verdict for JSON."""
        return {
            "same": self.same(),
            "same_abi": self.same_abi(),
            "score": round(self.score(), 4),
            "configurations": self.configurations,
            "matched": len(self.matched),
            "missing": [[*key, value] for key, value in sorted(self.missing.items())],
            "extra": [[*key, value] for key, value in sorted(self.extra.items())],
            "different": [
                {
                    "kind": kind,
                    "name": name,
                    "expected": a,
                    "ours": b,
                    "same_abi": (kind, name) not in self.other_layout,
                }
                for (kind, name), (a, b) in sorted(self.different.items())
            ],
            "errors": self.errors,
            "reference_errors": self.reference_errors,
        }


def compare(reader, expected, ours):
    """Compares two Sources under every configuration in which the expected one compiles."""
    verdict = Verdict()
    refused = []
    for defined in configurations(expected.conditions() | ours.conditions()):
        reference = reader.model(expected, defined)
        if reference.errors:
            refused += [error for error in reference.errors if error not in refused]
            continue
        verdict.configurations += 1
        _enter(verdict, defined, reference, reader.model(ours, defined))
    if not verdict.configurations:
        verdict.reference_errors = refused
    return verdict


def _enter(verdict, defined, reference, model):
    place = f" with {', '.join(defined)}" if defined else ""
    verdict.errors += [
        error + place for error in model.errors if error + place not in verdict.errors
    ]
    for kind in KINDS:
        expected, ours = reference.entities[kind], model.entities[kind]
        for name in expected.keys() | ours.keys():
            key = (kind, name)
            if name not in ours:
                verdict.missing.setdefault(key, expected[name].strict)
            elif name not in expected:
                verdict.extra.setdefault(key, ours[name].strict)
            elif expected[name].strict == ours[name].strict:
                verdict.matched.add(key)
            else:
                verdict.different.setdefault(
                    key, (expected[name].strict, ours[name].strict)
                )
                if expected[name].machine != ours[name].machine:
                    verdict.other_layout.add(key)
