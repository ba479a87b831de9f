import re
KEY = re.compile(r'[a-z][a-z0-9_:-]{0,20}')
for key in ('user:1', 'User', '1a', 'a' * 30, 'ok-key_1', ''):
    print(repr(key[:10]), bool(KEY.fullmatch(key)))
slug = re.sub(r'[^a-z0-9]+', '-', 'Hello, World! It is 2024'.lower()).strip('-')
print(slug, re.search(r'(\d+)(?:px|em)', 'width: 20px').group(1), re.findall(r'(?<=\$)\d+', '$5 and $10'), re.split('[,;]', 'a,b;c'))
