/** A tie as one of its two ends sees it. */
package groundswell;

final class Tie {
    Person to;
    /** 0 distant, 1 closest. */
    double closeness;
    /** Made during the run, and so may give way to another. */
    final boolean own;
    /** Were in a group together. */
    boolean alumni;

    Tie(Person to, double closeness, boolean own) {
        this.to = to;
        this.closeness = closeness;
        this.own = own;
    }
}
