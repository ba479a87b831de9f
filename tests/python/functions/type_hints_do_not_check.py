def greet(name: str, times: int = 1) -> int:
    return f'hi {name} ' * times

print(greet(5), greet('a', True), greet.__annotations__)
greet('a', 'b')
