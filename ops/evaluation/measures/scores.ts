/** Precision, recall and F1, from the found items and the true items. */

export interface Scores {
  /** 0 to 1. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** @param counts the number of found items and how many of them are true; the number of true items and how many of them were found */
export const scoresOf = (counts: {
  readonly found: number
  readonly rightOfFound: number
  readonly true: number
  readonly rightOfTrue: number
}): Scores => {
  const precision = ratio(counts.rightOfFound, counts.found)
  const recall = ratio(counts.rightOfTrue, counts.true)
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) }
}

export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
