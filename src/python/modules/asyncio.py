from asyncio.exceptions import *
from asyncio.events import *
from asyncio.tasks import *
from asyncio.runners import *

_ELSEWHERE = {
    "Lock": "locks",
    "Event": "locks",
    "Condition": "locks",
    "Semaphore": "locks",
    "BoundedSemaphore": "locks",
    "Barrier": "locks",
    "Queue": "queues",
    "LifoQueue": "queues",
    "PriorityQueue": "queues",
    "QueueEmpty": "queues",
    "QueueFull": "queues",
    "Timeout": "timeouts",
    "timeout": "timeouts",
    "timeout_at": "timeouts",
    "TaskGroup": "taskgroups",
}


def __getattr__(name):
    # What few programs use is read when it is first wanted.
    if name not in _ELSEWHERE:
        raise AttributeError(f"module 'asyncio' has no attribute '{name}'")
    match _ELSEWHERE[name]:
        case "locks":
            import asyncio.locks as module
        case "queues":
            import asyncio.queues as module
        case "timeouts":
            import asyncio.timeouts as module
        case "taskgroups":
            import asyncio.taskgroups as module
    return getattr(module, name)
