/** Practising: deliberate practice in the field somebody is expert at, while there is no need in it. */
package groundswell;

final class Practising {
    /** Practice of so many weeks is reckoned at once, in one of them. */
    private static final int WEEKS = 8;

    private Practising() {}

    static void practise(Town town, Person i) {
        double practice = town.parameters.learning.practice;
        if (practice == 0 || (i.number + town.week) % WEEKS != 0) return;
        int k = i.bestField;
        for (Need need : i.needs) if (need != null && need.field == k) return;
        i.expertise[k] += Math.min(1, WEEKS * practice * i.drive * i.attention) * (1 - i.expertise[k]);
        i.measure();
    }
}
