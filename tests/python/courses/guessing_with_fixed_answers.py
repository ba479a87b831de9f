def guess(secret, attempts):
    for n, attempt in enumerate(attempts, start=1):
        match (attempt > secret) - (attempt < secret):
            case 0:
                return f'found in {n}'
            case 1:
                print(attempt, 'too high')
            case -1:
                print(attempt, 'too low')
    return 'out of attempts'

print(guess(7, [5, 9, 7]), guess(1, [2]))
guess(7, ['5'])
