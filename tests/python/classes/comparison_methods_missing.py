class Card:
    def __init__(self, rank): self.rank = rank
    def __lt__(self, other): return self.rank < other.rank
    def __repr__(self): return f'C{self.rank}'

cards = [Card(3), Card(1), Card(2)]
print(sorted(cards), min(cards), max(cards), cards[0] > cards[1], cards[0] == Card(3))
try:
    cards[0] < 5
except AttributeError as e:
    print(e)
cards[0] <= cards[1]
