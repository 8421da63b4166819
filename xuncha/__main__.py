"""`python -m xuncha`: the command line."""

from xuncha.main import run

if __name__ == "__main__":
    run()
