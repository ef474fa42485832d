/** The revisions of a text that people edit, and the refusal of an edit that was made on an older one. */
import { Schema } from "effect"

/** Rises with each edit, from 1. */
export const Revision = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))

/** The revision that the person saw. An edit without it replaces any revision. */
export const seenRevision = { revision: Schema.optionalKey(Revision) }

/** Both versions of a text that was changed since the person saw it, so that the person can choose. */
export const TextVersions = Schema.Struct({
  /** The revision of the stored text. Send it with the next edit. */
  revision: Schema.Int,
  current: Schema.String,
  /** The refused text. */
  yours: Schema.String
})
export type TextVersions = typeof TextVersions.Type

/** True when the text no longer has the revision that the person saw. */
export const isOutdated = (seen: number | undefined, revision: number): boolean =>
  seen !== undefined && seen !== revision
