from django.core.cache import cache
users = [{'id': i, 'email': f'user{i}@example.com', 'groups': ['staff'] * (i % 2)} for i in range(1, 6)]
cache.set_many({f"user:{u['id']}": u for u in users}, timeout=60)
found = cache.get_many(f'user:{i}' for i in range(3, 9)); print(list(found), [u['email'] for u in found.values()])
missing = {f'user:{i}' for i in range(3, 9)} - set(found); print(sorted(missing), len(missing))
staff = [u for u in found.values() if 'staff' in u['groups']]; print([u['id'] for u in staff])
emails = {u['email']: u for u in found.values()}; print(emails.get('user4@example.com', {}).get('id'), 'user9@example.com' in emails)
by_domain = {}
for u in found.values(): by_domain.setdefault(u['email'].split('@')[1], []).append(u['id'])
print(by_domain, *(f"{k}={v}" for k, v in by_domain.items()))
cache.delete_many(found); print(cache.get_many(found), list(cache._cache))
print(found['user:9'])
