from django.core.cache import cache
from enum import Enum
import hashlib
class Flag(str, Enum):
    NEW_UI = 'new_ui'; BETA = 'beta'
    def enabled_for(self, user):
        rollout = cache.get(f'flag:{self.value}', 0)
        bucket = int(hashlib.md5(f'{self.value}:{user}'.encode()).hexdigest(), 16) % 100
        return bucket < rollout
    __str__ = lambda self: self.value
cache.set('flag:new_ui', 50, None)
print([u for u in range(10) if Flag.NEW_UI.enabled_for(u)], any(Flag.BETA.enabled_for(u) for u in range(10)), str(Flag.BETA), f'{Flag.BETA}', Flag('beta').name, Flag.BETA == 'beta')
cache.set(Flag.BETA, 1); print(cache.get('beta'), list(cache._cache))
print({f.name: f.value for f in Flag}, 'new_ui' in [f.value for f in Flag], Flag.NEW_UI in Flag)
Flag('gamma')
