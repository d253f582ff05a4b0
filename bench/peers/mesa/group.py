"""A group: how it begins, takes people in, works, is recognized and ends."""

from math import hypot

import mesa
from person import Membership

FASTEST = 1000


class Group(mesa.Agent):
    def __init__(self, model, first, second):
        super().__init__(model)
        parameters = model.parameters
        self.born = model.steps
        self.alive = True
        self.cause = None
        self.members = {}  # in order of coming
        self.needs_brought = self.needs_met = self.needs_left = 0
        self.as_class = False
        self.teacher = None
        self.sources = {}  # who knows most in each field of the purpose
        self.supporter = None  # the group founded last to support it
        self.meets = True
        self.conflict_now = False
        self.conflicts = 0
        self.energy = parameters.energy.start
        self.pace = 1
        self.visibility = 0
        self.diversity = self.evenness = self.learner_stance = self.coordination_cost = 0
        self.recognized_week = None
        self.gained = self.discovered = 0

        carrier = second if second.spark > first.spark else first
        carried = carrier.spark >= parameters.spreading.carried and carrier.spark_from is not None
        self.parent = carrier.spark_from if carried else None
        self.generation = carrier.spark_generation + 1 if carried else 1
        for founder in (first, second):
            supported = founder.supports
            if supported is not None and supported.alive and supported not in founder.memberships:
                supported.supporter = self
                break
        self.trust = (first.ties.get(second, 0) + second.ties.get(first, 0)) / 2
        self.reasons = {need.field for founder in (first, second) for need in founder.needs}
        self._enter(first)
        self._enter(second)
        self._gather()
        self.level_founders = self.level_reached = self._level()

    def _enter(self, person):
        self.members[person] = person.memberships[self] = Membership(self)
        person.groups_so_far += 1
        self.needs_brought += len(person.needs) - person.arisen

    def _gather(self):
        """The best level in each field, and the largest level wanted in each."""
        self.profile = [max(levels) for levels in zip(*(person.expertise for person in self.members))]
        purpose = [0] * len(self.profile)
        for person in self.members:
            for need in person.needs:
                if need.level > purpose[need.field]:
                    purpose[need.field] = need.level
        self.purpose = purpose
        self.profile_norm = hypot(*self.profile)
        self.purpose_norm = hypot(*purpose)

    def _level(self):
        """The mean of the best levels now, in the fields for which it was founded."""
        if not self.reasons:
            return 0
        best = (max(person.expertise[k] for person in self.members) for k in self.reasons)
        return sum(best) / len(self.reasons)

    def room(self):
        """1 for a pair, less for every seat taken."""
        parameters = self.model.parameters
        seats = parameters.joining.room
        taken = (len(self.members) - 2) / (seats - 3) if seats > 3 else len(self.members) - 2
        return 1 - parameters.attraction.crowding * min(1, taken)

    def closeness_to(self, person):
        """Mean closeness of the members to a person."""
        return sum(member.ties.get(person, 0) for member in self.members) / len(self.members)

    def take_in(self, person):
        n = len(self.members)
        if n >= self.model.parameters.joining.room or not person.has_place():
            return
        self.trust = (self.trust * n + self.closeness_to(person)) / (n + 1)
        self._enter(person)

    # ── a week together ───────────────────────────────────────────────────────────────────────────────────────

    def work(self):
        rules = self.model.parameters.working
        random = self.random.random
        members = self.members
        n = len(members)
        self._gather()
        self.learner_stance = sum(person.stance * (1 - person.ego) for person in members) / n
        self.diversity = self._diversity()
        leader = self._find_sources()
        age = self.model.steps - self.born
        self.coordination_cost = rules.coordination * rules.coordinationAge / (rules.coordinationAge + age)
        self.conflict_now = False
        self.meets = any(person.stuck_since is not None for person in members) or random() < rules.meetsAnyway

        if self.as_class:
            learners = sum(person.stance for person in members) / n
            if self.teacher not in members or random() < rules.question * learners:
                self.as_class, self.teacher = False, None
        elif self.meets and leader is not None:
            if random() < rules.expert * leader.ego * (1 - leader.stance):
                self.as_class, self.teacher = True, leader
        if self.as_class:
            self.evenness = 0
        if not self.meets:
            return

        self.conflict_now = random() < rules.conflict * self.diversity * (n - 1)
        if self.conflict_now:
            self.trust *= 1 - rules.conflictCut * (1 - self._forgiveness())
        honest = sum(person.authenticity for person in members) / n
        self.trust += min(1, rules.trustGrowth * honest) * (1 - self.trust)

    def _diversity(self):
        """1 - mean cosine between members: from the length of the sum of their directions."""
        n = len(self.members)
        directions = [[x / person.norm for x in person.expertise] for person in self.members]
        square = sum(sum(levels) ** 2 for levels in zip(*directions))
        selves = sum(x * x for direction in directions for x in direction)
        return max(0, 1 - (square - selves) / (n * (n - 1)))

    def _find_sources(self):
        """Who knows most in each field of the purpose, how evenly, and who does so in most fields."""
        members = list(self.members)
        n = len(members)
        gives = dict.fromkeys(members, 0)
        times = dict.fromkeys(members, 0)
        self.sources = {}
        for k, wanted in enumerate(self.purpose):
            if wanted <= 0:
                continue
            levels = [person.expertise[k] for person in members]
            best = max(levels)
            mean = sum(levels) / n
            for person, level in zip(members, levels):
                if level == best:
                    gives[person] += level - mean
            if best > min(levels):
                source = members[levels.index(best)]
                self.sources[k] = source
                times[source] += 1
        given = sum(gives.values())
        if given <= 1e-9:
            self.evenness = 1
        else:
            squares = sum(part * part for part in gives.values())
            self.evenness = 1 - (squares / (given * given) - 1 / n) / (1 - 1 / n)
        return max(members, key=times.__getitem__) if self.sources else None

    def _forgiveness(self):
        rules = self.model.parameters.working
        ripeness = self.model.steps - self.born + rules.practised * self.conflicts
        return ripeness / (ripeness + rules.forgivingAge) * (1 + self._fearlessness()) / 2

    def _fearlessness(self):
        return sum(person.fearlessness for person in self.members) / len(self.members)

    def teaches(self, person, k, own, gap):
        """What a member whose level in field k is `own` gains here in a week, and how much of it is discovered."""
        parameters = self.model.parameters
        rules = parameters.learning
        force = person.drive * person.attention / len(person.memberships)
        known = max(0, min(gap, self.profile[k] - own))
        others = len(self.members) - 1
        if self.as_class:
            teacher = self.teacher
            if teacher is person or self.sources.get(k) is not teacher:
                return 0, 0
            week = teacher.attention / max(1, len(teacher.memberships)) / others**rules.split
            return force * rules.taught * self.trust * known * week, 0
        lent = 0
        if self.supporter is not None and self.supporter.alive:
            beyond = max(0, min(gap, self.supporter.profile[k] - own))
            lent = force * parameters.supporting.back * beyond
        force *= self.trust * self.learner_stance
        new = rules.discovery * force * self.diversity * gap * (1 - 1 / (others + 1))
        found = new / (1 + self.coordination_cost * others)
        return rules.fromEachOther * force * known + found + lent, found

    # ── energy and recognition ────────────────────────────────────────────────────────────────────────────────

    def take_stock(self):
        rules = self.model.parameters.energy
        members = self.members
        together = sum(membership.gain for membership in members.values())
        as_if_alone = sum(person.as_if_alone / len(person.memberships) for person in members)
        towards = 0
        if as_if_alone > 0:
            self.pace = together / as_if_alone
            towards = self.pace / (self.pace + rules.even)
        elif together > 0:
            self.pace = FASTEST
            towards = 1
        self.energy += rules.follow * (towards - self.energy)
        if self.recognized_week is not None:
            honest = sum(person.authenticity for person in members) / len(members)
            seen = (1 - rules.courage) * honest + rules.courage * self._fearlessness()
            self.visibility = self.energy * seen
        self.needs_left = sum(len(person.needs) for person in members)
        self.needs_brought += sum(person.arisen for person in members)
        self.needs_met += sum(person.met_now for person in members)
        self.gained += together
        self.discovered += sum(membership.discovery for membership in members.values())
        self.conflicts += self.conflict_now
        self.level_reached = max(self.level_reached, self._level())
        if self.recognized_week is None and self._is_recognized():
            self.recognized_week = self.model.steps

    def _is_recognized(self):
        limits = self.model.parameters.recognition
        if self.model.steps - self.born < limits.after:
            return False
        faster = self.pace > 1
        return (
            (self.coordination_cost < limits.spontaneity and faster)
            or self.energy > limits.energy
            or (faster and self.discovered > limits.creative * self.gained and self._fearlessness() > 0.5)
            or self.pace > limits.rewarding
            or self.level_reached - self.level_founders > limits.accomplishing
            or (len(self.members) > 2 and self.evenness > limits.leading and faster)
            or (self.trust > limits.whole and not self.conflict_now)
        )

    # ── letting go ────────────────────────────────────────────────────────────────────────────────────────────

    def let_go(self, person):
        """Goes on without a person, or ends."""
        if not self.alive or person not in self.members:
            return
        self._part(person)
        if len(self.members) < 2:
            done = self.model.parameters.letting_go.done * self.needs_brought
            self.end("fulfilled" if self.needs_met >= done and self.needs_met > 0 else "emptied")

    def _part(self, person):
        del self.members[person], person.memberships[self]
        for other in self.members:
            if other in person.ties:
                person.alumni.add(other)
            if person in other.ties:
                other.alumni.add(person)
        lost = 1 - self.model.parameters.growing.kept
        person.fearlessness -= lost * max(0, person.fearlessness - person.born_fearless)

    def decide(self):
        """Ends when its trust is broken, or its energy gone."""
        parameters = self.model.parameters
        if self.trust < parameters.letting_go.broken:
            self.end("conflict")
        elif self.energy < parameters.energy.fade:
            done = self.needs_left == 0 and self.recognized_week is not None
            self.end("fulfilled" if done else "faded")

    def end(self, cause):
        for person in reversed(list(self.members)):
            self._part(person)
        self.alive = False
        self.cause = cause
        self.remove()
