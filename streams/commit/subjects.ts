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
  "slot"
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
  const [root, kind, id, ...rest] = text.split(".")
  const known = kinds.find((each) => each === kind)
  return root === "evt" && known !== undefined && id !== undefined && id !== "" && rest.length === 0
    ? { kind: known, id }
    : null
}

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
