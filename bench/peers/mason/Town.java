/** The town: its people on their first morning, its groups, and the phases of its week. */
package groundswell;

import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Function;
import sim.engine.Schedule;
import sim.engine.Sequence;
import sim.engine.SimState;
import sim.engine.Steppable;
import sim.util.Bag;

final class Town extends SimState {
    private static final long serialVersionUID = 1L;

    final Properties given;
    /** Whether the schedule has one entry a phase instead of one a person and phase. */
    final boolean inSequence;
    final Parameters parameters;
    final int fields;
    /** Person objects. */
    final Bag people;
    /** Group objects, those alive. */
    Bag groups = new Bag();
    int groupsEver;
    int week;
    /** What the person at hand gains, and discovers, in each of their groups. */
    final double[] gains = new double[Membership.MOST];
    final double[] discoveries = new double[Membership.MOST];

    Town(long seed, int count, Properties given, boolean inSequence) throws IllegalAccessException {
        super(seed);
        this.given = given;
        this.inSequence = inSequence;
        parameters = new Parameters(given);
        fields = (int) Parameters.number(given, "fields");
        people = new Bag(count);
    }

    Person person(int at) {
        return (Person) people.objs[at];
    }

    Group group(int at) {
        return (Group) groups.objs[at];
    }

    void found(Person first, Person second) {
        groupsEver += 1;
        groups.add(new Group(this, groupsEver, first, second));
    }

    /** The first morning. */
    void settle(int count) {
        int organizations = (int) Parameters.number(given, "organizations");
        Spread strong = trait("strong", 0, 1);
        Spread second = trait("second", 0, 1);
        Spread rest = trait("rest", 0, 1);
        Spread drive = trait("drive", 0, 2);
        Spread openness = trait("openness", 0, 1);
        Spread authenticity = trait("authenticity", 0, 1);
        Spread stance = trait("stance", 0, 1);
        Spread fearlessness = trait("fearlessness", 0, 1);
        Spread ego = trait("ego", 0, 1);
        Spread attention = trait("attention", 0.1, 1);
        for (int i = 0; i < count; i++) {
            int organization = (int) ((long) i * organizations / count);
            boolean special = random.nextDouble() < parameters.organizations.specialized;
            int first = special ? organization % fields : random.nextInt(fields);
            int other = (first + 1 + random.nextInt(fields - 1)) % fields;
            double[] expertise = new double[fields];
            for (int k = 0; k < fields; k++) expertise[k] = k == first ? strong.draw() : k == other ? second.draw() : rest.draw();
            Person person = new Person(i, organization, expertise, first, parameters.noticing.looks + 1);
            person.drive = drive.draw();
            person.openness = openness.draw();
            person.authenticity = authenticity.draw();
            person.stance = stance.draw();
            person.bornFearless = fearlessness.draw();
            person.fearlessness = person.bornFearless;
            person.ego = ego.draw();
            person.attention = attention.draw();
            people.add(person);
        }
        Spread closeness = new Spread(given, "network.closeness", 0, 1, random);
        int neighbours = (int) Parameters.number(given, "network.neighbours");
        double rewired = Parameters.number(given, "network.rewired");
        SmallWorld.tie(people, neighbours, rewired, closeness, parameters.network.room, random);
    }

    private Spread trait(String name, double low, double high) {
        return new Spread(given, "traits." + name, low, high, random);
    }

    /** Puts the week on the schedule: everybody for themselves, or as one sequence for each phase. */
    @Override
    public void start() {
        super.start();
        int ordering = 0;
        for (Steppable[] phase : week()) {
            if (inSequence) schedule.scheduleRepeating(Schedule.EPOCH, ordering, new Sequence(phase));
            else for (Steppable act : phase) schedule.scheduleRepeating(Schedule.EPOCH, ordering, act);
            ordering += 1;
        }
    }

    /** The phases of a week, in this order. */
    private Steppable[][] week() {
        return new Steppable[][] {
            one(state -> week += 1),
            everybody(person -> person::needing),
            everybody(person -> person::looking),
            everybody(person -> person::talking),
            everybody(person -> person::deciding),
            one(new Founding()),
            one(new Joining()),
            one(state -> everyGroup(Working::work)),
            everybody(person -> person::learning),
            one(state -> everyGroup(Energy::follow)),
            one(state -> everyGroup(Recognition::recognize)),
            everybody(person -> person::growing),
            one(new LettingGo()),
        };
    }

    /** An act of everybody. */
    private Steppable[] everybody(Function<Person, Steppable> act) {
        Steppable[] acts = new Steppable[people.numObjs];
        for (int i = 0; i < acts.length; i++) acts[i] = act.apply(person(i));
        return acts;
    }

    /** An act of the whole town. */
    private static Steppable[] one(Steppable act) {
        return new Steppable[] {act};
    }

    private void everyGroup(BiConsumer<Town, Group> act) {
        for (int at = 0; at < groups.numObjs; at++) act.accept(this, group(at));
    }
}
