/** A group: its members, what a week together has made of it, and where it comes from. */
package groundswell;

import java.util.Arrays;
import sim.util.Bag;

final class Group {
    static final int NOT_YET = -1;

    enum Cause { FULFILLED, FADED, CONFLICT, EMPTIED }

    final int number;
    final int born;
    /** Number of the group whose spark its founders carry, 0 for none; 1 is the generation of groups without a parent. */
    final int parent;
    final int generation;
    /** Person objects, in order of coming. */
    final Bag members;
    /** Fields that its founders needed. */
    final boolean[] reasons;
    /** The best level and the largest level wanted in each field, and their lengths. */
    final double[] profile;
    double profileNorm;
    final double[] purpose;
    double purposeNorm;
    /** Who knows most in each field of the purpose. */
    final Person[] source;
    /** Who teaches, null while it is no class. */
    Person teacher;
    double trust;
    double energy;
    double visibility;
    /** Learning together over learning alone. */
    double pace = 1;
    double diversity;
    double learnerStance;
    double coordinationCost;
    double evenness;
    boolean meets = true;
    boolean conflictNow;
    int conflicts;
    int recognizedWeek = NOT_YET;
    /** The group founded last to support it. */
    Group supporter;
    int needsLeft;
    int needsBrought;
    int needsMet;
    final double levelFounders;
    double levelReached;
    double sumTogether;
    double sumDiscovery;
    boolean ended;
    Cause cause;

    /** Two begin: `first`, who wished for it, and `second`. */
    Group(Town town, int number, Person first, Person second) {
        this.number = number;
        born = town.week;
        members = new Bag(town.parameters.joining.room);
        reasons = new boolean[town.fields];
        profile = new double[town.fields];
        purpose = new double[town.fields];
        source = new Person[town.fields];
        trust = (first.closenessTo(second) + second.closenessTo(first)) / 2;
        energy = town.parameters.energy.start;

        Person carrier = second.spark > first.spark ? second : first;
        boolean carried = carrier.spark >= town.parameters.spreading.carried && carrier.sparkFrom > 0;
        parent = carried ? carrier.sparkFrom : 0;
        generation = carried ? carrier.sparkGeneration + 1 : 1;
        Group supported = supportedBy(first);
        if (supported == null) supported = supportedBy(second);
        if (supported != null) supported.supporter = this;

        for (Person founder : new Person[] {first, second}) {
            for (Need need : founder.needs) if (need != null) reasons[need.field] = true;
            enter(founder);
        }
        gather();
        levelFounders = level();
        levelReached = levelFounders;
    }

    /** The living group whose lack somebody has taken on, unless they have come to belong to it. */
    private static Group supportedBy(Person person) {
        Group group = person.supports;
        return group != null && !group.ended && person.in(group) == null ? group : null;
    }

    int size() {
        return members.numObjs;
    }

    Person member(int at) {
        return (Person) members.objs[at];
    }

    boolean isRecognized() {
        return recognizedWeek != NOT_YET;
    }

    /** Takes the next seat for somebody who has a place free. Needs that arose this week are counted at its end, by Energy. */
    void enter(Person person) {
        int place = person.memberships[0] == null ? 0 : 1;
        person.memberships[place] = new Membership(person, this);
        person.groupsSoFar += 1;
        members.add(person);
        needsBrought += person.needCount() - person.arisen;
    }

    /** Somebody goes; ties between them and those who remain become ties among alumni. */
    void part(Person person, double kept) {
        int place = person.memberships[0] != null && person.memberships[0].group == this ? 0 : 1;
        person.memberships[place] = null;
        int seat = 0;
        while (member(seat) != person) seat += 1;
        members.removeNondestructively(seat);
        for (int at = 0; at < size(); at++) {
            Tie there = person.tieTo(member(at));
            if (there != null) there.alumni = true;
            Tie back = member(at).tieTo(person);
            if (back != null) back.alumni = true;
        }
        person.fearlessness -= (1 - kept) * Math.max(0, person.fearlessness - person.bornFearless);
    }

    void end(Cause why, double kept) {
        for (int at = size() - 1; at >= 0; at--) part(member(at), kept);
        cause = why;
        ended = true;
    }

    /** Draws profile and purpose together from the members. */
    void gather() {
        Arrays.fill(profile, 0);
        Arrays.fill(purpose, 0);
        for (int at = 0; at < size(); at++) {
            Person member = member(at);
            for (int k = 0; k < profile.length; k++) profile[k] = Math.max(profile[k], member.expertise[k]);
            for (Need need : member.needs) {
                if (need != null) purpose[need.field] = Math.max(purpose[need.field], need.level);
            }
        }
        double best = 0;
        double wanted = 0;
        for (int k = 0; k < profile.length; k++) {
            best += profile[k] * profile[k];
            wanted += purpose[k] * purpose[k];
        }
        profileNorm = Math.sqrt(best);
        purposeNorm = Math.sqrt(wanted);
    }

    /** The members' best level now, on average over the fields that the founders needed. */
    double level() {
        double sum = 0;
        int wanted = 0;
        for (int k = 0; k < reasons.length; k++) {
            if (!reasons[k]) continue;
            double best = 0;
            for (int at = 0; at < size(); at++) best = Math.max(best, member(at).expertise[k]);
            sum += best;
            wanted += 1;
        }
        return wanted > 0 ? sum / wanted : 0;
    }

    double meanClosenessTo(Person person) {
        double sum = 0;
        for (int at = 0; at < size(); at++) sum += member(at).closenessTo(person);
        return sum / size();
    }

    double meanFearlessness() {
        double sum = 0;
        for (int at = 0; at < size(); at++) sum += member(at).fearlessness;
        return sum / size();
    }
}
