from wordbag.bag import Bag
from wordbag.exceptions import *  # noqa: F403
from wordbag.exceptions import __all__ as _exceptions

__all__ = ["Bag", *_exceptions]
