/* The parameters that a week needs, by their names in the world file, and those that must be 0, since what they turn on is not here. */
#ifndef PARAMETERS_H
#define PARAMETERS_H

#define PARAMETERS(P) \
  P(needs_rate, "needs.rate") \
  P(needs_reach, "needs.reach") \
  P(needs_met, "needs.met") \
  P(needs_care, "needs.care") \
  P(needs_care_of_we, "needs.careOfWe") \
  P(needs_close_enough, "needs.closeEnough") \
  P(needs_widens, "needs.widens") \
  P(needs_direction, "needs.direction") \
  P(noticing_looks, "noticing.looks") \
  P(noticing_floor, "noticing.floor") \
  P(noticing_stranger, "noticing.stranger") \
  P(attraction_threshold, "attraction.threshold") \
  P(attraction_eased_by_spark, "attraction.easedBySpark") \
  P(attraction_eased_by_fearlessness, "attraction.easedByFearlessness") \
  P(attraction_reserve, "attraction.reserve") \
  P(attraction_resonance, "attraction.resonance") \
  P(attraction_join_base, "attraction.joinBase") \
  P(attraction_join_pull, "attraction.joinPull") \
  P(attraction_crowding, "attraction.crowding") \
  P(attraction_settled, "attraction.settled") \
  P(attraction_esteem, "attraction.esteem") \
  P(attraction_deterred, "attraction.deterred") \
  P(talking_step, "talking.step") \
  P(talking_bond, "talking.bond") \
  P(talking_decay, "talking.decay") \
  P(talking_asked, "talking.asked") \
  P(founding_chance, "founding.chance") \
  P(founding_close_enough, "founding.closeEnough") \
  P(founding_eased_by_spark, "founding.easedBySpark") \
  P(founding_across, "founding.across") \
  P(joining_room, "joining.room") \
  P(joining_readiness, "joining.readiness") \
  P(joining_closeness, "joining.closeness") \
  P(joining_resonance, "joining.resonance") \
  P(working_meets_anyway, "working.meetsAnyway") \
  P(working_trust_growth, "working.trustGrowth") \
  P(working_conflict, "working.conflict") \
  P(working_conflict_cut, "working.conflictCut") \
  P(working_forgiving_age, "working.forgivingAge") \
  P(working_coordination, "working.coordination") \
  P(working_coordination_age, "working.coordinationAge") \
  P(working_practised, "working.practised") \
  P(working_expert, "working.expert") \
  P(working_question, "working.question") \
  P(learning_alone, "learning.alone") \
  P(learning_tiring, "learning.tiring") \
  P(learning_from_each_other, "learning.fromEachOther") \
  P(learning_discovery, "learning.discovery") \
  P(learning_seeing, "learning.seeing") \
  P(learning_taught, "learning.taught") \
  P(learning_split, "learning.split") \
  P(learning_practice, "learning.practice") \
  P(energy_start, "energy.start") \
  P(energy_follow, "energy.follow") \
  P(energy_even, "energy.even") \
  P(energy_fade, "energy.fade") \
  P(energy_courage, "energy.courage") \
  P(recognition_after, "recognition.after") \
  P(recognition_spontaneity, "recognition.spontaneity") \
  P(recognition_energy, "recognition.energy") \
  P(recognition_creative, "recognition.creative") \
  P(recognition_rewarding, "recognition.rewarding") \
  P(recognition_accomplishing, "recognition.accomplishing") \
  P(recognition_leading, "recognition.leading") \
  P(recognition_whole, "recognition.whole") \
  P(spreading_sigma, "spreading.sigma") \
  P(spreading_distant, "spreading.distant") \
  P(spreading_decay, "spreading.decay") \
  P(spreading_carried, "spreading.carried") \
  P(growing_fearlessness, "growing.fearlessness") \
  P(growing_fear_returns, "growing.fearReturns") \
  P(growing_kept, "growing.kept") \
  P(growing_we, "growing.we") \
  P(growing_we_fades, "growing.weFades") \
  P(growing_esteem, "growing.esteem") \
  P(growing_esteem_fades, "growing.esteemFades") \
  P(growing_ego_falls, "growing.egoFalls") \
  P(growing_opens, "growing.opens") \
  P(growing_angst, "growing.angst") \
  P(growing_angst_falls, "growing.angstFalls") \
  P(growing_angst_fades, "growing.angstFades") \
  P(letting_go_needed, "letting-go.needed") \
  P(letting_go_free, "letting-go.free") \
  P(letting_go_free_fearless, "letting-go.freeFearless") \
  P(letting_go_patience, "letting-go.patience") \
  P(letting_go_impatient, "letting-go.impatient") \
  P(letting_go_commitment, "letting-go.commitment") \
  P(letting_go_commitment_pace, "letting-go.commitmentPace") \
  P(letting_go_broken, "letting-go.broken") \
  P(letting_go_done, "letting-go.done") \
  P(letting_go_group_first, "letting-go.groupFirst") \
  P(alumni_help, "alumni.help") \
  P(alumni_asking, "alumni.asking") \
  P(alumni_decay, "alumni.decay") \
  P(supporting_chance, "supporting.chance") \
  P(supporting_back, "supporting.back") \
  P(organizations_changed, "organizations.changed")

typedef struct {
#define FIELD(field, name) double field;
  PARAMETERS(FIELD)
#undef FIELD
} Parameters;

/* What is not ported, and must not be asked for. */
static const char *const MUST_BE_ZERO[] = {
    "needs.beyond",       "fostering.individuals", "fostering.groups",     "fostering.catalysts",
    "communities.count",  "communities.liveOn",    "bridging.rate",        "roles.weavers",
    "roles.facilitators", "roles.coordinators",    "assigning.share",      "moving.leave",
    "moving.change",      "crisis.rate",           "rules.open",           "interventions",
    "teams",              "absent",                "communities.rowsUsed",
};
#endif
