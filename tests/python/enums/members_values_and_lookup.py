from enum import Enum, auto

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

class Mode(Enum):
    FAST = auto()
    SLOW = auto()
    @property
    def label(self): return self.name.title()

print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['GREEN'], list(Color), Color.CRIMSON is Color.RED, len(Color), Color.RED == 1, Mode.SLOW.value, Mode.FAST.label, Color.RED in Color, f'{Color.RED}')
try:
    Color['BLUE']
except KeyError as e:
    print('KeyError', e)
try:
    Color.RED.value = 5
except AttributeError as e:
    print(e)
Color(9)
