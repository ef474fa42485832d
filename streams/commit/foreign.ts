/** Bounds on the stored bytes of a message: any program that reaches the log can write to it. */
import { Option, Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import type { Envelope } from "./envelope.ts"
import { hash } from "./identity.ts"

const wellFormedTag = /^[A-Za-z][A-Za-z0-9]{0,99}$/u

/** The name of an event's type; null when it is not a well-formed name. */
export const tagOf = (data: Readonly<Record<string, unknown>>): string | null => {
  const tag = data["_tag"]
  return typeof tag === "string" && wellFormedTag.test(tag) ? tag : null
}

/** UTF-16 units. A longer subject, or one with other characters, is shown to owners as a digest only. */
const mostOfSubject = 200
const wellFormedSubject = /^evt(?:\.[A-Za-z0-9_-]{1,100}){1,10}$/u

export const isWellFormedSubject = (subject: string): boolean =>
  subject.length <= mostOfSubject && wellFormedSubject.test(subject)

/** The subject as tables, logs and owners see it: a malformed one is replaced by its digest. */
export const shownSubject = (subject: string): string =>
  isWellFormedSubject(subject) ? subject : `evt.malformed.${hash(20, subject)}`

const asOwner = Schema.decodeUnknownOption(ActorId)
export const isWellFormedOwner = (owner: string): boolean => Option.isSome(asOwner(owner))

/** The JSON escapes of NUL and of surrogates. Text without them needs no further check. */
const suspicious = /\\u(?:0000|[dD][89a-fA-F])/u

/** False when a text or a name in it has NUL or a lone surrogate, which Postgres cannot store. `value`: the parsed JSON. */
export const isStorable = (json: string, value: unknown): boolean => !suspicious.test(json) || hasStorableTexts(value)

const hasStorableTexts = (value: unknown): boolean => {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0")
  if (typeof value !== "object" || value === null) return true
  return Object.entries(value).every(([name, each]) => hasStorableTexts(name) && hasStorableTexts(each))
}

/** UTF-16 units. The texts of the head are hashes, ids and a subject with a position. */
const mostOfHead = 300
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u

/** True when the head has the lengths and the time that the tables can store. */
export const isBoundedHead = (head: Omit<Envelope, "events">): boolean => {
  const { at, causation, command, correlation, digest, traceparent } = head
  const isShort = [causation, command, correlation, digest, traceparent].every(
    (each) => each === null || each.length <= mostOfHead
  )
  return isShort && moment.test(at) && !Number.isNaN(Date.parse(at)) && !at.startsWith("0000")
}
