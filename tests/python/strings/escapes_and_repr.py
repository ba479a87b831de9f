print(repr('it\'s'), repr('say "hi"'), repr('both \' and "'), repr('tab\tnew\nline'), repr('back\\slash'))
print(repr('\x00\x1f\x7f\x80\xa0é\u200b😀'), r'raw\n', 'a' 'b', """triple
quoted""")
print(ascii('é😀'), ord('A'), chr(233), '\u00e9' == 'é', len('😀'), '\101')
