for n in range(1, 16):
    print('Fizz' * (n % 3 == 0) + 'Buzz' * (n % 5 == 0) or n, end=' ')
print()
def is_palindrome(s):
    s = ''.join(c.lower() for c in s if c.isalnum())
    return s == s[::-1]
print(is_palindrome('A man, a plan, a canal: Panama'), is_palindrome('Django'))
print([n for n in range(2, 50) if all(n % d for d in range(2, int(n ** 0.5) + 1))])
