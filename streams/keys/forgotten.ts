/** Finds out from the log whether a person was forgotten. Only the log can say so: a missing key says nothing. */
import { Effect, Option, Schema } from "effect"
import { Envelope, type Stored } from "../commit/envelope.ts"
import { subjectOf } from "../commit/subjects.ts"
import type { StreamUnavailable } from "../errors.ts"
import type { RawLog } from "./rawLog.ts"

const person = "person:"

/** True when the log has `PersonForgotten` for this owner. False for an owner who is not a person. */
export const wasForgotten = (log: RawLog["Service"], owner: string): Effect.Effect<boolean, StreamUnavailable> =>
  owner.startsWith(person)
    ? Effect.map(log.of(subjectOf("person", owner.slice(person.length))), (messages) => messages.some(forgets))
    : Effect.succeed(false)

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Envelope))

const forgets = ({ data }: Stored): boolean => {
  const envelope = Option.getOrNull(decode(Buffer.from(data).toString()))
  return envelope?.events.some((event) => event.data["_tag"] === "PersonForgotten") ?? false
}
