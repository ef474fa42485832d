/** The form of the tables of date phrases. Each row of a kind is tried in each of its frames. */
export interface PhraseKind {
  readonly kind: string
  /** Sentences with `{}` for the phrase. */
  readonly frames: ReadonlyArray<string>
  /** The phrase, and its due date in Kyiv; null if it names none. Written by hand. */
  readonly rows: ReadonlyArray<readonly [phrase: string, due: string | null]>
}

/** The time of every message of the tables: a Tuesday, half past eleven in Kyiv (UTC+2). */
export const said = { at: "2026-11-24T09:30:00Z", zone: "Europe/Kyiv" }
