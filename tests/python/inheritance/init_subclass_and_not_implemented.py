class Plugin:
    registry = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry.append(cls.__name__)
    def run(self):
        raise NotImplementedError(f'{type(self).__name__}.run')

class A(Plugin):
    def run(self): return 'ran'
class B(Plugin): pass

print(Plugin.registry, A().run())
B().run()
