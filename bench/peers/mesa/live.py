"""Lives one world under the contract of the contestants: python3 live.py PEOPLE WEEKS SEED PARAMETERS."""

import json
import platform
import sys
import time
from types import SimpleNamespace

import mesa
from model import Groundswell

RENAMED = {"letting-go": "letting_go", "pass": "pass_"}


def named(pairs):
    """A mapping as names: every key of it a word of Python."""
    return SimpleNamespace(**{RENAMED.get(key, key): value for key, value in pairs.items()})


def main():
    people, weeks, seed = map(int, sys.argv[1:4])
    with open(sys.argv[4], encoding="utf-8") as file:
        core = json.load(file, object_hook=named)
    world = Groundswell(people, core, seed)
    begun = time.perf_counter()
    for _ in range(weeks):
        world.step()
    seconds = time.perf_counter() - begun
    belonged = sum(person.groups_so_far > 0 for person in world.people)
    alive = sum(len(agents) for kind, agents in world.agents_by_type.items() if kind.__name__ == "Group")
    told = {
        "framework": "Mesa",
        "version": mesa.__version__,
        "language": f"Python {platform.python_version()}",
        "people": people,
        "weeks": weeks,
        "seed": seed,
        "seconds": seconds,
        "warm": False,
        "ever": belonged / people,
        "alive": alive,
        "groupsEver": world.groups_ever,
    }
    print(json.dumps(told))


main()
