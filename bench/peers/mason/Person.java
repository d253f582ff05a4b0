/** A person: what they know, need and are like, to whom they are tied, and the acts of their week. */
package groundswell;

import sim.engine.SimState;
import sim.util.Bag;

final class Person {
    static final int NOT_STUCK = -1;

    final int number;
    final int organization;
    final double[] expertise;
    /** Length of `expertise`. */
    double norm;
    /** The field they are expert at, and practise. */
    final int bestField;
    final Need[] needs = new Need[Need.MOST];
    /** Week in which the unmet need arose. */
    int stuckSince = NOT_STUCK;
    /** Needs that arose, and were met, this week. */
    int arisen;
    int met;
    /** The group whose lack they work on. */
    Group supports;

    double drive;
    double openness;
    double authenticity;
    double stance;
    double attention;
    double bornFearless;
    double fearlessness;
    double ego;
    double we;
    double spark;
    double esteem;
    double angst;
    /** Number and generation of the group that the spark came from. */
    int sparkFrom;
    int sparkGeneration;

    final Membership[] memberships = new Membership[Membership.MOST];
    int groupsSoFar;
    /** Tie objects. */
    final Bag ties = new Bag();
    /** Ties there is room for. */
    int tieRoom;

    final Glance[] glances;
    Need care;
    Group careGroup;
    /** Whom they want to talk to, and the group seen through them that they want to work with. */
    Person intentPerson;
    Group intentGroup;
    /** Who wants to talk to them. */
    final Bag callers = new Bag(2);
    /** With whom they would found a group, which would take them in, and for which they would work from outside. */
    Person stick;
    Group ask;
    Group helpGroup;
    double friendCloseness;

    double gainTogether;
    double gainDiscovery;
    double gainAsIfAlone;
    double gainAlumni;

    Person(int number, int organization, double[] expertise, int bestField, int looks) {
        this.number = number;
        this.organization = organization;
        this.expertise = expertise;
        this.bestField = bestField;
        glances = new Glance[looks];
        for (int look = 0; look < looks; look++) glances[look] = new Glance();
        measure();
    }

    // The acts of a week, each a phase of its own: within one, people read only what nobody else changes in it.

    void needing(SimState state) {
        Needs.arise((Town) state, this);
    }

    void looking(SimState state) {
        Town town = (Town) state;
        Noticing.look(town, this);
        Attraction.choose(town, this);
        Spreading.spread(town, this);
    }

    void talking(SimState state) {
        Talking.talk((Town) state, this);
    }

    void deciding(SimState state) {
        Town town = (Town) state;
        Sticking.stick(town, this);
        Alumni.ask(town, this);
    }

    void learning(SimState state) {
        Town town = (Town) state;
        Practising.practise(town, this);
        Learning.learn(town, this);
    }

    void growing(SimState state) {
        Town town = (Town) state;
        Growing.grow(town, this);
        Committing.consider(town, this);
    }

    boolean isStuck() {
        return stuckSince != NOT_STUCK;
    }

    boolean belongs() {
        return memberships[0] != null || memberships[1] != null;
    }

    int groups() {
        return (memberships[0] == null ? 0 : 1) + (memberships[1] == null ? 0 : 1);
    }

    boolean hasPlace() {
        return memberships[0] == null || memberships[1] == null;
    }

    Membership in(Group group) {
        for (Membership one : memberships) if (one != null && one.group == group) return one;
        return null;
    }

    /** Whether they look for people to work with: have a free place and are settled in no group (T23). */
    boolean seeks(double settled) {
        boolean free = false;
        for (Membership one : memberships) {
            if (one == null) free = true;
            else if (one.commitment > settled) return false;
        }
        return free;
    }

    int needCount() {
        return (needs[0] == null ? 0 : 1) + (needs[1] == null ? 0 : 1);
    }

    void need(int place, int field, double level, int week) {
        needs[place] = new Need(field, level);
        arisen += 1;
        if (stuckSince == NOT_STUCK) stuckSince = week;
    }

    /** Measures the length of `expertise` anew; 1 for who knows nothing at all, so that their cosines are 0. */
    void measure() {
        double square = 0;
        for (double level : expertise) square += level * level;
        norm = square > 0 ? Math.sqrt(square) : 1;
    }

    Tie tie(int at) {
        return (Tie) ties.objs[at];
    }

    Tie tieTo(Person other) {
        for (int at = 0; at < ties.numObjs; at++) if (tie(at).to == other) return tie(at);
        return null;
    }

    double closenessTo(Person other) {
        Tie tie = tieTo(other);
        return tie == null ? 0 : tie.closeness;
    }

    /**
     * The tie to somebody, made if need be: where there is room, or in place of the weakest tie of one's own making that is
     * weaker than `closeness`. Null when there is no room.
     */
    Tie reach(Person other, double closeness) {
        Tie tie = tieTo(other);
        if (tie != null) return tie;
        if (ties.numObjs < tieRoom) {
            tie = new Tie(other, closeness, true);
            ties.add(tie);
            return tie;
        }
        double weakest = closeness;
        for (int at = 0; at < ties.numObjs; at++) {
            Tie own = tie(at);
            if (own.own && own.closeness < weakest) {
                weakest = own.closeness;
                tie = own;
            }
        }
        if (tie == null) return null;
        tie.to = other;
        tie.closeness = closeness;
        tie.alumni = false;
        return tie;
    }
}
