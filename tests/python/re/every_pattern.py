import re
def t(label, f):
    try: print(label, f())
    except Exception as e: print(label, type(e).__name__, e, getattr(e, 'pos', ''), getattr(e,'colno',''))
for p in ['(', ')', 'a)', '[', '[a', 'a**', '*a', 'a{2,1}', '(?P<1>a)', '(?P<n>a)(?P<n>b)', '(?P=x)', r'\2', r'(a)\2', '[z-a]', '\\', r'\q', r'[\q]', '(?<=a*)b', '(?z)', '(?P>x)', '(?', '(?P', '(?P<', '(?P<a', '(?i', 'a(?i)b', r'(a\1)', '(?<x>a)', 'a{99999999999}', '(?:a', '(?#x', '^*', r'\x1', r'\u12', '(?P<>a)', '(?(1)a|b)', '(?(x)a|b)', '(a)(?(1)a|b|c)', 'a+*', 'a{1}{2}', '(?i-', '(?-i)', '(?-', '(?i-z:a)', r'[a-\d]', r'\400','(?a', 'x\n(', '+']:
    t(p, lambda: re.compile(p))
for p, s in [('a*', 'aaab'), ('(a)|b', 'b'), ('(a)(b)?', 'a'), (r'(\w+) (\w+)', 'hello world x'), ('(?i)HeLLo', 'hello'), ('a.c', 'a\nc'), ('(?s)a.c', 'a\nc'), ('^b', 'a\nb'), ('(?m)^b$', 'a\nb\n'), (r'(?P<x>\d+)-(?P=x)', '12-12'), ('(a+?)(a*)', 'aaa'), ('(?=ab)a', 'ab'), ('a(?!b)', 'abac'), ('(?<=x)y', 'xy'), ('(?<!x)y', 'xyy'), ('(ab|a)(bc)?', 'abc'), ('(a*)*', 'aaab'), ('(a*)+b', 'aaab'), ('(?:a|b)*?c', 'ababc'), ('x{2,3}', 'xxxx'), ('x{2,3}?', 'xxxx'), ('(ab){2}', 'ababab'), ('[^a-c]+', 'abcdef'), ('[]a]+', ']a'), (r'\bfoo\b', 'a foo b'), (r'\Bo', 'foo'), ('(?x) a b # c\n c', 'abc'), ('a++a', 'aaa'), ('(?>a+)b', 'aab'), ('(a)?(?(1)b|c)', 'ab'), ('(a)?(?(1)b|c)', 'c'), ('[\\d.]+', 'v1.2.3'), ('é', 'É'), ('(?i)é', 'É'), ('(?a)\\w+', 'é a'), ('\\w+', 'éa b'), ('a$', 'a\n'), (r'a\Z', 'a\n'), ('(a|ab)(c|bcd)(d*)', 'abcd'), ('((a)|(b))+', 'ab'), ('x{,2}', 'xxx'), ('x{', 'x{'), ('{', '{'), ('a{,}', 'aa'), ('(?i:A)b', 'ab'), ('(?i:A)B', 'ab'),('(?:(a)|b)*', 'ab'), ('[a-z]*?$', 'abc'), ('', 'abc'), ('(?i)[^a]', 'A'), ('[\\]\\-x]+', ']-x'), ('(.+)+b','aaaaaaaaab'), (r'\$\{(\w+)\}', 'x ${ab}'), ('(?:x|(y))z\\1?', 'xz'), ('(a)(?=(b))', 'ab')]:
    for name in ('match', 'search', 'fullmatch', 'findall', 'split'):
        r = getattr(re, name)(p, s)
        print(repr(p), name, r, (r.groups(), r.lastindex, r.regs) if isinstance(r, re.Match) else '')
    print(re.sub(p, '<\\g<0>>', s), re.subn(p, '-', s, count=1))
t('tpl', lambda: re.sub('(a)', r'\2', 'a')); t('tpl', lambda: re.sub('(a)', r'\g<x>', 'a')); t('tpl', lambda: re.sub('(a)', r'\q', 'a')); t('tpl', lambda: re.sub('(a)', r'\g<1', 'a')); t('tpl', lambda: re.sub('(a)', r'\g1', 'a')); t('tpl', lambda: re.sub('(a)', r'\g<>', 'a')); t('tpl', lambda: re.sub('(?P<x>a)', r'[\g<x>\1\n\\\.]', 'a')); t('tpl', lambda: re.sub('(a)', '\\', 'a'))
t('tpl', lambda: re.sub('(a)', lambda m: m.group(1).upper() + str(m.start()), 'xaya'))
t('ty', lambda: re.match('a', 5)); t('ty', lambda: re.match(b'a', 'a')); t('ty', lambda: re.match('a', b'a')); t('ty', lambda: re.match(5, 'a')); t('ty', lambda: re.compile(re.compile('a'), re.I)); t('ty', lambda: re.sub('a', 5, 'a')); t('ty', lambda: re.compile([]))
p = re.compile('(?P<year>\\d{4})-(?P<month>\\d\\d)', re.I | re.M)
print(p, p.flags, p.groups, p.groupindex, re.I, re.I | re.M, repr(re.S), p == re.compile(p.pattern, re.I | re.M), re.compile(b'a', re.A), re.compile('x'))
m = p.search('on 2024-05 ok')
print(m, m['year'], m.group('year', 'month'), m.groupdict(), m.span(), m.span('month'), m.start(1), m.end(2), m.lastgroup, m.lastindex, m.pos, m.endpos, m.string, m.re is p, m.expand(r'\2/\1'))
t('g', lambda: m.group(3)); t('g', lambda: m['nope']); t('g', lambda: m.nope); t('g', lambda: p.nope); t('g', lambda: m.group(1.5))
print(re.escape('a.b*c[d] e-f_g/h'), re.escape(b'a.b'), re.findall(b'a(.)', b'abac'), re.sub(b'a', b'\\g<0>x', b'ab'))
print([m.span() for m in re.finditer('a|', 'banana')], p.match('2024-01', 1), p.match('x2024-01', 1), p.search('2024-01 2025-02', 3), re.split('(,)|;', 'a,b;c', 1))
print(re.compile('a', re.VERBOSE | re.DOTALL), bool(re.match('', '')), re.findall('(a)(b)?', 'abac'), type(m), type(p), hash(p) == hash(re.compile(p.pattern, 10)))
import pickle, copy
print(pickle.loads(pickle.dumps(p)) is p, copy.copy(m) is m)
t('p', lambda: pickle.dumps(m))
try:
    re.compile('(')
except re.error as e:
    print(repr(e), e.msg, e.pattern, e.pos, e.lineno, e.colno)
