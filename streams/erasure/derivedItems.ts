/** Finds the items that have the text of some messages, in the stored bytes of the log. */
import { Effect, Option, Schema, Stream } from "effect"
import { Envelope, type Stored } from "../commit/envelope.ts"
import { parseSubject } from "../commit/subjects.ts"
import { RawLog } from "../keys/rawLog.ts"

export interface DerivedItems {
  /** The ids of the proposals that quote the message. */
  readonly proposals: Set<string>
  /** The tasks that were made of it, as `task.<id>`. */
  readonly tasks: Set<string>
  /** The topics, statements and tasks that were made of the proposals, as `atom.<id>`. */
  readonly knowledge: Set<string>
}

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Envelope))
/** The kinds of aggregates that can have the text. */
const kinds: ReadonlySet<string> = new Set(["proposal", "task", "topic", "atom"])

/** Reads the whole log once. */
export const findDerivedItems = Effect.fnUntraced(function* (messages: Iterable<string>) {
  const log = yield* RawLog
  const found = new Map<string, DerivedItems>(
    [...messages].map((id) => [id, { proposals: new Set(), tasks: new Set(), knowledge: new Set() }])
  )
  const byProposal = new Map<string, Set<DerivedItems>>()
  const take = ({ subject, data }: Stored) => {
    const parts = parseSubject(subject)
    if (parts === null || !kinds.has(parts.kind)) return
    const envelope = Option.getOrNull(decode(Buffer.from(data).toString()))
    for (const { data: event } of envelope?.events ?? []) {
      for (const message of quotedIn(event["evidence"])) {
        const items = found.get(message)
        if (items === undefined) continue
        items.proposals.add(parts.id)
        byProposal.set(parts.id, (byProposal.get(parts.id) ?? new Set()).add(items))
      }
      if (event["_tag"] === "TaskCreated") found.get(String(event["message"]))?.tasks.add(`task.${parts.id}`)
      // A proposal is stored before the items that are made of it.
      for (const items of byProposal.get(String(event["proposal"])) ?? [])
        items.knowledge.add(`${parts.kind}.${parts.id}`)
    }
  }
  yield* log.after(0).pipe(Stream.runForEach((all) => Effect.sync(() => all.forEach(take))))
  return found as ReadonlyMap<string, DerivedItems>
})

const decodeQuotes = Schema.decodeUnknownOption(Schema.Array(Schema.Struct({ message: Schema.String })))
const quotedIn = (evidence: unknown): ReadonlyArray<string> =>
  Option.getOrElse(decodeQuotes(evidence), () => []).map(({ message }) => message)
