"""What attracts one person to another or to a group, and how far a purpose concerns them."""

from math import sqrt

try:
    from math import sumprod
except ImportError:  # before Python 3.12
    from operator import mul

    def sumprod(a, b):
        return sum(map(mul, a, b))


def pull(person, profile, norm, factor, least):
    """Pull of somebody, or a group, with this profile on a person; 0 when it cannot exceed `least`."""
    expertise = person.expertise
    helped = lacked = 0
    for need in person.needs:
        own = expertise[need.field]
        gap = need.level - own
        if gap <= 0:
            continue
        lacked += gap
        more = profile[need.field] - own
        if more > 0:
            helped += more if more < gap else gap
    if helped <= 0:
        return 0
    help_ = helped / lacked
    openness = person.openness
    if (1 - openness + openness * help_) * factor <= least:
        return 0
    similarity = min(1, sumprod(expertise, profile) / (person.norm * norm))
    return similarity ** (1 - openness) * help_**openness * factor


def resonance(person, group):
    """Cosine of what concerns a person, the larger of expertise and wanted level, with the purpose of a group."""
    if group.purpose_norm <= 0:
        return 0
    expertise, purpose = person.expertise, group.purpose
    dot = sumprod(expertise, purpose)
    square = person.norm * person.norm
    for need in person.needs:
        own = expertise[need.field]
        if need.level <= own:
            continue
        dot += (need.level - own) * purpose[need.field]
        square += need.level * need.level - own * own
    return min(1, dot / (sqrt(square) * group.purpose_norm))
