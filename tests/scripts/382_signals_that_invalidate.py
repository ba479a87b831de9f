from django.core.cache import cache
from django.dispatch import Signal, receiver

saved = Signal()
deleted = Signal()


class Article:
    def __init__(self, pk, title):
        self.pk, self.title = pk, title

    def save(self):
        return saved.send(sender=type(self), instance=self, created=self.pk not in seen)

    def delete(self):
        return deleted.send_robust(type(self), instance=self)


class Draft(Article):
    pass


seen = set()


@receiver([saved, deleted], sender=Article)
def forget(sender, instance, signal, **kwargs):
    print("forget", sender.__name__, instance.pk, sorted(kwargs), signal is saved)
    return cache.delete(f"article:{instance.pk}")


@receiver(saved)
def count(sender, **kwargs):
    return cache.incr("saves") if "saves" in cache else cache.set("saves", 1)


@receiver(deleted)
def fails(sender, **kwargs):
    raise LookupError("no such row")


one = Article(1, "One")
cache.set("article:1", one.title, 60)
print([(function.__name__, result) for function, result in one.save()])
print([(function.__name__, result) for function, result in one.save()], cache.get("article:1"))
print([function.__name__ for function, _ in Draft(2, "Two").save()], cache.get("saves"))
print([(function.__name__, repr(result)) for function, result in one.delete()])
try:
    deleted.send(Article, instance=one)
except LookupError as error:
    print("raised", error)

print(saved.has_listeners(Draft), saved.has_listeners(), deleted.disconnect(fails), deleted.disconnect(fails))
print(saved.disconnect(forget), saved.disconnect(forget, sender=Article), len(saved.receivers))


def local():
    def gone(**kwargs):
        return "never"

    saved.connect(gone)
    saved.connect(lambda **kwargs: "kept", weak=False)
    saved.connect(print, dispatch_uid="once")
    saved.connect(print, dispatch_uid="once")
    saved.disconnect(dispatch_uid="once")


local()
print([result for _, result in saved.send(Article)])


class Listener:
    def hear(self, **kwargs):
        return "heard"


listener = Listener()
saved.connect(listener.hear)
print([result for _, result in saved.send(None)])
del listener
print([result for _, result in saved.send(None)], Signal)
