/** Alumni: somebody stuck now and then turns to an old friend, drawn with weight on closeness. */
package groundswell;

final class Alumni {
    private Alumni() {}

    static void ask(Town town, Person i) {
        i.friendCloseness = 0;
        if (!i.isStuck() || i.groupsSoFar == 0) return;
        if (town.random.nextDouble() >= town.parameters.alumni.asking) return;
        double total = 0;
        for (int at = 0; at < i.ties.numObjs; at++) if (i.tie(at).alumni) total += i.tie(at).closeness;
        if (total <= 0) return;
        double point = town.random.nextDouble() * total;
        Tie friend = null;
        for (int at = 0; at < i.ties.numObjs && point >= 0; at++) {
            if (!i.tie(at).alumni) continue;
            friend = i.tie(at);
            point -= friend.closeness;
        }
        i.friendCloseness = friend.closeness;
        for (Need need : i.needs) if (need != null) need.friendLevel = friend.to.expertise[need.field];
    }
}
