"""A person: what they know, what they need, what they are like, and what they do in a week."""

from dataclasses import dataclass
from math import hypot

import mesa
from desire import pull, resonance

PRACTICE_WEEKS = 8
WHOLEHEARTED = 0.75


@dataclass(slots=True)
class Need:
    """More is wanted in a field than a person has."""

    field: int
    level: float


@dataclass(slots=True, eq=False)
class Membership:
    """What ties a person to one of their groups."""

    group: object
    commitment: float = WHOLEHEARTED
    slow_weeks: int = 0
    gain: float = 0
    discovery: float = 0


class Person(mesa.Agent):
    def __init__(self, model, number, organization, expertise, best_field, traits):
        super().__init__(model)
        self.number = number
        self.organization = organization
        self.expertise = expertise
        self.norm = hypot(*expertise)
        self.best_field = best_field
        self.drive = traits["drive"]
        self.openness = traits["openness"]
        self.authenticity = traits["authenticity"]
        self.stance = traits["stance"]
        self.attention = traits["attention"]
        self.ego = traits["ego"]
        self.born_fearless = self.fearlessness = traits["fearlessness"]
        self.we = self.spark = self.esteem = self.angst = 0
        self.spark_from = None
        self.spark_generation = 0

        self.ties = {}  # closeness to each other person
        self.own_ties = set()  # those made during the run
        self.alumni = set()  # those once in a group together

        self.needs = []
        self.stuck_since = None
        self.arisen = 0
        self.supports = None  # the group whose lack they work on
        self.memberships = {}
        self.groups_so_far = 0

        self.seen = []  # (person, group seen through them, closeness)
        self.care = None  # (need of another, their group)
        self.intent = self.intent_group = None
        self.inbox = []  # who talks to them
        self.partner = None  # with whom they would found a group
        self.help_group = None  # for whom they would work from outside
        self.friend_levels = None
        self.friend_close = 0

        self.learned = False  # whether there are gains of last week to forget
        self.met_now = 0
        self.gain_together = self.gain_discovery = self.gain_alumni = self.as_if_alone = 0

    # ── needs arise ───────────────────────────────────────────────────────────────────────────────────────────

    def meet_difficulties(self):
        self.arisen = 0
        helped = self.help_group
        if helped is not None and helped.alive:
            self._take_on_lack_of(helped)
        if self.stuck_since is not None:
            return
        rules = self.model.parameters.needs
        random = self.random.random

        if self.care is not None:
            need, group = self.care
            if need.level - self.expertise[need.field] > rules.met:
                self._need(need.field, need.level)
                self.supports = group if group is not None and group.alive else None
                return

        if self.memberships and random() < rules.widens * self.we:
            purpose = next(iter(self.memberships)).purpose
            lacks = [wanted - own for wanted, own in zip(purpose, self.expertise)]
            largest = max(lacks)
            if largest > rules.met:
                field = lacks.index(largest)
                self._need(field, purpose[field])
                self.supports = None
                return

        if random() >= rules.rate:
            return
        fields = len(self.expertise)
        first = self.random.randrange(fields)
        if random() < rules.direction:
            seen = self._direction_seen()
            if seen is not None:
                first = seen
        second = (first + 1 + self.random.randrange(fields - 1)) % fields
        for field in (first, second):
            own = self.expertise[field]
            level = min(1, own + rules.reach * (0.5 + random()))
            if level - own > rules.met:
                self._need(field, level)
                self.supports = None

    def _need(self, field, level):
        self.needs.append(Need(field, level))
        self.arisen += 1
        if self.stuck_since is None:
            self.stuck_since = self.model.steps

    def _take_on_lack_of(self, group):
        lacks = [wanted - known for wanted, known in zip(group.purpose, group.profile)]
        largest = max(lacks)
        if largest <= 0 or len(self.needs) == self.model.needs_at_most:
            return
        field = lacks.index(largest)
        if any(need.field == field for need in self.needs):
            return
        level = group.purpose[field]
        if level - self.expertise[field] > self.model.parameters.needs.met:
            self._need(field, level)
            self.supports = group

    def _direction_seen(self):
        for _, group, _ in self.seen:
            if group is not None and group.alive:
                most = max(group.purpose)
                if most > 0:
                    return group.purpose.index(most)
        return None

    # ── looking around ────────────────────────────────────────────────────────────────────────────────────────

    def look(self):
        self._notice()
        self._be_attracted()
        self._catch_spark()

    def _notice(self):
        rules = self.model.parameters.noticing
        random = self.random
        ties = self.ties
        self.seen = []
        self.care = None
        if ties:
            floor = rules.floor
            weights = [floor + closeness for closeness in ties.values()]
            for other in random.choices(list(ties), weights, k=rules.looks):
                self._look_at(other, ties[other])
        if random.random() < rules.stranger:
            other = random.choice(self.model.people)
            if other is not self:
                self._look_at(other, 0)

    def _look_at(self, other, closeness):
        parameters = self.model.parameters
        if other.organization != self.organization and self.random.random() >= parameters.organizations.pass_:
            return
        group = other.shown_to(self) if other.memberships else None
        self.seen.append((other, group, closeness))
        rules = parameters.needs
        if closeness > rules.closeEnough and self.stuck_since is None and other.stuck_since is not None:
            if self.random.random() < rules.care + (rules.careOfWe - rules.care) * self.we:
                theirs = (group for group in other.memberships if group not in self.memberships)
                self.care = (self.random.choice(other.needs), next(theirs, None))

    def shown_to(self, other):
        """One recognized group of theirs that the other does not belong to."""
        groups = [
            group
            for group in self.memberships
            if group.recognized_week is not None and group not in other.memberships
        ]
        if not groups:
            return None
        return groups[0] if len(groups) == 1 else self.random.choice(groups)

    def _be_attracted(self):
        self.intent = self.intent_group = None
        if self.stuck_since is None or not self.seeks():
            return
        rules = self.model.parameters.attraction
        strongest = self.threshold()
        for other, group, _ in self.seen:
            if group is not None:
                likeness = resonance(self, group)
                seen = rules.joinBase + rules.joinPull * group.visibility
                factor = (1 - rules.resonance * (1 - likeness)) * seen * group.room()
                drawn = pull(self, group.profile, group.profile_norm, factor, strongest)
                if drawn > strongest:
                    strongest, self.intent, self.intent_group = drawn, other, group
            drawn = pull(self, other.expertise, other.norm, other.shown(), strongest)
            if drawn > strongest:
                strongest, self.intent, self.intent_group = drawn, other, None
        if self.intent is not None:
            self.intent.inbox.append(self)

    def threshold(self):
        """Pull above which they desire to work with somebody."""
        rules = self.model.parameters.attraction
        eased = (1 - rules.easedBySpark * self.spark) * (1 - rules.easedByFearlessness * self.fearlessness)
        return rules.threshold * eased * (1 + rules.deterred * self.angst)

    def shown(self):
        """What they show of themselves, and are held to be."""
        rules = self.model.parameters.attraction
        return (rules.reserve + (1 - rules.reserve) * self.authenticity) * (1 + rules.esteem * self.esteem)

    def has_place(self):
        return len(self.memberships) < self.model.memberships_at_most

    def seeks(self):
        """Whether they look for people to work with: a free place, and settled in no group."""
        settled = self.model.parameters.attraction.settled
        return self.has_place() and all(member.commitment <= settled for member in self.memberships.values())

    def _catch_spark(self):
        rules = self.model.parameters.spreading
        self.spark *= 1 - rules.decay
        for _, group, closeness in self.seen:
            if group is not None:
                near = rules.distant + (1 - rules.distant) * closeness
                self._feed_spark(group, resonance(self, group) * near)
        for group in self.memberships:
            if group.recognized_week is not None:
                self._feed_spark(group, 1)

    def _feed_spark(self, group, force):
        gain = min(1, self.model.parameters.spreading.sigma * group.visibility * force) * (1 - self.spark)
        if gain <= 0:
            return
        self.spark += gain
        if self.random.random() * self.spark < gain:
            self.spark_from, self.spark_generation = group.unique_id, group.generation

    # ── talking ───────────────────────────────────────────────────────────────────────────────────────────────

    def talk(self):
        parameters = self.model.parameters
        rules = parameters.talking
        ties, alumni = self.ties, self.alumni
        kept = 1 - rules.decay
        kept_alumni = 1 - rules.decay * parameters.alumni.decay
        for other in ties:
            ties[other] *= kept_alumni if other in alumni else kept
        if self.intent is not None:
            self._come_closer(self.intent, rules.asked * rules.step, rules.step)
        if self.inbox:
            if len(self.inbox) > 1:
                self.random.shuffle(self.inbox)
            for other in self.inbox:
                self._come_closer(other, rules.asked * rules.step, rules.step)
            self.inbox = []
        for group in self.memberships:
            if group.meets:
                for other in group.members:
                    if other is not self:
                        self._come_closer(other, rules.bond, rules.bond)

    def _come_closer(self, other, beginning, step):
        ties = self.ties
        closeness = ties.get(other)
        if closeness is None:
            if not self._make_tie(other, beginning):
                return
            closeness = beginning
        ties[other] = closeness + step * (1 - closeness)

    def _make_tie(self, other, closeness):
        """Whether there is room for a tie, or one of their own making gives way that is weaker."""
        ties, own_ties = self.ties, self.own_ties
        if len(own_ties) >= self.model.parameters.network.room:
            weakest = min(own_ties, key=ties.__getitem__, default=None)
            if weakest is None or ties[weakest] >= closeness:
                return False
            del ties[weakest]
            own_ties.discard(weakest)
            self.alumni.discard(weakest)
        own_ties.add(other)
        return True

    # ── sticking together ─────────────────────────────────────────────────────────────────────────────────────

    def stick(self):
        self.partner = self.help_group = None
        other = self.intent
        if other is None:
            return
        if self.intent_group is not None:
            self._approach(self.intent_group)
            return
        if other.stuck_since is None or not other.seeks():
            return
        if any(group in other.memberships for group in self.memberships):
            return
        rules = self.model.parameters.founding
        enough = rules.closeEnough * (1 - rules.easedBySpark * self.spark)
        if self.organization != other.organization:
            enough += rules.across
        if self.ties.get(other, 0) < enough or other.ties.get(self, 0) < enough:
            return
        least = other.threshold()
        if pull(other, self.expertise, self.norm, self.shown(), least) > least:
            self.partner = other
            self.model.wishing.append(self)

    def _approach(self, group):
        parameters = self.model.parameters
        rules = parameters.joining
        if len(group.members) < rules.room and group.trust >= rules.readiness:
            if group.closeness_to(self) >= rules.closeness or resonance(self, group) >= rules.resonance:
                self.model.asking.append((self, group))
                return
        if self.random.random() < parameters.supporting.chance:
            self.help_group = group

    # ── learning ──────────────────────────────────────────────────────────────────────────────────────────────

    def turn_to_friend(self):
        self.friend_close = 0
        if self.stuck_since is None or not self.alumni:
            return
        if self.random.random() >= self.model.parameters.alumni.asking:
            return
        friends = [other for other in self.ties if other in self.alumni]
        weights = [self.ties[friend] for friend in friends]
        if sum(weights) <= 0:
            return
        friend = self.random.choices(friends, weights)[0]
        self.friend_close = self.ties[friend]
        self.friend_levels = [friend.expertise[need.field] for need in self.needs]

    def learn(self):
        week = self.model.steps
        if (self.number + week) % PRACTICE_WEEKS == 0:
            self._practise()
        if self.learned:
            self._forget_gains()
        if self.stuck_since is None:
            return
        self.learned = True
        rules = self.model.parameters.learning
        met = self.model.parameters.needs.met
        effort = rules.alone * self.drive * rules.tiring / (rules.tiring + (week - self.stuck_since))
        self.needs = [
            need for at, need in enumerate(self.needs) if self._learn_for(at, need, effort, rules) >= met
        ]
        if not self.needs:
            self.stuck_since = self.supports = None
        self.norm = hypot(*self.expertise)

    def _practise(self):
        k = self.best_field
        if any(need.field == k for need in self.needs):
            return
        practice = PRACTICE_WEEKS * self.model.parameters.learning.practice
        own = self.expertise[k]
        self.expertise[k] = own + min(1, practice * self.drive * self.attention) * (1 - own)
        self.norm = hypot(*self.expertise)

    def _forget_gains(self):
        self.learned = False
        self.met_now = 0
        self.gain_together = self.gain_discovery = self.gain_alumni = self.as_if_alone = 0
        for membership in self.memberships.values():
            membership.gain = membership.discovery = 0

    def _learn_for(self, at, need, effort, rules):
        """Learns in one field needed and returns the gap that remains."""
        k = need.field
        own = self.expertise[k]
        gap = need.level - own
        by_oneself = effort * self.attention * gap
        together, discovered, gains = 0, 0, []
        for group, membership in self.memberships.items():
            gain, found = group.teaches(self, k, own, gap)
            gains.append((membership, gain, found))
            together += gain
            discovered += found
        seen = 0
        for _, group, _ in self.seen:
            if group is not None:
                known = min(gap, group.profile[k] - own)
                if known > 0:
                    seen += rules.seeing * self.drive * group.visibility * known
        friend = 0
        if self.friend_close > 0:
            known = max(0, min(gap, self.friend_levels[at] - own))
            friend = self.model.parameters.alumni.help * self.drive * self.friend_close * known

        # Nobody learns more than they want: where all ways together give more, each gives its part.
        whole = (together if self.memberships else by_oneself) + seen + friend
        part = gap / whole if whole > gap else 1
        if self.memberships:
            self.as_if_alone += by_oneself
            self.gain_together += together * part
            self.gain_discovery += discovered * part
            for membership, gain, found in gains:
                membership.gain += gain * part
                membership.discovery += found * part
        self.gain_alumni += friend * part
        gain = whole * part
        self.expertise[k] = own + gain
        left = gap - gain
        if left < self.model.parameters.needs.met:
            self.met_now += 1
        return left

    # ── growing and letting go ────────────────────────────────────────────────────────────────────────────────

    def grow_and_commit(self):
        if self.memberships:
            self._grow_together()
            self._commit()
        else:
            self._grow_alone()
        if self.learned:
            learned = self.gain_together - self.gain_discovery + self.gain_alumni
            if learned > 0:
                self.ego *= max(0, 1 - self.model.parameters.growing.egoFalls * learned)

    def _grow_alone(self):
        rules = self.model.parameters.growing
        self.fearlessness -= rules.fearReturns * (self.fearlessness - self.born_fearless)
        self.we -= rules.weFades * self.we
        self.esteem *= 1 - rules.esteemFades
        if self.stuck_since is not None:
            self.angst += rules.angst * (1 - self.angst)
        else:
            self.angst -= rules.angstFades * self.angst

    def _grow_together(self):
        rules = self.model.parameters.growing
        self.esteem *= 1 - rules.esteemFades
        met = False
        for group in self.memberships:
            if not group.meets:
                continue
            met = True
            self.fearlessness += rules.fearlessness * group.trust * (1 - self.fearlessness)
            if self in group.sources.values():
                self.esteem += rules.esteem * (1 - self.esteem)
            if group.recognized_week is None:
                continue
            self.we += rules.we * (1 - self.we)
            if self.openness < 0.5:
                self.openness += rules.opens * (0.5 - self.openness)
        if met:
            self.angst -= rules.angstFalls * self.angst
        elif self.stuck_since is None:
            self.angst -= rules.angstFades * self.angst

    def _commit(self):
        rules = self.model.parameters.letting_go
        for group, membership in self.memberships.items():
            if self.stuck_since is None:
                if self._is_stayed_for(group):
                    chance = rules.needed * (1 - rules.groupFirst * self.we)
                else:
                    chance = rules.free + rules.freeFearless * self.fearlessness
            else:
                here = membership.gain
                alone = self.as_if_alone / len(self.memberships)
                if here + alone > 0:
                    membership.slow_weeks = 0 if here > alone else membership.slow_weeks + 1
                    towards = here / (here + alone)
                    membership.commitment += rules.commitmentPace * (towards - membership.commitment)
                tired = membership.slow_weeks > rules.patience or membership.commitment < rules.commitment
                chance = rules.impatient if tired else 0
            if chance > 0 and self.random.random() < chance:
                self.model.leaving.append((self, group))

    def _is_stayed_for(self, group):
        """Whether somebody in the group who is close still needs something."""
        close_enough = self.model.parameters.needs.closeEnough
        return any(
            other is not self and other.stuck_since is not None and self.ties.get(other, 0) > close_enough
            for other in group.members
        )
