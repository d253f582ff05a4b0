/** Working: what a week together makes of a group, read from its members. */
package groundswell;

import ec.util.MersenneTwisterFast;

final class Working {
    private Working() {}

    static void work(Town town, Group g) {
        Parameters.Working rule = town.parameters.working;
        MersenneTwisterFast random = town.random;
        g.gather();
        int n = g.size();
        double learners = 0;
        double modest = 0;
        double honest = 0;
        boolean needed = false;
        for (int at = 0; at < n; at++) {
            Person i = g.member(at);
            learners += i.stance;
            modest += i.stance * (1 - i.ego);
            honest += i.authenticity;
            if (i.isStuck()) needed = true;
        }
        g.learnerStance = modest / n;
        g.diversity = diversityOf(g);
        Person leader = findSources(g);
        int age = town.week - g.born;
        g.coordinationCost = rule.coordination * rule.coordinationAge / (rule.coordinationAge + age);
        g.conflictNow = false;
        g.meets = needed || random.nextDouble() < rule.meetsAnyway;

        if (g.teacher != null) {
            if (g.teacher.in(g) == null || random.nextDouble() < rule.question * (learners / n)) g.teacher = null;
        } else if (g.meets && leader != null && random.nextDouble() < rule.expert * leader.ego * (1 - leader.stance)) {
            g.teacher = leader;
        }
        // In a class one gives and the others take.
        g.evenness = g.teacher != null ? 0 : evennessOf(g);
        if (!g.meets) return;

        g.conflictNow = random.nextDouble() < rule.conflict * g.diversity * (n - 1);
        if (g.conflictNow) g.trust *= 1 - rule.conflictCut * (1 - forgivenessOf(town, g));
        g.trust += Math.min(1, rule.trustGrowth * (honest / n)) * (1 - g.trust);
    }

    /** How readily a group forgives: with age and fearlessness, and with every conflict it has gone through. */
    private static double forgivenessOf(Town town, Group g) {
        Parameters.Working rule = town.parameters.working;
        double ripeness = town.week - g.born + rule.practised * g.conflicts;
        return ripeness / (ripeness + rule.forgivingAge) * (1 + g.meanFearlessness()) / 2;
    }

    /** 1 - mean cosine between members: from the length of the sum of their directions, less each with itself. */
    private static double diversityOf(Group g) {
        int n = g.size();
        double square = 0;
        double selves = 0;
        for (int k = 0; k < g.profile.length; k++) {
            double sum = 0;
            for (int at = 0; at < n; at++) {
                double direction = g.member(at).expertise[k] / g.member(at).norm;
                sum += direction;
                selves += direction * direction;
            }
            square += sum * sum;
        }
        return Math.max(0, 1 - (square - selves) / (n * (n - 1)));
    }

    /** Finds who knows most, and more than some other, in each field of the purpose; returns who does in most fields. */
    private static Person findSources(Group g) {
        int n = g.size();
        for (int k = 0; k < g.purpose.length; k++) {
            g.source[k] = null;
            if (g.purpose[k] <= 0) continue;
            Person most = null;
            double best = -1;
            double least = 2;
            for (int at = 0; at < n; at++) {
                double x = g.member(at).expertise[k];
                if (x > best) {
                    best = x;
                    most = g.member(at);
                }
                least = Math.min(least, x);
            }
            if (best > least) g.source[k] = most;
        }
        Person leader = null;
        int most = 0;
        for (int at = 0; at < n; at++) {
            int times = 0;
            for (Person source : g.source) if (source == g.member(at)) times += 1;
            if (times > most) {
                most = times;
                leader = g.member(at);
            }
        }
        return leader;
    }

    /** How evenly the members give: in each field of the purpose, who knows most gives what they know beyond the mean. */
    private static double evennessOf(Group g) {
        int n = g.size();
        double given = 0;
        double squares = 0;
        for (int at = 0; at < n; at++) {
            double gives = 0;
            for (int k = 0; k < g.purpose.length; k++) {
                if (g.purpose[k] <= 0) continue;
                double own = g.member(at).expertise[k];
                double mean = 0;
                boolean ahead = true;
                for (int other = 0; other < n; other++) {
                    double x = g.member(other).expertise[k];
                    mean += x / n;
                    if (x > own) ahead = false;
                }
                if (ahead) gives += own - mean;
            }
            given += gives;
            squares += gives * gives;
        }
        if (given <= 1e-9) return 1;
        return 1 - (squares / (given * given) - 1.0 / n) / (1 - 1.0 / n);
    }
}
