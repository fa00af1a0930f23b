"""Both power indices of a weighted body by one generating function per member, in plain Python.

The usual way of packages: for each member, the polynomial of the others by size and weight, built
anew. Reads {"weights": [...], "quota": n, "runs": k} from standard input; writes the seconds of each
run and the swings as JSON.
"""

import json
import math
import sys
import time


def indices(weights, quota):
    n = len(weights)
    swings, shapley = [], []
    for i, own in enumerate(weights):
        table = [[0] * quota for _ in range(n)]
        table[0][0] = 1
        for k, w in enumerate(weights):
            if k == i:
                continue
            for s in range(n - 2, -1, -1):
                row, above = table[s], table[s + 1]
                for x in range(quota - 1 - w, -1, -1):
                    if row[x]:
                        above[x + w] += row[x]
        by_size = [sum(row[max(0, quota - own) :]) for row in table]
        swings.append(sum(by_size))
        orders = sum(
            c * math.factorial(s) * math.factorial(n - 1 - s) for s, c in enumerate(by_size)
        )
        shapley.append(orders)
    return swings, shapley


asked = json.load(sys.stdin)
seconds = []
for _ in range(asked["runs"]):
    start = time.perf_counter()
    swings, orders = indices(asked["weights"], asked["quota"])
    seconds.append(time.perf_counter() - start)
json.dump({"seconds": seconds, "swings": [str(s) for s in swings]}, sys.stdout)
