/** Spreading: seeing a recognized group work makes this way of working seem possible for oneself. */
package groundswell;

final class Spreading {
    private Spreading() {}

    static void spread(Town town, Person i) {
        Parameters.Spreading rule = town.parameters.spreading;
        i.spark *= 1 - rule.decay;
        for (Glance glance : i.glances) {
            if (glance.group == null) continue;
            double near = rule.distant + (1 - rule.distant) * glance.closeness;
            kindle(town, i, glance.group, Desire.resonance(i, glance.group) * near);
        }
        for (Membership one : i.memberships) if (one != null && one.group.isRecognized()) kindle(town, i, one.group, 1);
    }

    /** A group gives a spark; of the groups that fed it, each is its source with the share that it gave. */
    private static void kindle(Town town, Person i, Group g, double likeness) {
        double gain = Math.min(1, town.parameters.spreading.sigma * g.visibility * likeness) * (1 - i.spark);
        if (gain <= 0) return;
        i.spark += gain;
        if (town.random.nextDouble() * i.spark < gain) {
            i.sparkFrom = g.number;
            i.sparkGeneration = g.generation;
        }
    }
}
