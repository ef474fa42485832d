/** Parses stored bytes, and finds out whether this version can read them. Any program that reaches the log can write to it. */
import { Schema } from "effect"
import { Envelope, type Unreadable } from "../commit/envelope.ts"
import { eventsOf, type EventTag, type TrackerEvent } from "../commit/events.ts"
import {
  isBoundedHead,
  isStorable,
  isWellFormedOwner,
  isWellFormedSubject,
  shownSubject,
  tagOf
} from "../commit/foreign.ts"
import { type Kind, kinds, parseSubject } from "../commit/subjects.ts"
import { personalFields } from "../sealing/fields/personalFields.ts"
import type { Witnessed } from "./decodeOnce.ts"
import { isNewer, versionOf } from "./upcasts.ts"

export const perKind = <A>(make: (kind: Kind) => A) =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<Kind, A>
/** A stored event, with its personal texts open or sealed. */
export type StoredFields = Readonly<Record<string, unknown>>
/** The schema of stored events. `toType`: a stored text is read as it was stored, and only a text that enters is cleaned. */
export const schemaOf = (kind: Kind) =>
  // The schema of a kind belongs to the events of that kind, which the type of a record cannot say.
  Schema.toType<Schema.Top>(eventsOf[kind]) as unknown as Schema.Codec<TrackerEvent, StoredFields>

/** Finds the personal fields of an event, by kind and tag. */
export const walks = perKind((kind) => personalFields(eventsOf[kind]))
const decodeEnvelope = Schema.decodeUnknownSync(Envelope)

export interface Parsed {
  readonly is: "parsed"
  readonly kind: Kind
  readonly message: Witnessed
  readonly envelope: Envelope
  readonly owners: ReadonlyArray<string>
}
type Failed = { readonly is: "unreadable"; readonly owners: readonly []; readonly unreadable: Unreadable }

/** Parses the envelope, and finds out whether this version knows the kind, the tags and the versions of the events. */
export const parse = (message: Witnessed): Parsed | Failed => {
  const failed = (...why: readonly [reason: Unreadable["reason"], why: string, envelope?: Envelope]): Failed => ({
    is: "unreadable",
    owners: [],
    unreadable: unreadable(message, ...why)
  })
  const { data, subject } = message
  let envelope: Envelope
  try {
    const json = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()
    const value: unknown = JSON.parse(json)
    if (!isStorable(json, value)) return failed("damaged", "a text in it cannot be stored in the tables")
    envelope = decodeEnvelope(value)
    if (!isBoundedHead(envelope)) return failed("damaged", "its head is not that of a commit")
  } catch {
    // The error of the parser repeats the bytes, which may hold a personal text.
    return failed("damaged", "its bytes are not a commit")
  }
  if (!isWellFormedSubject(subject)) return failed("damaged", "its subject is malformed", envelope)
  const kind = parseSubject(subject)?.kind
  if (kind === undefined) return failed("newer", "this version does not know its kind of aggregate", envelope)
  const unknown = envelope.events.find(({ v, data: event }) => !knows(kind, tagOf(event), v))
  if (unknown !== undefined) return failed("newer", whyUnknown(kind, tagOf(unknown.data)), envelope)
  const owners = new Set<string>()
  for (const { data: event } of envelope.events)
    walks[kind](String(event["_tag"]))(event, (value, owner) => (owners.add(owner), value))
  if (![...owners].every(isWellFormedOwner)) return failed("damaged", wrongFields, envelope)
  return { is: "parsed", kind, message, envelope, owners: [...owners] }
}

const isTagOf = (kind: Kind, tag: string | null): tag is EventTag =>
  tag !== null && Object.hasOwn(eventsOf[kind].cases, tag)
const knows = (kind: Kind, tag: string | null, v: number) => isTagOf(kind, tag) && !isNewer(tag, v)
/** Names a type of this version only: a stored name may be a personal text, or a very long one. */
const whyUnknown = (kind: Kind, tag: string | null) =>
  isTagOf(kind, tag)
    ? `this version does not know a ${tag} newer than version ${versionOf(tag)}`
    : "this version does not know the type of an event in it"
export const wrongFields = "an event in it has fields that its version does not allow"

/** `why` must repeat no stored bytes except the id of an owner. */
export const unreadable = (
  { subject, seq, witness, continues }: Witnessed,
  reason: Unreadable["reason"],
  why: string,
  envelope: Envelope | null = null
): Unreadable => ({
  _tag: "Unreadable",
  subject: shownSubject(subject),
  seq,
  witness,
  continues,
  reason,
  why,
  envelope
})
