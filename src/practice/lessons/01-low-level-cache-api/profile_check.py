cache.clear()
loads = 0
first = get_profile(1)
assert first == {'id': 1, 'name': 'User 1'}, "get_profile(1) should return the profile that load_profile(1) makes."
assert get_profile(1) == first, "The second get_profile(1) should return the same profile as the first."
assert loads == 1, "get_profile(1) was called twice within ten minutes and loaded it again: the second call should find it in the cache."
assert get_profile(2) == {'id': 2, 'name': 'User 2'}, "get_profile(2) got the profile of another user: each user needs a key of their own."
# at 599
loads = 0
assert get_profile(1) == {'id': 1, 'name': 'User 1'} and loads == 0, "At 599 seconds the profile should still come from the cache: ten minutes are 600 seconds."
# at 601
assert get_profile(1) == {'id': 1, 'name': 'User 1'} and loads == 1, "At 601 seconds the profile should have expired and be loaded again."
