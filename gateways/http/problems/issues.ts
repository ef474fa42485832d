/** What is wrong with a request, field by field, in words for its sender. Values are not repeated: they may be anybody's text. */
import { type Schema, SchemaAST, type SchemaIssue } from "effect"

/** So many fields are named at most, and so many characters of a name or of what is wrong: names are the sender's text too. */
const mostFields = 20
const fieldLength = 100
const messageLength = 200

export interface FieldIssue {
  readonly field: string
  readonly message: string
}

/** Of each field the first thing that is wrong: what is no date is not told as well that there is no such day. */
export const issuesOf = (error: Schema.SchemaError): ReadonlyArray<FieldIssue> => {
  const first = new Map<string, FieldIssue>()
  for (const { path, message } of explain(error.issue, { path: [], ast: null })) {
    const field = shortened(path.map(String).join(".") || "body", fieldLength)
    if (!first.has(field)) first.set(field, { field, message: shortened(message, messageLength) })
    if (first.size === mostFields) break
  }
  return [...first.values()]
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text)

/** Where an issue stands, and in what. */
interface At {
  readonly path: ReadonlyArray<PropertyKey>
  readonly ast: SchemaAST.AST | null
}
type Wrong = { readonly path: ReadonlyArray<PropertyKey>; readonly message: string }
type Tag = SchemaIssue.Issue["_tag"]

const explain = (issue: SchemaIssue.Issue, at: At): ReadonlyArray<Wrong> => {
  // The one cast: the table has an entry for each tag, and the entry takes that tag's issue.
  const entry = explained[issue._tag] as (issue: SchemaIssue.Issue, at: At) => ReadonlyArray<Wrong>
  return entry(issue, at)
}

const explained: {
  readonly [T in Tag]: (issue: Extract<SchemaIssue.Issue, { readonly _tag: T }>, at: At) => ReadonlyArray<Wrong>
} = {
  Pointer: ({ path, issue }, at) => explain(issue, { path: [...at.path, ...path], ast: null }),
  Composite: ({ issues, ast }, { path }) => issues.flatMap((issue) => explain(issue, { path, ast })),
  Encoding: ({ issue }, at) =>
    // A number in a query is read from its text; what is no text there is a list: it was given twice.
    issue._tag === "InvalidType" && SchemaAST.isString(issue.ast)
      ? wrong(at, "must be given once")
      : explain(issue, at),
  Filter: ({ filter, issue }, at) => {
    const own = messageIn(filter.annotations)
    if (own !== null) return wrong(at, own)
    return issue._tag === "InvalidValue"
      ? wrong(at, messageIn(issue.annotations) ?? wordsOf(filter.annotations, at.ast))
      : explain(issue, at)
  },
  // A member was told from the others by its `kind`, or by its type, and then only that one has issues; else none has.
  AnyOf: ({ issues: [issue, ...others], ast }, at) =>
    issue === undefined || others.length > 0 ? misplaced(at, ast) : explain(issue, at),
  OneOf: (_, at) => wrong(at, "fits more than one shape"),
  MissingKey: (_, at) => wrong(at, "is missing"),
  UnexpectedKey: (_, at) => wrong(at, noField),
  InvalidType: ({ ast }, at) => (SchemaAST.isNever(ast) ? wrong(at, noField) : misplaced(at, ast)),
  // Outside of a check, only the whole body is a value that is wrong in itself: it could not be read at all.
  InvalidValue: ({ annotations }, at) =>
    wrong(at, at.path.length === 0 ? "must be valid JSON" : (messageIn(annotations) ?? unfit)),
  Forbidden: (_, at) => wrong(at, unfit)
}

const noField = "is not a field of this; leave it out"
const unfit = "does not fit here"
const misplaced = (at: At, ast: SchemaAST.AST) => {
  const noun = nounOf(ast)
  return wrong(at, `must be ${noun === anObject && at.path.length === 0 ? "a JSON object" : noun}`)
}
const wrong = ({ path }: At, message: string): ReadonlyArray<Wrong> => [{ path, message }]

type Annotations = { readonly [key: string]: unknown } | undefined
/** What the schema's author says of it. */
const messageIn = (annotations: Annotations): string | null =>
  typeof annotations?.["message"] === "string" ? annotations["message"] : null

/** A check that says nothing of itself, by what it asks for. */
const wordsOf = (annotations: Annotations, ast: SchemaAST.AST | null): string => {
  const { id, payload } = checkIn(annotations)
  const bound = (name: string) => Number(payload[name])
  const of = ast !== null && SchemaAST.isString(ast) ? "characters long" : "items long"
  const words: { readonly [check: string]: string } = {
    isFinite: `must be ${ast === null ? "a number" : nounOf(ast)}`,
    isInt: "must be a whole number",
    isBetween: `must be from ${bound("minimum")} to ${bound("maximum")}`,
    isMinLength: bound("minLength") === 1 ? "must not be empty" : `must be at least ${bound("minLength")} ${of}`,
    isMaxLength: `must be at most ${bound("maxLength")} ${of}`
  }
  return words[id] ?? unfit
}

type Bounds = { readonly [bound: string]: unknown }
const isBounds = (value: unknown): value is Bounds => typeof value === "object" && value !== null
/** The library's own name of a check, and its bounds. */
const checkIn = (annotations: Annotations): { readonly id: string; readonly payload: Bounds } => {
  const known = annotations?.["representation"]
  return {
    id: isBounds(known) ? String(known["id"]).replace("effect/schema/", "") : "",
    payload: isBounds(known) && isBounds(known["payload"]) ? known["payload"] : {}
  }
}

const anObject = "an object"
/** What would fit. */
const nounOf = (ast: SchemaAST.AST): string => {
  if (SchemaAST.isString(ast)) return "a string"
  if (SchemaAST.isNumber(ast))
    return (ast.checks ?? []).some(({ annotations }) => checkIn(annotations).id === "isInt")
      ? "a whole number"
      : "a number"
  if (SchemaAST.isBoolean(ast)) return "true or false"
  if (SchemaAST.isNull(ast)) return "null"
  if (SchemaAST.isArrays(ast)) return "a list"
  if (SchemaAST.isObjects(ast)) return anObject
  if (SchemaAST.isLiteral(ast)) return String(ast.literal)
  if (!SchemaAST.isUnion(ast)) return "something else"
  return membersOf(ast)
}

const membersOf = (union: SchemaAST.Union): string => {
  const members = flat(union)
  const literals = members.filter(SchemaAST.isLiteral).map(({ literal }) => String(literal))
  const kinds = kindsOf(members.filter(SchemaAST.isObjects))
  const others = members.filter((ast) => !SchemaAST.isLiteral(ast) && !(kinds !== null && SchemaAST.isObjects(ast)))
  return [
    ...(literals.length > 1 ? [`one of ${literals.join(", ")}`] : literals),
    ...(kinds === null ? [] : [kinds]),
    ...new Set(others.map(nounOf))
  ].join(" or ")
}

const flat = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(flat) : [ast]

/** Objects that one field tells apart: that field, and the words that it may hold. */
const kindsOf = (members: ReadonlyArray<SchemaAST.Objects>): string | null => {
  const [first] = members
  if (first === undefined || members.length < 2) return null
  for (const { name } of first.propertySignatures) {
    const words = members.flatMap(({ propertySignatures }) =>
      propertySignatures.flatMap(({ name: also, type }) =>
        also === name && SchemaAST.isLiteral(type) ? [String(type.literal)] : []
      )
    )
    if (words.length === members.length) return `an object whose ${String(name)} is one of ${words.join(", ")}`
  }
  return null
}
