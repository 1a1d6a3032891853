"""Run the command line from a checkout: `python cli.py parse FILE`."""

from reportkit.cli import main

if __name__ == "__main__":
    main()
