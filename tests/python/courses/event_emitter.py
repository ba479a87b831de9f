class Emitter:
    def __init__(self):
        self.handlers = {}
    def on(self, name):
        def register(func):
            self.handlers.setdefault(name, []).append(func)
            return func
        return register
    def emit(self, name, *args, **kwargs):
        return [h(*args, **kwargs) for h in self.handlers.get(name, ())]

bus = Emitter()
@bus.on('hit')
def first(key): return f'hit {key}'
@bus.on('hit')
@bus.on('miss')
def second(key, times=1): return key * times

print(bus.emit('hit', 'a'), bus.emit('miss', 'b', times=2), bus.emit('nothing'))
bus.emit('hit', 'a', times=2)
