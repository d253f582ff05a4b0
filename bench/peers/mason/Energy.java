/** Energy follows what is learned, relative to learning alone; what can be seen of a group is its energy and its honesty. */
package groundswell;

final class Energy {
    /** The pace of a group that learns where nobody would have learned alone: beyond all bounds, but a number. */
    private static final double FASTEST = 1000;

    private Energy() {}

    static void follow(Town town, Group g) {
        Parameters.Energy rule = town.parameters.energy;
        int n = g.size();
        double together = 0;
        double asIfAlone = 0;
        double honest = 0;
        double fearless = 0;
        g.needsLeft = 0;
        for (int at = 0; at < n; at++) {
            Person i = g.member(at);
            Membership here = i.in(g);
            together += here.gain;
            // Somebody in two groups gives each half of their time: each is held against half of what alone would have given.
            asIfAlone += i.gainAsIfAlone / i.groups();
            g.sumDiscovery += here.discovery;
            honest += i.authenticity;
            fearless += i.fearlessness;
            g.needsLeft += i.needCount();
            g.needsBrought += i.arisen;
            g.needsMet += i.met;
        }
        double towards = 0;
        if (asIfAlone > 0) {
            g.pace = together / asIfAlone;
            towards = g.pace / (g.pace + rule.even);
        } else if (together > 0) {
            g.pace = FASTEST;
            towards = 1;
        }
        g.energy += rule.follow * (towards - g.energy);
        g.visibility = g.isRecognized() ? g.energy * ((1 - rule.courage) * honest + rule.courage * fearless) / n : 0;
        g.sumTogether += together;
        if (g.conflictNow) g.conflicts += 1;
        g.levelReached = Math.max(g.levelReached, g.level());
    }
}
