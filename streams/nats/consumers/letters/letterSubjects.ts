/**
 * The subjects of stream `DLQ`, for the commit at `seq`:
 *
 * - `dlq.<consumer>.<seq>`: the letter, or the record that it was dropped; the last message counts;
 * - `dlq.<consumer>.<seq>.retry`: a person's request to retry it. A later letter means that a consumer has handled it;
 * - `dlq.<consumer>`: the letters of early versions.
 */
import { ActorId } from "../../../../domain/ids.ts"
import { Option, Schema } from "effect"
import { type DeadLetter, Letter, type LetterDecision, letterIdOf } from "../../../ports/deadLetters.ts"
import type { Incoming } from "../../client/nats.ts"

export const dlq = "DLQ"

type Named = Pick<Letter, "consumer" | "seq">
export const letterSubject = ({ consumer, seq }: Named) => `dlq.${consumer}.${seq}`
export const requestSubject = (letter: Named) => `${letterSubject(letter)}.retry`
/** The letters of early versions. */
export const earlySubject = (consumer: string) => `dlq.${consumer}`
/** The consumer and the position in a letter's id; null for another text. */
export const letterNamed = (id: string): Named | null => {
  const [, consumer, seq] = /^([\w-]{1,60})@(\d{1,16})$/u.exec(id) ?? []
  return consumer === undefined ? null : { consumer, seq: Number(seq) }
}
/** The requests to retry letters of a consumer. */
export const requestsOf = (consumer: string) => `dlq.${consumer}.*.retry`

const Stored = Schema.Struct({
  ...Letter.fields,
  dropped: Schema.optionalKey(Schema.Struct({ by: ActorId, because: Schema.String, at: Schema.String }))
})
export type StoredLetter = typeof Stored.Type
export const RetryRequest = Schema.Struct({ seq: Schema.Int, tries: Schema.Int, by: ActorId, at: Schema.String })

const decodeLetter = Schema.decodeUnknownOption(Schema.fromJsonString(Stored))
const decodeRequest = Schema.decodeUnknownOption(Schema.fromJsonString(RetryRequest))
/** Null for a message that is not a request. */
export const retryRequestOf = ({ data }: Pick<Incoming, "data">) => Option.getOrNull(decodeRequest(textOf(data)))
/** The decisions of people in messages of `DLQ`, in order. A later letter about the same commit has answered the earlier ones. */
export const letterDecisionsIn = (
  messages: ReadonlyArray<Pick<Incoming, "subject" | "seq" | "data">>
): ReadonlyArray<LetterDecision> => {
  const decisions = new Map<number, LetterDecision>()
  for (const { subject, seq: position, data } of messages) {
    const request = isRequest(subject) ? retryRequestOf({ data }) : null
    if (request !== null) decisions.set(request.seq, { position, seq: request.seq, is: "retry", tries: request.tries })
    const stored = isRequest(subject) ? null : Option.getOrNull(decodeLetter(textOf(data)))
    if (stored === null) continue
    if (stored.dropped === undefined) decisions.delete(stored.seq)
    else decisions.set(stored.seq, { position, seq: stored.seq, is: "drop", tries: stored.tries })
  }
  return [...decisions.values()]
}
const textOf = (data: Uint8Array) => Buffer.from(data).toString()

const isRequest = (subject: string) => subject.endsWith(".retry")

/** A listed letter, and the positions of all its messages in `DLQ`. */
export type ListedLetter = DeadLetter & { readonly stored: ReadonlyArray<number> }

/**
 * Names no consumer: the id of a message that is not a letter has it in place of the consumer, and the position in `DLQ` in
 * place of the commit's. Such a message cannot be retried.
 */
export const damaged = "damaged"

/** A message that cannot be read. Its subject may still name the commit, which can then be retried. */
const damagedLetter = (subject: string, position: number): ListedLetter => {
  const [, consumer, seq] = /^dlq\.([\w-]{1,60})\.(\d{1,16})$/u.exec(subject) ?? []
  const named = consumer === undefined ? { consumer: damaged, seq: position } : { consumer, seq: Number(seq) }
  const why = "the letter is damaged"
  return { ...named, subject, why, tries: 0, id: letterIdOf(named), state: "waiting", stored: [position] }
}

/** The letters that wait, oldest first, from all messages of `DLQ` in order. */
export const lettersIn = (
  messages: ReadonlyArray<Pick<Incoming, "subject" | "seq" | "data">>
): ReadonlyArray<ListedLetter> => {
  const letters = new Map<string, ListedLetter>()
  const requested = new Map<string, number>()
  for (const { subject, seq: position, data } of messages) {
    if (isRequest(subject)) {
      requested.set(subject, position)
      continue
    }
    const decoded = Option.getOrNull(decodeLetter(textOf(data)))
    if (decoded === null) {
      const letter = damagedLetter(subject, position)
      // Prefer an intact letter about the same commit, because it has the reason.
      if (!letters.has(letter.id)) letters.set(letter.id, letter)
      continue
    }
    const { dropped, ...letter } = decoded
    const id = letterIdOf(letter)
    const stored = [...(letters.get(id)?.stored ?? []), position]
    if (dropped === undefined) letters.set(id, { ...letter, id, state: "waiting", stored })
    else letters.delete(id)
  }
  return [...letters.values()].map((letter) => {
    const request = requested.get(requestSubject(letter))
    return request === undefined || isHandled(letter, request) ? letter : { ...letter, state: "retrying" }
  })
}

/**
 * True when the request at this position of `DLQ` was handled: the commit failed again, and its letter has a later
 * position.
 */
export const isHandled = ({ stored }: Pick<ListedLetter, "stored">, request: number) => request < (stored.at(-1) ?? 0)
