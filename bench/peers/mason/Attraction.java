/** Attraction: the strongest pull among those seen, if it is above the own threshold, becomes an intent. */
package groundswell;

final class Attraction {
    private Attraction() {}

    static void choose(Town town, Person i) {
        Parameters.Attraction rule = town.parameters.attraction;
        i.intentPerson = null;
        i.intentGroup = null;
        if (!i.isStuck() || !i.seeks(rule.settled)) return;
        double strongest = Desire.threshold(town, i);
        for (Glance glance : i.glances) {
            Person j = glance.person;
            if (j == null) continue;
            Group g = glance.group;
            if (g != null) {
                double pull = Desire.pullOn(i, g.profile, g.profileNorm, seen(town, i, g), strongest);
                if (pull > strongest) {
                    strongest = pull;
                    i.intentPerson = j;
                    i.intentGroup = g;
                }
            }
            double pull = Desire.pullOn(i, j.expertise, j.norm, Desire.shownBy(town, j), strongest);
            if (pull > strongest) {
                strongest = pull;
                i.intentPerson = j;
                i.intentGroup = null;
            }
        }
        if (i.intentPerson != null) i.intentPerson.callers.add(i);
    }

    /** What somebody sees of a group: its purpose, how well it does, and the room it has. */
    private static double seen(Town town, Person i, Group g) {
        Parameters.Attraction rule = town.parameters.attraction;
        int seats = town.parameters.joining.room;
        double perSeat = seats > 3 ? 1.0 / (seats - 3) : 1;
        double room = 1 - rule.crowding * Math.min(1, (g.size() - 2) * perSeat);
        return (1 - rule.resonance * (1 - Desire.resonance(i, g))) * (rule.joinBase + rule.joinPull * g.visibility) * room;
    }
}
