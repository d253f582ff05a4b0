/** A design that cannot be drawn as it was asked for: in one line, what is wrong and what would do. */
export class DesignFault extends Error {
  /** The factor it is about, by its name; null where it is about the design as a whole. */
  readonly factor: string | null;

  constructor(message: string, factor: string | null = null) {
    super(message);
    this.name = 'DesignFault';
    this.factor = factor;
  }
}
