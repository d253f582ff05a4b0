/** One person's belonging to one group. */
package groundswell;

final class Membership {
    /** Groups that a person can belong to at once. */
    static final int MOST = 2;
    /** Commitment of a newcomer: more than half, or they would not have come. */
    private static final double WHOLEHEARTED = 0.75;

    final Person person;
    final Group group;
    double commitment = WHOLEHEARTED;
    int slowWeeks;
    /** Gained here this week, and of this, discovered. */
    double gain;
    double discovery;
    boolean leaves;

    Membership(Person person, Group group) {
        this.person = person;
        this.group = group;
    }
}
