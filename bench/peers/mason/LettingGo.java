/** Letting go: of a group by its members, in an order drawn by lot, and of itself by a group. */
package groundswell;

import sim.engine.SimState;
import sim.engine.Steppable;
import sim.util.Bag;

final class LettingGo implements Steppable {
    @Override
    public void step(SimState state) {
        Town town = (Town) state;
        double kept = town.parameters.growing.kept;
        // Which groups are over is decided before anybody leaves.
        for (int at = 0; at < town.groups.numObjs; at++) town.group(at).cause = ending(town, town.group(at));

        Bag leaving = new Bag();
        for (int at = 0; at < town.people.numObjs; at++) {
            for (Membership one : town.person(at).memberships) if (one != null && one.leaves) leaving.add(one);
        }
        leaving.shuffle(town.random);
        for (int at = 0; at < leaving.numObjs; at++) {
            Membership one = (Membership) leaving.objs[at];
            if (one.group.ended) continue;
            one.group.part(one.person, kept);
            if (one.group.size() < 2) one.group.end(whenEmptied(town, one.group), kept);
        }

        Bag alive = new Bag(town.groups.numObjs);
        for (int at = 0; at < town.groups.numObjs; at++) {
            Group g = town.group(at);
            if (!g.ended && g.cause != null) g.end(g.cause, kept);
            if (!g.ended) alive.add(g);
        }
        town.groups = alive;
    }

    /** Why a group ought to end now, or null. */
    private static Group.Cause ending(Town town, Group g) {
        if (g.trust < town.parameters.lettingGo.broken) return Group.Cause.CONFLICT;
        if (g.energy >= town.parameters.energy.fade) return null;
        return g.needsLeft == 0 && g.isRecognized() ? Group.Cause.FULFILLED : Group.Cause.FADED;
    }

    private static Group.Cause whenEmptied(Town town, Group g) {
        boolean enough = g.needsMet >= town.parameters.lettingGo.done * g.needsBrought && g.needsMet > 0;
        return enough ? Group.Cause.FULFILLED : Group.Cause.EMPTIED;
    }
}
