config = """
host = localhost
port = 11211  # memcached
timeout=30
broken line
"""
settings = {}
for number, line in enumerate(config.splitlines()):
    line = line.split('#')[0].strip()
    if not line:
        continue
    try:
        key, value = line.split('=')
    except ValueError as e:
        print(f'line {number}: {e}')
        continue
    settings[key.strip()] = int(value) if value.strip().isdigit() else value.strip()
print(settings, settings['port'] + 1)
settings['timeout'].lower()
