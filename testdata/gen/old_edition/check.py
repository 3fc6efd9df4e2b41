from old_edition import Pair, double

assert double(4) == 8
pair = Pair(1, 2)
pair.swap()
assert pair.left == 2
