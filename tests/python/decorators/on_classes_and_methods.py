registry = {}

def register(cls):
    registry[cls.__name__.lower()] = cls
    return cls

def logged(method):
    def inner(self, *args):
        print(type(self).__name__, method.__name__, args)
        return method(self, *args)
    return inner

@register
class Dog:
    @logged
    def speak(self, times):
        return 'woof' * times

print(registry['dog']().speak(2), Dog is registry['dog'])
@register
def broken(): ...
broken.speak()
