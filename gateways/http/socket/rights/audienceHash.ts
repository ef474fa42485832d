import type { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"

/**
 * A cursor's `epoch`: a client whose cursor has another one gets a snapshot. It changes with the audiences that an actor can
 * see, and with each merge of people, which changes the people in rows that were sent before.
 */
export const epochOf = (
  { audiencesOf, merges }: Pick<Principals["Service"], "audiencesOf" | "merges">,
  actor: ActorId
): number => audienceHashOf(merges() === 0 ? audiencesOf(actor) : [...audiencesOf(actor), `merges:${merges()}`])

/** A hash of 32 bits. */
const audienceHashOf = (audiences: ReadonlyArray<string>): number => {
  let hash = 17
  for (const letter of audiences.toSorted().join(" ")) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return hash >>> 0
}
