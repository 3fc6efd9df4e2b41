import sys

from wordbag.bag import Bag


def main():
    bag = Bag()
    bag.add(sys.stdin.read())
    for word, count in bag.counts(stop=True):
        print(count, word)


if __name__ == "__main__":
    main()
