/** A small world (Watts & Strogatz 1998): everybody knows their neighbours on a ring, and a few ties reach across. */
package groundswell;

import ec.util.MersenneTwisterFast;
import sim.util.Bag;

final class SmallWorld {
    private SmallWorld() {}

    /** Ties people, `room` places for further ties beyond those each begins with. */
    static void tie(Bag people, int neighbours, double rewired, Spread closeness, int room, MersenneTwisterFast random) {
        int count = people.numObjs;
        int half = neighbours / 2;
        // Person i keeps the first end of `half` ties.
        int[][] other = new int[count][half];
        int[] degree = new int[count];
        for (int i = 0; i < count; i++) {
            for (int lap = 0; lap < half; lap++) other[i][lap] = (i + lap + 1) % count;
            degree[i] = neighbours;
        }
        for (int lap = 0; lap < half; lap++) {
            for (int i = 0; i < count; i++) {
                if (random.nextDouble() >= rewired || degree[i] >= count - 1) continue;
                int j = random.nextInt(count);
                while (j == i || keeps(other[i], j) || keeps(other[j], i)) j = random.nextInt(count);
                degree[other[i][lap]] -= 1;
                degree[j] += 1;
                other[i][lap] = j;
            }
        }
        for (int i = 0; i < count; i++) {
            Person one = (Person) people.objs[i];
            for (int j : other[i]) {
                Person two = (Person) people.objs[j];
                double close = closeness.draw();
                one.ties.add(new Tie(two, close, false));
                two.ties.add(new Tie(one, close, false));
            }
        }
        for (int i = 0; i < count; i++) {
            Person one = (Person) people.objs[i];
            one.tieRoom = one.ties.numObjs + room;
        }
    }

    private static boolean keeps(int[] ends, int j) {
        for (int end : ends) if (end == j) return true;
        return false;
    }
}
