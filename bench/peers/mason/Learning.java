/** Learning, in the fields needed: alone, together, in a class, from supporters, by seeing, from old friends. */
package groundswell;

final class Learning {
    private Learning() {}

    static void learn(Town town, Person i) {
        i.met = 0;
        i.gainTogether = 0;
        i.gainDiscovery = 0;
        i.gainAsIfAlone = 0;
        i.gainAlumni = 0;
        for (Membership one : i.memberships) {
            if (one == null) continue;
            one.gain = 0;
            one.discovery = 0;
        }
        if (!i.isStuck()) return;

        Parameters.Learning rule = town.parameters.learning;
        int groups = i.groups();
        double share = groups > 0 ? i.attention / groups : 0;
        double effort = rule.alone * i.drive * rule.tiring / (rule.tiring + (town.week - i.stuckSince));
        int left = 0;
        for (int n = 0; n < Need.MOST; n++) {
            Need need = i.needs[n];
            if (need == null) continue;
            double x = i.expertise[need.field];
            double gap = need.level - x;
            double gain = gainIn(town, i, need, x, gap, groups, share, effort * i.attention * gap);
            i.expertise[need.field] = x + gain;
            if (gap - gain < town.parameters.needs.met) {
                i.needs[n] = null;
                i.met += 1;
            } else left += 1;
        }
        if (left == 0) {
            i.stuckSince = Person.NOT_STUCK;
            i.supports = null;
        }
        i.measure();
    }

    /** What a week adds in the field of one need, by all ways. */
    private static double gainIn(
            Town town, Person i, Need need, double x, double gap, int groups, double share, double byOneself) {
        Parameters.Learning rule = town.parameters.learning;
        int k = need.field;
        double[] here = town.gains;
        double[] found = town.discoveries;
        double together = 0;
        double discovered = 0;
        for (int m = 0; m < Membership.MOST; m++) {
            here[m] = 0;
            found[m] = 0;
            if (i.memberships[m] == null) continue;
            Group g = i.memberships[m].group;
            if (g.teacher != null) here[m] = i.drive * share * taughtIn(town, i, g, k, x, gap);
            else {
                double force = i.drive * g.trust * share * g.learnerStance;
                int n = g.size();
                found[m] = rule.discovery * force * g.diversity * gap * (1 - 1.0 / n) / (1 + g.coordinationCost * (n - 1));
                here[m] = rule.fromEachOther * force * known(gap, g.profile[k] - x) + found[m];
                if (g.supporter != null && !g.supporter.ended) {
                    here[m] += i.drive * share * town.parameters.supporting.back * known(gap, g.supporter.profile[k] - x);
                }
            }
            together += here[m];
            discovered += found[m];
        }
        double seen = 0;
        for (Glance glance : i.glances) {
            Group g = glance.group;
            if (g != null) seen += rule.seeing * i.drive * g.visibility * known(gap, g.profile[k] - x);
        }
        double friend = 0;
        if (i.friendCloseness > 0) {
            friend = town.parameters.alumni.help * i.drive * i.friendCloseness * known(gap, need.friendLevel - x);
        }

        // Nobody learns more than they want: where all ways together give more, each gives its part.
        double whole = (groups == 0 ? byOneself : together) + seen + friend;
        double part = whole > gap ? gap / whole : 1;
        if (groups > 0) {
            i.gainAsIfAlone += byOneself;
            i.gainTogether += together * part;
            i.gainDiscovery += discovered * part;
            for (int m = 0; m < Membership.MOST; m++) {
                if (i.memberships[m] == null) continue;
                i.memberships[m].gain += here[m] * part;
                i.memberships[m].discovery += found[m] * part;
            }
        }
        i.gainAlumni += friend * part;
        return whole * part;
    }

    private static double known(double gap, double more) {
        return Math.max(0, Math.min(gap, more));
    }

    /** What a class teaches for each unit of drive and share: a teacher teaches what they know best of all in the group. */
    private static double taughtIn(Town town, Person i, Group g, int k, double x, double gap) {
        Parameters.Learning rule = town.parameters.learning;
        Person teacher = g.teacher;
        if (teacher == i || g.source[k] != teacher) return 0;
        int n = g.size() - 1;
        double week = teacher.attention / Math.max(1, teacher.groups());
        double each = n > 1 && rule.split > 0 ? week / Math.pow(n, rule.split) : week;
        return rule.taught * g.trust * known(gap, g.profile[k] - x) * each;
    }
}
