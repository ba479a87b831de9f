def read(lines):
    for line in lines:
        yield line.strip()

def only(lines, word):
    return (line for line in lines if word in line)

def numbered(lines):
    yield from enumerate(lines, 1)

log = [' hit a ', 'miss b', 'hit c\n', 'error']
for n, line in numbered(only(read(log), 'hit')):
    print(n, line)
print(sum(1 for _ in only(read(log), 's')), dict(numbered('ab')))
list(read([1]))
