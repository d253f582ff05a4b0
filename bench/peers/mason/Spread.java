/** How a trait or a closeness is spread: a distribution, cut to a range. */
package groundswell;

import ec.util.MersenneTwisterFast;
import java.util.Properties;
import java.util.function.DoubleSupplier;
import sim.util.distribution.Beta;

final class Spread {
    private final DoubleSupplier uncut;
    private final double low;
    private final double high;

    /** Reads what stands under `key`: `.constant`, `.uniform.0` and `.1`, `.normal.mean` and `.sd`, `.beta.alpha` and `.beta`. */
    Spread(Properties given, String key, double low, double high, MersenneTwisterFast random) {
        this.low = low;
        this.high = high;
        if (given.containsKey(key + ".constant")) {
            double constant = Parameters.number(given, key + ".constant");
            uncut = () -> constant;
        } else if (given.containsKey(key + ".uniform.0")) {
            double from = Parameters.number(given, key + ".uniform.0");
            double width = Parameters.number(given, key + ".uniform.1") - from;
            uncut = () -> from + width * random.nextDouble();
        } else if (given.containsKey(key + ".normal.mean")) {
            double mean = Parameters.number(given, key + ".normal.mean");
            double sd = Parameters.number(given, key + ".normal.sd");
            uncut = () -> mean + sd * random.nextGaussian();
        } else {
            double alpha = Parameters.number(given, key + ".beta.alpha");
            Beta beta = new Beta(alpha, Parameters.number(given, key + ".beta.beta"), random);
            uncut = beta::nextDouble;
        }
    }

    double draw() {
        return Math.min(high, Math.max(low, uncut.getAsDouble()));
    }
}
