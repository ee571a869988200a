"""``python -m reportcheck``."""

from reportcheck.cli import main

if __name__ == "__main__":
    main()
