from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, InitVar

@dataclass
class Box:
    w: int
    h: int
    area: int = field(init=False)
    scale: InitVar[int] = 1

    def __post_init__(self, scale):
        if self.w < 0:
            raise ValueError(f'negative width {self.w}')
        self.area = self.w * self.h * scale

@dataclass
class Crate(Box):
    inside: list = field(default_factory=list)

c = Crate(2, 3, 2, [Box(1, 1)])
print(c, asdict(c), astuple(c), [f.name for f in fields(Box)], is_dataclass(Box), is_dataclass(5))
for f in (lambda: Box(1), lambda: Box(1, 2, 3, 4), lambda: Box(1, 2, area=3)):
    try:
        f()
    except TypeError as e:
        print(e)
Box(-1, 2)
