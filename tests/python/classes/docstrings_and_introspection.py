class Cache:
    """Remembers."""
    def get(self, key: str, default=None) -> str:
        "Reads."
    size = 3

print(Cache.__doc__, Cache.get.__doc__, Cache.get.__annotations__, [n for n in dir(Cache) if not n.startswith('_')], Cache().get('x'))
print(isinstance(3, (str, int)), issubclass(bool, int), type(3) is int, isinstance(True, int))
isinstance(3, 'int')
