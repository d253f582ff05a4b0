/** Needs arise: difficulties met, and needs taken on from others. */
package groundswell;

import ec.util.MersenneTwisterFast;

final class Needs {
    private Needs() {}

    static void arise(Town town, Person i) {
        Parameters.Needs rule = town.parameters.needs;
        MersenneTwisterFast random = town.random;
        i.arisen = 0;
        if (i.helpGroup != null && !i.helpGroup.ended) helpFromOutside(town, i, i.helpGroup);
        if (i.isStuck()) return;

        if (i.care != null && i.care.level - i.expertise[i.care.field] > rule.met) {
            i.need(0, i.care.field, i.care.level, town.week);
            i.supports = i.careGroup != null && !i.careGroup.ended ? i.careGroup : null;
            return;
        }

        Membership first = i.memberships[0] != null ? i.memberships[0] : i.memberships[1];
        if (first != null && random.nextDouble() < rule.widens * i.we) {
            double[] purpose = first.group.purpose;
            int lacking = furthest(purpose, i.expertise, rule.met);
            if (lacking >= 0) {
                i.need(0, lacking, purpose[lacking], town.week);
                i.supports = null;
                return;
            }
        }
        if (random.nextDouble() < rule.rate) meetDifficulty(town, i);
    }

    /** Takes on what a group lacks most that could not take them in. */
    private static void helpFromOutside(Town town, Person i, Group helped) {
        int k = furthest(helped.purpose, helped.profile, 0);
        if (k < 0) return;
        int free = i.needs[0] == null ? 0 : 1;
        Need other = i.needs[1 - free];
        if (i.needs[free] != null || (other != null && other.field == k)) return;
        if (helped.purpose[k] - i.expertise[k] <= town.parameters.needs.met) return;
        i.need(free, k, helped.purpose[k], town.week);
        i.supports = helped;
    }

    private static void meetDifficulty(Town town, Person i) {
        Parameters.Needs rule = town.parameters.needs;
        MersenneTwisterFast random = town.random;
        int first = random.nextInt(town.fields);
        if (random.nextDouble() < rule.direction) {
            int seen = directionSeen(i);
            if (seen >= 0) first = seen;
        }
        int second = (first + 1 + random.nextInt(town.fields - 1)) % town.fields;
        for (int n = 0; n < Need.MOST; n++) {
            int field = n == 0 ? first : second;
            double own = i.expertise[field];
            double level = Math.min(1, own + rule.reach * (0.5 + random.nextDouble()));
            if (level - own <= rule.met) continue;
            i.need(n, field, level, town.week);
            i.supports = null;
        }
    }

    /** The field that a group seen last week works on most, or -1. */
    private static int directionSeen(Person i) {
        for (Glance glance : i.glances) {
            Group group = glance.group;
            if (group == null || group.ended) continue;
            int field = -1;
            double most = 0;
            for (int k = 0; k < group.purpose.length; k++) {
                if (group.purpose[k] > most) {
                    most = group.purpose[k];
                    field = k;
                }
            }
            if (field >= 0) return field;
        }
        return -1;
    }

    /** The field in which what is wanted lies furthest above what is known, if by more than `least`; otherwise -1. */
    private static int furthest(double[] wanted, double[] known, double least) {
        int field = -1;
        double largest = least;
        for (int k = 0; k < wanted.length; k++) {
            if (wanted[k] - known[k] > largest) {
                largest = wanted[k] - known[k];
                field = k;
            }
        }
        return field;
    }
}
