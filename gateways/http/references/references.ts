/** The ids that a value names: the ids of its own rows, and the ids that its fields refer to. */

/**
 * Fields without references. The words of people are never changed: a text that happens to be an id must not tell whether
 * the id exists. An audience is the row's own.
 */
const withoutReferences: ReadonlySet<string> = new Set([
  "title",
  "quote",
  "description",
  "text",
  "name",
  "handle",
  "summary",
  "tags",
  "snippet",
  "audience",
  // The filter of a saved view is the author's. The page says the same of an item that is gone and of one that is hidden.
  "fields",
  "next"
])
export const mayRefer = (field: string): boolean => !withoutReferences.has(field)

/** `person:<id>`, `chat:<id>`, a bare id, and a subject or a commit, `evt.task.<id>@12`. */
const forms = /^(?:(person):|chat:|evt\.(?:(person)|[a-z]+)\.)?([a-z0-9]{8,40})(?:@\d+)?$/
/** Derived ids have 20 characters or more; a shorter word of the API, such as `classified`, has no digit. */
const mostLettersOfWord = 19

/** The id in a text that refers to an item, as the tables have it; null when the text refers to none. */
export const referenceIn = (text: string): string | null => {
  const match = forms.exec(text)
  const id = match?.[3]
  if (id === undefined) return null
  if (match?.[1] !== undefined || match?.[2] !== undefined) return `person:${id}`
  return id.length > mostLettersOfWord || /\d/.test(id) ? id : null
}

/** The references of each row. Answers from a cache share their rows, so a row is searched once. */
const ofRow = new WeakMap<object, ReadonlySet<string>>()

/** Every id that the value names. Do not change the rows of the value afterwards. */
export const referencesOf = (value: unknown): ReadonlySet<string> => {
  const found = new Set<string>()
  collect(value, found)
  return found
}

const collect = (value: unknown, found: Set<string>): void => {
  if (typeof value === "string") {
    const id = referenceIn(value)
    if (id !== null) found.add(id)
  } else if (Array.isArray(value)) for (const each of value) collect(each, found)
  else if (typeof value === "object" && value !== null) for (const id of inObject(value)) found.add(id)
}

const inObject = (value: object): ReadonlySet<string> => {
  const isRow = "id" in value && "seq" in value
  const known = isRow ? ofRow.get(value) : undefined
  if (known !== undefined) return known
  const found = new Set<string>()
  for (const [field, each] of Object.entries(value)) if (mayRefer(field)) collect(each, found)
  if (isRow) ofRow.set(value, found)
  return found
}
