from django.core.cache import cache

class Counter:
    def __init__(self, name):
        self.name = name

    def up(self):
        return cache.incr(f'counter:{self.name}')

def run():
    c = Counter('visits')
    print('about to fail')
    return c.up()

run()
