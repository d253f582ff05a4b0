/** Committing: who wants to leave which group. */
package groundswell;

final class Committing {
    private Committing() {}

    static void consider(Town town, Person i) {
        for (Membership one : i.memberships) {
            if (one == null) continue;
            double chance = i.isStuck() ? whileNeeding(town, i, one) : fulfilled(town, i, one.group);
            one.leaves = chance > 0 && town.random.nextDouble() < chance;
        }
    }

    private static double fulfilled(Town town, Person i, Group g) {
        Parameters.LettingGo rule = town.parameters.lettingGo;
        if (somebodyStays(town, i, g)) return rule.needed * (1 - rule.groupFirst * i.we);
        return rule.free + rule.freeFearless * i.fearlessness;
    }

    /** Whether somebody in the group who is close to i still needs something. */
    private static boolean somebodyStays(Town town, Person i, Group g) {
        for (int at = 0; at < g.size(); at++) {
            Person j = g.member(at);
            if (j != i && j.isStuck() && i.closenessTo(j) > town.parameters.needs.closeEnough) return true;
        }
        return false;
    }

    private static double whileNeeding(Town town, Person i, Membership one) {
        Parameters.LettingGo rule = town.parameters.lettingGo;
        double alone = i.gainAsIfAlone / i.groups();
        if (one.gain + alone > 0) {
            one.slowWeeks = one.gain > alone ? 0 : one.slowWeeks + 1;
            one.commitment += rule.commitmentPace * (one.gain / (one.gain + alone) - one.commitment);
        }
        return one.slowWeeks > rule.patience || one.commitment < rule.commitment ? rule.impatient : 0;
    }
}
