/** Joining: a group takes in who asks, as long as there is room. Who comes first is drawn by lot. */
package groundswell;

import sim.engine.SimState;
import sim.engine.Steppable;
import sim.util.Bag;

final class Joining implements Steppable {
    @Override
    public void step(SimState state) {
        Town town = (Town) state;
        Bag asking = new Bag();
        for (int at = 0; at < town.people.numObjs; at++) if (town.person(at).ask != null) asking.add(town.person(at));
        asking.shuffle(town.random);
        for (int at = 0; at < asking.numObjs; at++) {
            Person i = (Person) asking.objs[at];
            Group g = i.ask;
            int n = g.size();
            if (n >= town.parameters.joining.room || !i.hasPlace()) continue;
            // Trust is shared anew: the newcomer brings the closeness of members to them.
            g.trust = (g.trust * n + g.meanClosenessTo(i)) / (n + 1);
            g.enter(i);
        }
    }
}
