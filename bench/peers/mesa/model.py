"""The world: its first morning, and the order of a week."""

import mesa
import networkx
from group import Group
from person import Person


class Groundswell(mesa.Model):
    def __init__(self, people, core, seed):
        super().__init__(seed=seed)
        self.parameters = core.parameters
        self.needs_at_most = core.needs
        self.memberships_at_most = core.memberships
        self.groups_ever = 0
        # What people wish for this week, to be settled in random order.
        self.wishing, self.asking, self.leaving = [], [], []
        self.people = [self._born(i, i * core.organizations // people, core) for i in range(people)]
        self._tie(core.network)

    def _born(self, number, organization, core):
        traits = {name: self._draw(trait) for name, trait in vars(core.traits).items()}
        first = self.random.randrange(core.fields)
        second = (first + 1 + self.random.randrange(core.fields - 1)) % core.fields
        expertise = [self._draw(core.traits.rest) for _ in range(core.fields)]
        expertise[first], expertise[second] = traits["strong"], traits["second"]
        return Person(self, number, organization, expertise, first, traits)

    def _draw(self, trait):
        low, high = trait.range
        return min(high, max(low, self._drawn(trait)))

    def _drawn(self, distribution):
        if hasattr(distribution, "constant"):
            return distribution.constant
        if hasattr(distribution, "uniform"):
            return self.random.uniform(*distribution.uniform)
        if hasattr(distribution, "normal"):
            return self.random.gauss(distribution.normal.mean, distribution.normal.sd)
        return self.random.betavariate(distribution.beta.alpha, distribution.beta.beta)

    def _tie(self, network):
        """A small world (Watts and Strogatz 1998), every tie as close from both ends."""
        ring = networkx.watts_strogatz_graph(len(self.people), network.neighbours, network.rewired, seed=self.random)
        for i, j in ring.edges:
            closeness = min(1, max(0, self._drawn(network.closeness)))
            one, other = self.people[i], self.people[j]
            one.ties[other] = other.ties[one] = closeness

    def step(self):
        """One week. What people do in one stage changes nothing that others look at in the same stage."""
        people = self.agents_by_type[Person]
        people.do("meet_difficulties")
        people.do("look")
        people.do("talk")
        people.do("stick")
        self._found()
        self._join()
        self._groups_do("work")
        people.do("turn_to_friend")
        people.do("learn")
        self._groups_do("take_stock")
        people.do("grow_and_commit")
        self._let_go()

    def _groups_do(self, stage):
        if Group in self.agents_by_type:
            self.agents_by_type[Group].do(stage)

    def _found(self):
        """Pairs begin in random order, as long as both have a place free."""
        self.random.shuffle(self.wishing)
        chance = self.parameters.founding.chance
        for person in self.wishing:
            other = person.partner
            # Where both asked, one of the two wishes is enough.
            if other.partner is person and person.number > other.number:
                continue
            if person.has_place() and other.has_place() and self.random.random() < chance:
                Group(self, person, other)
                self.groups_ever += 1
        self.wishing = []

    def _join(self):
        self.random.shuffle(self.asking)
        for person, group in self.asking:
            group.take_in(person)
        self.asking = []

    def _let_go(self):
        self.random.shuffle(self.leaving)
        for person, group in self.leaving:
            group.let_go(person)
        self.leaving = []
        self._groups_do("decide")
