/** Founding: two who want to stick together are a group. Pairs are taken in an order drawn by lot. */
package groundswell;

import sim.engine.SimState;
import sim.engine.Steppable;
import sim.util.Bag;

final class Founding implements Steppable {
    @Override
    public void step(SimState state) {
        Town town = (Town) state;
        Bag asking = new Bag();
        for (int at = 0; at < town.people.numObjs; at++) {
            Person i = town.person(at);
            // Where both ask, one of the two wishes is enough.
            if (i.stick != null && (i.stick.stick != i || i.number < i.stick.number)) asking.add(i);
        }
        asking.shuffle(town.random);
        for (int at = 0; at < asking.numObjs; at++) {
            Person asks = (Person) asking.objs[at];
            Person asked = asks.stick;
            if (!asks.hasPlace() || !asked.hasPlace()) continue;
            if (town.random.nextDouble() >= town.parameters.founding.chance) continue;
            boolean turned = asked.stick == asks && town.random.nextBoolean();
            town.found(turned ? asked : asks, turned ? asks : asked);
        }
    }
}
