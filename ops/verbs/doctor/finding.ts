/** One line of `tt doctor`. `mend` is the remedy; null when there is no fault. */
export interface Finding {
  readonly what: string
  readonly found: string
  readonly mend: string | null
}

export const fine = (what: string, found: string): Finding => ({ what, found, mend: null })
export const broken = (what: string, found: string, mend: string): Finding => ({ what, found, mend })
