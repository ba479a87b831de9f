def parse(text):
    return int(text)

def careful(text):
    try:
        return parse(text)
    except ValueError:
        print('could not parse', repr(text))
        raise

print(careful('12'))
careful('twelve')
