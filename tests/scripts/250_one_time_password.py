import random
import time
from django.core.cache import cache

random.seed(7)

def send_code(phone):
    code = f'{random.randint(0, 999999):06d}'
    cache.set(f'otp:{phone}', code, timeout=120)
    return code

def verify(phone, code):
    if cache.get(f'otp:{phone}') != code:
        return False
    cache.delete(f'otp:{phone}')
    return True

code = send_code('555')
print(code, verify('555', 'wrong'), verify('555', code), verify('555', code))
code = send_code('555')
time.sleep(120)
print(verify('555', code))
