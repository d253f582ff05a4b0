/** Talking: time goes to those one is drawn to, and closeness grows with it. */
package groundswell;

final class Talking {
    private Talking() {}

    static void talk(Town town, Person i) {
        Parameters.Talking rule = town.parameters.talking;
        double slowly = 1 - rule.decay * town.parameters.alumni.decay;
        for (int at = 0; at < i.ties.numObjs; at++) {
            Tie tie = i.tie(at);
            tie.closeness *= tie.alumni ? slowly : 1 - rule.decay;
        }
        double beginning = rule.asked * rule.step;
        if (i.intentPerson != null) come(i, i.intentPerson, beginning, rule.step);
        int talks = i.callers.numObjs;
        // Who comes first is drawn, so that where there is room for one tie only nobody gains by their number.
        int first = talks > 1 ? town.random.nextInt(talks) : 0;
        for (int turn = 0; turn < talks; turn++) come(i, (Person) i.callers.objs[(first + turn) % talks], beginning, rule.step);
        if (talks > 0) i.callers.clear();
        for (Membership one : i.memberships) {
            if (one == null || !one.group.meets) continue;
            for (int at = 0; at < one.group.size(); at++) {
                Person j = one.group.member(at);
                if (j != i) come(i, j, rule.bond, rule.bond);
            }
        }
    }

    /** Comes closer to somebody by a share of the remaining distance, where a tie is there or has room. */
    private static void come(Person i, Person closerTo, double beginning, double step) {
        Tie tie = i.reach(closerTo, beginning);
        if (tie != null) tie.closeness += step * (1 - tie.closeness);
    }
}
