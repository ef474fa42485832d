/** The grammar of subjects: `evt.<kind>.<id>`, one subject an aggregate. */
export const kinds = [
  "task",
  "message",
  "topic",
  "atom",
  "proposal",
  "extraction",
  "run",
  "person",
  "chat",
  "access",
  "provider",
  "projection",
  "slot",
  "notices",
  "views",
  "endpoint",
  "source"
] as const
export type Kind = (typeof kinds)[number]
/** `evt.task.k3j…`: names one aggregate. */
export type Subject = `evt.${Kind}.${string}`

export const subjectOf = <K extends Kind>(kind: K, id: string): `evt.${K}.${string}` => `evt.${kind}.${id}`

interface Parts {
  readonly kind: Kind
  readonly id: string
}

/**
 * Null for a text that is not a subject of this version: a newer version of the product may have stored an unknown
 * kind.
 */
export const parseSubject = (text: string): Parts | null => {
  // Every read model asks for the parts of every commit, so this makes no list of the parts.
  const end = text.indexOf(".", root.length)
  if (end < 0 || !text.startsWith(root)) return null
  const kind = known.get(text.slice(root.length, end))
  const id = text.slice(end + 1)
  return kind === undefined || id === "" || id.includes(".") ? null : { kind, id }
}
const root = "evt."
const known = new Map<string, Kind>(kinds.map((kind) => [kind, kind]))

/** A subject that was built without the grammar. A bug: it must end the command, and never reach another aggregate. */
export class MalformedSubject extends Error {
  override readonly name = "MalformedSubject"
  constructor(subject: string) {
    super(`${JSON.stringify(subject)} is not evt.<kind>.<id>`)
  }
}

/**
 * The kind and the id of a subject.
 *
 * @throws MalformedSubject, which is a defect.
 */
export const partsOf = (subject: Subject): Parts => {
  const parts = parseSubject(subject)
  if (parts === null) throw new MalformedSubject(subject)
  return parts
}
