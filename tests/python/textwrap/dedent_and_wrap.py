import textwrap
text = """
    two
      four
    """
print(repr(textwrap.dedent(text)), textwrap.wrap('the quick brown fox jumps', 10), textwrap.shorten('hello big world', 11, placeholder='...'), textwrap.indent('a\nb', '> '))
print(textwrap.fill('aaa bbb ccc', width=7))
