/** What attracts somebody to a person or a group, and from when on that is a desire to work together. */
package groundswell;

final class Desire {
    private Desire() {}

    /**
     * Pull of a profile of length `norm` on somebody: similarity^(1-d) · help^d · factor, d their openness; 0 when it does
     * not exceed `least`, which spares the powers wherever the arithmetic mean, never below the geometric one, already
     * falls short.
     */
    static double pullOn(Person on, double[] profile, double norm, double factor, double least) {
        double helped = 0;
        double lacked = 0;
        for (Need need : on.needs) {
            if (need == null) continue;
            double own = on.expertise[need.field];
            double gap = need.level - own;
            if (gap <= 0) continue;
            lacked += gap;
            double more = profile[need.field] - own;
            if (more > 0) helped += Math.min(more, gap);
        }
        if (helped <= 0) return 0;
        double help = helped / lacked;
        double open = on.openness;
        if ((1 - open + open * help) * factor <= least) return 0;
        double dot = 0;
        double[] expertise = on.expertise;
        for (int k = 0; k < expertise.length; k++) dot += expertise[k] * profile[k];
        double similarity = Math.min(1, dot / (on.norm * norm));
        if (((1 - open) * similarity + open * help) * factor <= least) return 0;
        return Math.pow(similarity, 1 - open) * Math.pow(help, open) * factor;
    }

    /** Cosine of what concerns somebody, max(expertise, wanted level), with the purpose of a group. */
    static double resonance(Person of, Group with) {
        if (with.purposeNorm <= 0) return 0;
        double[] expertise = of.expertise;
        double[] purpose = with.purpose;
        double dot = 0;
        for (int k = 0; k < expertise.length; k++) dot += expertise[k] * purpose[k];
        double square = of.norm * of.norm;
        for (Need need : of.needs) {
            if (need == null) continue;
            double own = expertise[need.field];
            if (need.level <= own) continue;
            dot += (need.level - own) * purpose[need.field];
            square += need.level * need.level - own * own;
        }
        return Math.min(1, dot / (Math.sqrt(square) * with.purposeNorm));
    }

    /** Pull above which somebody desires to work with others. */
    static double threshold(Town town, Person of) {
        Parameters.Attraction rule = town.parameters.attraction;
        double eased = rule.threshold * (1 - rule.easedBySpark * of.spark) * (1 - rule.easedByFearlessness * of.fearlessness);
        return eased * (1 + rule.deterred * of.angst);
    }

    /** What somebody shows of themselves, and is held to be: the factor of their pull on others. */
    static double shownBy(Town town, Person by) {
        Parameters.Attraction rule = town.parameters.attraction;
        return (rule.reserve + (1 - rule.reserve) * by.authenticity) * (1 + rule.esteem * by.esteem);
    }
}
