from django.core.cache import cache

def score(name, points):
    board = cache.get('board') or {}
    board[name] = board.get(name, 0) + points
    cache.set('board', board, None)

for name, points in [('ann', 5), ('bob', 7), ('ann', 4), ('cy', 7)]:
    score(name, points)
top = sorted(cache.get('board').items(), key=lambda item: (-item[1], item[0]))
for place, (name, points) in enumerate(top, 1):
    print(f'{place}. {name:<5}{points:>3}')
