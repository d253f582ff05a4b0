/** Noticing: whom everybody looks at this week, and which group they see through them. */
package groundswell;

import ec.util.MersenneTwisterFast;

final class Noticing {
    private Noticing() {}

    static void look(Town town, Person i) {
        Parameters.Noticing rule = town.parameters.noticing;
        MersenneTwisterFast random = town.random;
        double total = 0;
        for (int at = 0; at < i.ties.numObjs; at++) total += rule.floor + i.tie(at).closeness;
        i.care = null;
        i.careGroup = null;

        for (int look = 0; look <= rule.looks; look++) {
            Glance glance = i.glances[look];
            glance.person = null;
            glance.group = null;
            glance.closeness = 0;
            Person j;
            double closeness = 0;
            if (look < rule.looks) {
                if (i.ties.numObjs == 0) continue;
                Tie tie = drawn(i, random.nextDouble() * total, rule.floor);
                j = tie.to;
                closeness = tie.closeness;
            } else {
                if (random.nextDouble() >= rule.stranger) continue;
                j = town.person(random.nextInt(town.people.numObjs));
                if (j == i) continue;
            }
            // Walls hide others.
            if (j.organization != i.organization && random.nextDouble() >= town.parameters.organizations.pass) continue;

            glance.person = j;
            glance.closeness = closeness;
            if (j.belongs()) glance.group = groupSeen(i, j, random);
            if (closeness > town.parameters.needs.closeEnough && !i.isStuck() && j.isStuck()) mayCare(town, i, j);
        }
    }

    /** The tie that a point on the sum of weights falls on. */
    private static Tie drawn(Person i, double point, double floor) {
        int last = i.ties.numObjs - 1;
        int at = 0;
        for (double left = point - floor - i.tie(0).closeness; left >= 0 && at < last; ) {
            at += 1;
            left -= floor + i.tie(at).closeness;
        }
        return i.tie(at);
    }

    /** One recognized group of j that i does not belong to, each of two as often as the other. */
    private static Group groupSeen(Person i, Person j, MersenneTwisterFast random) {
        Group seen = null;
        for (Membership one : j.memberships) {
            if (one == null || !one.group.isRecognized() || i.in(one.group) != null) continue;
            if (seen == null || random.nextBoolean()) seen = one.group;
        }
        return seen;
    }

    /** Whether i takes on a need of j, who is stuck, and with it what a group of j lacks. */
    private static void mayCare(Town town, Person i, Person j) {
        Parameters.Needs rule = town.parameters.needs;
        if (town.random.nextDouble() >= rule.care + (rule.careOfWe - rule.care) * i.we) return;
        int first = town.random.nextInt(Need.MOST);
        i.care = j.needs[first] != null ? j.needs[first] : j.needs[1 - first];
        i.careGroup = null;
        for (Membership one : j.memberships) {
            if (one == null || i.in(one.group) != null) continue;
            i.careGroup = one.group;
            break;
        }
    }
}
