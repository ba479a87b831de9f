def caesar(text, shift):
    out = []
    for ch in text:
        if ch.isalpha():
            base = ord('A') if ch.isupper() else ord('a')
            ch = chr((ord(ch) - base + shift) % 26 + base)
        out.append(ch)
    return ''.join(out)

secret = caesar('Hello, Zoo!', 3)
print(secret, caesar(secret, -3))
def roman(n):
    result = ''
    for value, letters in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        result += letters * (n // value)
        n %= value
    return result
print([roman(n) for n in (4, 9, 14, 1994, 2024)])
caesar('x', '3')
