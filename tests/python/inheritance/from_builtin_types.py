class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1]

class Loud(str):
    def __add__(self, other):
        return Loud(str.__add__(self, other).upper())

class Even(int):
    def __new__(cls, n):
        return super().__new__(cls, n - n % 2)

s = Stack([1])
s.push(2)
print(s, s.peek(), len(s), isinstance(s, list), Loud('a') + 'b', Even(7), Even(7) + 1, type(Even(7)).__name__)
Stack().peek()
