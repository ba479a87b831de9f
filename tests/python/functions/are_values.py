def shout(text: str) -> str:
    """Make it loud."""
    return text.upper() + '!'

say = shout
ops = {'loud': say, 'len': len, 'double': lambda s: s * 2}
print([f('hi') for f in ops.values()], say.__doc__, shout.__annotations__, say is shout, callable(say))
shout.calls = 3
print(shout.calls, (lambda: None)(), list(map(shout, 'ab')), ops['loud'].__name__)
shout.missing
