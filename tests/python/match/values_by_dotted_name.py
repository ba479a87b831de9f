from enum import Enum

class Color(Enum):
    RED = 1
    BLUE = 2

def name(c):
    match c:
        case Color.RED:
            return 'red'
        case Color.BLUE | 2:
            return 'blue'
    return '?'

print(name(Color.RED), name(2), name(Color.BLUE), name('red'))
class P: pass
match P():
    case P(1):
        print('never')
