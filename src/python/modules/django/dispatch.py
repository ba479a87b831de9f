from _machine import is_coroutine_function
from weakref import ReferenceType, WeakMethod, ref


def _make_id(target):
    if hasattr(target, "__func__"):
        return (id(target.__self__), id(target.__func__))
    return id(target)


_ANY_SENDER = _make_id(None)


class Signal:
    def __init__(self, use_caching=False):
        self.receivers = []
        self.use_caching = use_caching

    def connect(self, receiver, sender=None, weak=True, dispatch_uid=None):
        key = (dispatch_uid or _make_id(receiver), _make_id(sender))
        is_async = is_coroutine_function(receiver)
        if weak:
            is_method = hasattr(receiver, "__self__") and hasattr(receiver, "__func__")
            receiver = WeakMethod(receiver) if is_method else ref(receiver)
        self._forget_dead()
        if all(known != key for known, _, _ in self.receivers):
            self.receivers.append((key, receiver, is_async))

    def disconnect(self, receiver=None, sender=None, dispatch_uid=None):
        key = (dispatch_uid or _make_id(receiver), _make_id(sender))
        self._forget_dead()
        for place, (known, _, _) in enumerate(self.receivers):
            if known == key:
                del self.receivers[place]
                return True
        return False

    def has_listeners(self, sender=None):
        sync, asynchronous = self._live_receivers(sender)
        return bool(sync) or bool(asynchronous)

    def send(self, sender, **named):
        return self._send_all(sender, named, False)

    def send_robust(self, sender, **named):
        return self._send_all(sender, named, True)

    async def asend(self, sender, **named):
        return await self._asend_all(sender, named, False)

    async def asend_robust(self, sender, **named):
        return await self._asend_all(sender, named, True)

    def _send_all(self, sender, named, is_robust):
        sync, asynchronous = self._live_receivers(sender)
        responses = [(receiver, self._call(receiver, sender, named, is_robust)) for receiver in sync]
        if asynchronous:
            from asgiref.sync import async_to_sync

            responses += async_to_sync(self._gather)(asynchronous, sender, named, is_robust)
        return responses

    async def _asend_all(self, sender, named, is_robust):
        from asyncio import gather

        sync, asynchronous = self._live_receivers(sender)
        calls = self._in_turn(sync, sender, named, is_robust)
        responses, later = await gather(calls, self._gather(asynchronous, sender, named, is_robust))
        return responses + later

    async def _in_turn(self, receivers, sender, named, is_robust):
        return [(receiver, self._call(receiver, sender, named, is_robust)) for receiver in receivers]

    async def _gather(self, receivers, sender, named, is_robust):
        from asyncio import gather

        calls = (self._acall(receiver, sender, named, is_robust) for receiver in receivers)
        return list(zip(receivers, await gather(*calls)))

    def _call(self, receiver, sender, named, is_robust):
        try:
            return receiver(signal=self, sender=sender, **named)
        except Exception as error:
            if not is_robust:
                raise
            return self._failed(receiver, error)

    async def _acall(self, receiver, sender, named, is_robust):
        try:
            return await receiver(signal=self, sender=sender, **named)
        except Exception as error:
            if not is_robust:
                raise
            return self._failed(receiver, error)

    def _failed(self, receiver, error):
        import logging

        text = "Error calling %s in Signal.send_robust() (%s)"
        logging.getLogger("django.dispatch").error(text, receiver.__qualname__, error, exc_info=error)
        return error

    def _forget_dead(self):
        self.receivers = [entry for entry in self.receivers if _receiver(entry[1]) is not None]

    def _live_receivers(self, sender):
        self._forget_dead()
        sync, asynchronous = [], []
        for (_, wanted), reference, is_async in self.receivers:
            receiver = _receiver(reference)
            if receiver is not None and wanted in (_ANY_SENDER, _make_id(sender)):
                (asynchronous if is_async else sync).append(receiver)
        return sync, asynchronous


Signal.__module__ = "django.dispatch.dispatcher"


def _receiver(reference):
    return reference() if isinstance(reference, ReferenceType) else reference


def receiver(signal, **kwargs):
    def _decorator(func):
        for one in signal if isinstance(signal, (list, tuple)) else [signal]:
            one.connect(func, **kwargs)
        return func

    return _decorator
