/** One look at somebody in a week, and the group seen through them. */
package groundswell;

final class Glance {
    /** Null: the look met nobody, or a wall. */
    Person person;
    Group group;
    double closeness;
}
