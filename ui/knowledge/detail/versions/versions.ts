/** The versions of a statement's text, from its history. Pure. */
import type { ActivityRow } from "../../../../gateways/contract.ts"

export interface Version {
  /** From 1; the newest has the revision of the statement. */
  readonly n: number
  readonly text: string
  readonly by: string
  readonly at: string
  /** The text of the version before; null for the first version, and for the earliest that is loaded. */
  readonly before: string | null
}

/**
 * The newest first. Revisions that left the text as it was are no versions.
 *
 * @param items the newest events, oldest first; the earlier ones may be missing
 * @param revision of the newest one
 */
export const versionsOf = (items: ReadonlyArray<ActivityRow>, revision: number): ReadonlyArray<Version> => {
  const said = items.filter(({ event }) => event === "AtomRecorded" || event === "AtomRevised")
  return said
    .map((item, i): Version => {
      const previous = said[i - 1]
      return {
        n: revision - (said.length - 1 - i),
        text: textOf(item),
        by: item.actor,
        at: item.at,
        before: previous === undefined ? null : textOf(previous)
      }
    })
    .filter(({ text, before }) => text !== before)
    .toReversed()
}

/** Empty after the text was erased. */
const textOf = ({ detail }: ActivityRow): string => (typeof detail["text"] === "string" ? detail["text"] : "")
