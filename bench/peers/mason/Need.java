/** A field in which somebody wants a level that they do not have. */
package groundswell;

final class Need {
    /** Needs that a person can have at once. */
    static final int MOST = 2;

    final int field;
    final double level;
    /** What an old friend knows in it, who was asked this week; 0 where none was. */
    double friendLevel;

    Need(int field, double level) {
        this.field = field;
        this.level = level;
    }
}
