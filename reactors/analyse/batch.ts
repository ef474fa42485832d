/** A batch: the atoms of one question of an analysis. */
import type { AtomId } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { UnreadAtom } from "../../projections/reads/unread/questions.ts"
import { hash } from "../../streams/commit/identity.ts"

/** Atoms of one audience and one topic. */
export interface Batch {
  readonly key: string
  readonly audience: Audience
  readonly topicName: string | null
  readonly atoms: readonly [UnreadAtom, ...ReadonlyArray<UnreadAtom>]
}

export const batchOf = (
  { audience, topicName }: Pick<Batch, "audience" | "topicName">,
  atoms: Batch["atoms"]
): Batch => ({ key: hash(26, ...atoms.map(({ id }) => id)), audience, topicName, atoms })

/** The halves, in order; empty if the batch has only one atom. */
export const halvesOf = (batch: Batch): ReadonlyArray<Batch> => {
  if (batch.atoms.length === 1) return []
  const middle = Math.ceil(batch.atoms.length / 2)
  return [batch.atoms.slice(0, middle), batch.atoms.slice(middle)].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [batchOf(batch, [first, ...rest])]
  )
}

export const atomIdsOf = ({ atoms: [first, ...rest] }: Batch): readonly [AtomId, ...ReadonlyArray<AtomId>] => [
  first.id,
  ...rest.map(({ id }) => id)
]
