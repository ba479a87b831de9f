len('a') = 3
