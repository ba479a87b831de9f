class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = Node(item, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def reverse(self):
        previous = None
        while self.head:
            self.head.next, previous, self.head = previous, self.head, self.head.next
        self.head = previous
        return self

l = LinkedList('abc')
print(list(l), list(l.reverse()), len(list(l)), 'b' in l)
print(l.head.next.next.next.value)
