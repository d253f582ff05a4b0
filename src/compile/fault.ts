/** What stands in an act that the compiler does not know, with the place where it stands. It never guesses. */
export class CompileFault extends Error {}
