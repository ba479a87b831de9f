class Counter:
    def __init__(self):
        self.n = 0

    def up():
        self.n += 1

    def reset(this):
        n = 0
        return n

c = Counter()
print(c.reset())
try:
    Counter.reset()
except TypeError as e:
    print(e)
c.up()
