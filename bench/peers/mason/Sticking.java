/** Sticking together: whether the other side wants it too. */
package groundswell;

final class Sticking {
    private Sticking() {}

    static void stick(Town town, Person i) {
        i.stick = null;
        i.ask = null;
        i.helpGroup = null;
        if (i.intentGroup != null) {
            if (welcomes(town, i.intentGroup, i)) i.ask = i.intentGroup;
            else if (town.random.nextDouble() < town.parameters.supporting.chance) i.helpGroup = i.intentGroup;
        } else if (i.intentPerson != null && wantsToo(town, i.intentPerson, i)) i.stick = i.intentPerson;
    }

    private static boolean welcomes(Town town, Group g, Person i) {
        Parameters.Joining rule = town.parameters.joining;
        if (g.size() >= rule.room || g.trust < rule.readiness) return false;
        return g.meanClosenessTo(i) >= rule.closeness || Desire.resonance(i, g) >= rule.resonance;
    }

    /** Whether j would begin with i, who is drawn to j. */
    private static boolean wantsToo(Town town, Person j, Person i) {
        Parameters.Founding rule = town.parameters.founding;
        if (!j.isStuck() || !j.seeks(town.parameters.attraction.settled)) return false;
        for (Membership one : i.memberships) if (one != null && j.in(one.group) != null) return false;
        double apart = i.organization == j.organization ? 0 : rule.across;
        double enough = rule.closeEnough * (1 - rule.easedBySpark * i.spark) + apart;
        if (i.closenessTo(j) < enough || j.closenessTo(i) < enough) return false;
        double least = Desire.threshold(town, j);
        return Desire.pullOn(j, i.expertise, i.norm, Desire.shownBy(town, i), least) > least;
    }
}
