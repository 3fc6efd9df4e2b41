import modules
import modules.outer.inner
from modules.outer import Coin, flip

assert modules.top() == 0
assert flip(Coin.Heads) == Coin.Tails
assert modules.outer.inner.flip([Coin.Heads, Coin.Tails]) == [Coin.Tails, Coin.Heads]
assert modules.outer.__doc__ == "In the middle."
assert modules.outer.inner.__doc__ == "At the bottom."
assert Coin.__module__ == "modules.outer"
