import type { Trouble, TroubleCode } from "../../../streams/troubles.ts"

/** One line of `tt doctor`. */
export interface Finding {
  readonly what: string
  readonly found: string
  /** The remedy; null when there is no fault. */
  readonly mend: string | null
  /** The kind of the trouble, for programs; null for the checks that are none. */
  readonly code: TroubleCode | null
}

export const fine = (what: string, found: string): Finding => ({ what, found, mend: null, code: null })
export const broken = (what: string, found: string, mend: string): Finding => ({ what, found, mend, code: null })

/** A trouble that ends without help, and stops nothing, is no fault. */
export const ofTrouble = ({ code, message, mend, stops }: Trouble): Finding => ({
  what: "trouble",
  found: message,
  mend: mend ?? (stops.length === 0 ? null : "it ends without help; if it lasts, read the log of the product"),
  code
})
