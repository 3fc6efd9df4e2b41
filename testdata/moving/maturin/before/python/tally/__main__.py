import sys

from tally import summarize


def read() -> str:
    return sys.stdin.read()


def main() -> None:
    summary = summarize(read())
    print(f"{summary.count} numbers, mean {summary.mean}")


if __name__ == "__main__":
    main()
