text = """the cache is fast the database is slow
the end"""
counts = {}
for line_no, line in enumerate(text.splitlines(), 1):
    for word in line.split():
        counts.setdefault(word, []).append(line_no)
for word, lines in sorted(counts.items(), key=lambda kv: (-len(kv[1]), kv[0]))[:4]:
    print(f'{word:<10}{len(lines)} {sorted(set(lines))}')
print(max(counts, key=lambda w: len(w)), sum(map(len, counts.values())))
print(counts['django'])
