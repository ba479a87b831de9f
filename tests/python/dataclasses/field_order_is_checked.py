from dataclasses import dataclass

@dataclass
class A:
    x: int = 0
    y: int
