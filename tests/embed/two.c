/* two LIBPYTHON HOME LIBPYTHON HOME COPY: two Pythons in a process. The first one
 * imports the library; the second one is refused, and works with a copy of the
 * package in the directory COPY. */
#include "embed.h"

int main(int count, char **arguments) {
    if (count != 6) return 2;
    setenv("EMBED_COPY", arguments[5], 1);
    python first = load(arguments[1], arguments[2], RTLD_LOCAL);
    first.initialize(0);
    run(&first, USE);
    python second = load(arguments[3], arguments[4], RTLD_LOCAL);
    second.initialize(0);
    run(&second,
        "import os\n"
        "import sys\n"
        "try:\n"
        "    import ophio.glob\n"
        "except ImportError as error:\n"
        "    assert 'another Python in this process' in str(error), error\n"
        "else:\n"
        "    raise AssertionError('imported twice')\n"
        "for name in [name for name in sys.modules if name.startswith('ophio')]:\n"
        "    del sys.modules[name]\n"
        "sys.path.insert(0, os.environ['EMBED_COPY'])\n" USE);
    return 0;
}
