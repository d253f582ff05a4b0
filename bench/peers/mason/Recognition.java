/** Recognition: a group comes fully into being when its members recognize it, by any of seven. */
package groundswell;

final class Recognition {
    private Recognition() {}

    static void recognize(Town town, Group g) {
        if (!g.isRecognized() && isSeen(town, g)) g.recognizedWeek = town.week;
    }

    private static boolean isSeen(Town town, Group g) {
        Parameters.Recognition limits = town.parameters.recognition;
        if (town.week - g.born < limits.after) return false;
        boolean faster = g.pace > 1;
        boolean spontaneity = g.coordinationCost < limits.spontaneity && faster;
        boolean energy = g.energy > limits.energy;
        boolean creative = g.sumDiscovery > limits.creative * g.sumTogether && faster && g.meanFearlessness() > 0.5;
        boolean rewarding = g.pace > limits.rewarding;
        boolean accomplishing = g.levelReached - g.levelFounders > limits.accomplishing;
        boolean leading = g.size() > 2 && g.evenness > limits.leading && faster;
        boolean whole = g.trust > limits.whole && !g.conflictNow;
        return spontaneity || energy || creative || rewarding || accomplishing || leading || whole;
    }
}
