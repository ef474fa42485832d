/** Units of messages that are stored completely or not at all, and the batches that are made of them. */
import type { LogChanged } from "../../errors.ts"
import { NatsFault, type Outgoing } from "../client/nats.ts"

/** An acknowledgement of the last message, or the fault that says that nothing was stored now. After `unknown` it may be stored. */
export type Answer = { readonly seq: number; readonly duplicate: boolean } | NatsFault | LogChanged

export interface Unit {
  readonly messages: readonly [Outgoing, ...ReadonlyArray<Outgoing>]
  /** Milliseconds of `performance.now`. */
  readonly since: number
  /** Only the first answer counts. */
  readonly settle: (answer: Answer) => void
}

/** Far below the server's limit of 1000, so that a batch does not delay the other users of the stream. */
const mostMessages = 500
const mostBytes = 4 * 1024 * 1024

/**
 * Takes the next batch from the waiting units, the oldest first; never part of a unit. A unit on a subject that the batch has
 * already stays behind, because a batch may have one expectation for each subject.
 */
export const takeBatch = (
  waiting: ReadonlyArray<Unit>
): { readonly batch: ReadonlyArray<Unit>; readonly rest: Array<Unit> } => {
  const batch: Array<Unit> = []
  const rest: Array<Unit> = []
  const subjects = new Set<string>()
  let messages = 0
  let bytes = 0
  for (const unit of waiting) {
    const size = unit.messages.reduce((sum, { data }) => sum + data.byteLength, 0)
    const fits = messages + unit.messages.length <= mostMessages && bytes + size <= mostBytes
    if ((batch.length > 0 && !fits) || unit.messages.some(({ subject }) => subjects.has(subject))) {
      rest.push(unit)
      continue
    }
    batch.push(unit)
    messages += unit.messages.length
    bytes += size
    for (const { subject } of unit.messages) subjects.add(subject)
  }
  return { batch, rest }
}

/** The messages of a batch. In a batch of several units each unit has its own end. */
export const messagesOf = (batch: ReadonlyArray<Unit>): ReadonlyArray<Outgoing> =>
  batch.length === 1
    ? (batch[0]?.messages ?? [])
    : batch.flatMap(({ messages }) =>
        messages.map((message, i) => (i === messages.length - 1 ? { ...message, endsUnit: true } : message))
      )

/** Settles each unit with the sequence of its last message. `last` is the sequence of the batch's last message. */
export const settleStored = (batch: ReadonlyArray<Unit>, last: number): void => {
  let seq = last - batch.reduce((sum, { messages }) => sum + messages.length, 0)
  for (const { messages, settle } of batch) {
    seq += messages.length
    settle({ seq, duplicate: false })
  }
}

/** False when the messages may be stored, or another try may succeed. */
export const isDefinite = (answer: Answer): boolean => !(answer instanceof NatsFault) || definite.has(answer.kind)
const definite: ReadonlySet<NatsFault["kind"]> = new Set(["conflict", "known", "full", "too-large"])
