"""What type checkers take: what the module gives, and dicts of one kind of keys."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import external_types as m

mixed: dict[Decimal | float | str, int] = {Decimal("1.5"): 1, "2": 2, 2.5: 3}
m.same_prices(m.same_prices(mixed))
by_decimal: dict[Decimal, int] = {Decimal(1): 2}
by_text: dict[str, int] = {"1": 2}
by_int: dict[int, int] = {1: 2}
by_float: dict[float, int] = {1.5: 2}
m.same_prices(by_decimal)
m.same_prices(by_text)
m.same_prices(by_int)
m.same_prices(by_float)

some: dict[UUID | None, dict[tuple[date, int], str]] = {None: {}}
m.same_owners(some)
m.same_owners(m.same_owners({}))
owners: dict[UUID, dict[tuple[date, int], Decimal]] = {uuid4(): {}}
m.same_owners(owners)
