from collections import Counter, defaultdict
text = 'abracadabra'
plain, dd = {}, defaultdict(int)
for ch in text:
    plain[ch] = plain.get(ch, 0) + 1
    dd[ch] += 1
print(plain == dd == Counter(text), plain, max(plain, key=plain.get), sorted(plain, key=lambda c: (-plain[c], c)))
for ch in text:
    plain[ch.upper()] += 1
