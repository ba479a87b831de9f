from enum import Flag, auto


class Access(Flag):
    READ = auto()
    WRITE = auto()
    ALL = READ | WRITE


for value in (0, 3, -1):
    print(Access(value), bool(Access(value)))
for value in (4, 64, "x"):
    try:
        Access(value)
    except ValueError as error:
        print(error)
