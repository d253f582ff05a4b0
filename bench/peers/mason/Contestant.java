/** Lives one town and prints how long its weeks took, and what came of it, as JSON. */
package groundswell;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import sim.engine.SimState;

public final class Contestant {
    /** The world that is lived before, so that the compiler under us has seen everything. */
    private static final int WARM_PEOPLE = 2000;
    private static final int WARM_WEEKS = 150;

    private Contestant() {}

    /** Arguments: people, weeks, seed, a file of properties, warm or cold, scheduled or sequence. */
    public static void main(String[] args) throws IOException, IllegalAccessException {
        int people = Integer.parseInt(args[0]);
        int weeks = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        boolean warm = args[4].equals("warm");
        boolean inSequence = args[5].equals("sequence");
        Properties given = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(args[3]))) {
            given.load(file);
        }
        if (warm) live(morning(seed + 1, WARM_PEOPLE, given, inSequence), WARM_WEEKS);
        Town town = morning(seed, people, given, inSequence);
        long begun = System.nanoTime();
        live(town, weeks);
        double seconds = (System.nanoTime() - begun) / 1e9;

        int belonged = 0;
        for (int i = 0; i < people; i++) if (town.person(i).groupsSoFar > 0) belonged += 1;
        System.out.printf(
                Locale.ROOT,
                "{\"framework\":\"%s\",\"version\":\"%.0f\",\"language\":\"Java %s\",\"people\":%d,\"weeks\":%d,\"seed\":%d,"
                        + "\"seconds\":%.6f,\"warm\":%b,\"ever\":%.6f,\"alive\":%d,\"groupsEver\":%d}%n",
                inSequence ? "MASON, sequences" : "MASON",
                SimState.version(),
                System.getProperty("java.version"),
                people,
                weeks,
                seed,
                seconds,
                warm,
                (double) belonged / people,
                town.groups.numObjs,
                town.groupsEver);
    }

    private static Town morning(long seed, int people, Properties given, boolean inSequence)
            throws IllegalAccessException {
        Town town = new Town(seed, people, given, inSequence);
        town.settle(people);
        town.start();
        return town;
    }

    private static void live(Town town, int weeks) {
        for (int week = 0; week < weeks; week++) town.schedule.step(town);
        town.finish();
    }
}
