/** Every number that can be turned, as fields by the names they have in src/model/parameters.ts. */
package groundswell;

import java.lang.reflect.Field;
import java.util.Properties;

final class Parameters {
    static final class Needs {
        double rate, reach, met, care, careOfWe, closeEnough, widens, direction;
    }

    static final class Noticing {
        int looks;
        double floor, stranger;
    }

    static final class Attraction {
        double threshold, easedBySpark, easedByFearlessness, deterred;
        double reserve, resonance, joinBase, joinPull, crowding, settled, esteem;
    }

    static final class Talking {
        double step, bond, decay, asked;
    }

    static final class Founding {
        double chance, closeEnough, easedBySpark, across;
    }

    static final class Joining {
        int room;
        double readiness, closeness, resonance;
    }

    static final class Working {
        double meetsAnyway, trustGrowth, coordination, coordinationAge, expert, question;
        double conflict, conflictCut, forgivingAge, practised;
    }

    static final class Learning {
        double alone, tiring, fromEachOther, discovery, seeing, taught, split, practice;
    }

    static final class Energy {
        double start, follow, even, fade, courage;
    }

    static final class Recognition {
        int after;
        double spontaneity, energy, creative, rewarding, accomplishing, leading, whole;
    }

    static final class Spreading {
        double sigma, distant, decay, carried;
    }

    static final class Growing {
        double fearlessness, fearReturns, kept, we, weFades, opens;
        double esteem, esteemFades, egoFalls, angst, angstFalls, angstFades;
    }

    static final class LettingGo {
        int patience;
        double needed, free, freeFearless, impatient, commitment, commitmentPace, broken, done, groupFirst;
    }

    static final class Alumni {
        double help, asking, decay;
    }

    static final class Supporting {
        double chance, back;
    }

    static final class Network {
        int room;
    }

    static final class Organizations {
        double pass, specialized;
    }

    final Needs needs = new Needs();
    final Noticing noticing = new Noticing();
    final Attraction attraction = new Attraction();
    final Talking talking = new Talking();
    final Founding founding = new Founding();
    final Joining joining = new Joining();
    final Working working = new Working();
    final Learning learning = new Learning();
    final Energy energy = new Energy();
    final Recognition recognition = new Recognition();
    final Spreading spreading = new Spreading();
    final Growing growing = new Growing();
    final LettingGo lettingGo = new LettingGo();
    final Alumni alumni = new Alumni();
    final Supporting supporting = new Supporting();
    final Network network = new Network();
    final Organizations organizations = new Organizations();

    /** Reads the lines `parameters.SECTION.NAME=NUMBER`; every field must be given. */
    Parameters(Properties given) throws IllegalAccessException {
        for (Field section : Parameters.class.getDeclaredFields()) {
            Object of = section.get(this);
            String name = section.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
            for (Field field : of.getClass().getDeclaredFields()) {
                double value = number(given, "parameters." + name + "." + field.getName());
                if (field.getType() == int.class) field.setInt(of, (int) value);
                else field.setDouble(of, value);
            }
        }
    }

    static double number(Properties given, String key) {
        String text = given.getProperty(key);
        if (text == null) throw new IllegalArgumentException("no " + key + " is given");
        return Double.parseDouble(text);
    }
}
