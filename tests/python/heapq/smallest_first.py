import heapq
h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
print(heapq.heappop(h), heapq.heappop(h), h, heapq.nlargest(2, [1, 9, 5]), heapq.nsmallest(1, 'ba'), list(heapq.merge([1, 4], [2])))
tasks = []
heapq.heappush(tasks, (2, 'b'))
heapq.heappush(tasks, (1, 'a'))
print(heapq.heappop(tasks))
heapq.heappop([])
