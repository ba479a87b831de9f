from django.core.cache import cache
from collections import defaultdict
class Signal:
    def __init__(self): self.receivers = []
    def connect(self, f): self.receivers.append(f); return f
    def send(self, sender, **kw): return [(r.__name__, r(sender=sender, **kw)) for r in self.receivers]
post_save = Signal()
class Article:
    objects = {}
    def __init__(self, pk, title): self.pk, self.title = pk, title
    def save(self):
        created = self.pk not in self.objects
        self.objects[self.pk] = self
        return post_save.send(type(self), instance=self, created=created)
    def __str__(self): return self.title
@post_save.connect
def invalidate(sender, instance, created, **kw):
    return cache.delete(f'{sender.__name__.lower()}:{instance.pk}')
def get_article(pk):
    return cache.get_or_set(f'article:{pk}', lambda: str(Article.objects[pk]), 60)
a = Article(1, 'First')
print(a.save())
print(get_article(1))
a.title = 'Changed'
print(get_article(1))
print(a.save(), get_article(1))
try:
    get_article(2)
except KeyError as e:
    print('KeyError', e, 'article:2' in cache)
