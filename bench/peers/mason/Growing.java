/** Growing: what belonging does to a person, and what remains of it. */
package groundswell;

final class Growing {
    private Growing() {}

    static void grow(Town town, Person i) {
        Parameters.Growing rule = town.parameters.growing;
        i.esteem *= 1 - rule.esteemFades;
        boolean met = false;
        for (Membership one : i.memberships) {
            if (one == null || !one.group.meets) continue;
            Group g = one.group;
            met = true;
            i.fearlessness += rule.fearlessness * g.trust * (1 - i.fearlessness);
            if (isSource(g, i)) i.esteem += rule.esteem * (1 - i.esteem);
            if (!g.isRecognized()) continue;
            i.we += rule.we * (1 - i.we);
            if (i.openness < 0.5) i.openness += rule.opens * (0.5 - i.openness);
        }
        boolean belongs = i.belongs();
        if (!belongs) {
            i.fearlessness -= rule.fearReturns * (i.fearlessness - i.bornFearless);
            i.we -= rule.weFades * i.we;
        }
        if (met) i.angst -= rule.angstFalls * i.angst;
        else if (!i.isStuck()) i.angst -= rule.angstFades * i.angst;
        else if (!belongs) i.angst += rule.angst * (1 - i.angst);
        double learned = i.gainTogether - i.gainDiscovery + i.gainAlumni;
        if (learned > 0) i.ego *= Math.max(0, 1 - rule.egoFalls * learned);
    }

    private static boolean isSource(Group g, Person i) {
        for (Person source : g.source) if (source == i) return true;
        return false;
    }
}
