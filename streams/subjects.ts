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
  "slot"
] as const
export type Kind = (typeof kinds)[number]
/** `evt.task.k3j…`: names one aggregate. */
export type Subject = `evt.${Kind}.${string}`

export const subjectOf = <K extends Kind>(kind: K, id: string): `evt.${K}.${string}` => `evt.${kind}.${id}`

/** @throws never: an unknown kind answers null, so that a newer writer's commits can be told from ours. */
export const parseSubject = (subject: string): { readonly kind: Kind; readonly id: string } | null => {
  const [root, kind, id, ...rest] = subject.split(".")
  const known = kinds.find((each) => each === kind)
  return root === "evt" && known !== undefined && id !== undefined && id !== "" && rest.length === 0
    ? { kind: known, id }
    : null
}
