"""What makes a person need something: a difficulty, somebody else, or their group."""

from dataclasses import dataclass


@dataclass(slots=True)
class Need:
    """More is wanted in a field than a person has."""

    field: int
    level: float


class Needing:
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
