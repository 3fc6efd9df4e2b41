import argparse

from . import __version__, slugify


def main() -> None:
    parser = argparse.ArgumentParser(prog="slugger")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("text")
    print(slugify(parser.parse_args().text))
