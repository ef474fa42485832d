/** The mistakes of a request, as a sentence for each field. Values are not repeated: they may be private text. */
import { type Schema, SchemaAST, type SchemaIssue } from "effect"
import type { FieldIssue, FieldRule } from "../../contract/problems/refusals.ts"
import { type Annotations, type BrokenRule, brokenRule, checkIn } from "./fieldRules.ts"

/** Bounds of the answer: fields, and characters of a field's name and message. Names come from the sender too. */
const mostFields = 20
const fieldLength = 100
const messageLength = 200

/** Only the first mistake of each field: text that is not a date is not reported as an impossible day as well. */
export const issuesOf = (error: Schema.SchemaError): ReadonlyArray<FieldIssue> => {
  const first = new Map<string, FieldIssue>()
  for (const { path, message, broken } of explain(error.issue, { path: [], ast: null })) {
    const field = shortened(path.map(String).join(".") || "body", fieldLength)
    if (!first.has(field)) first.set(field, { field, message: shortened(message, messageLength), ...broken })
    if (first.size === mostFields) break
  }
  return [...first.values()]
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text)

/** The place of an issue, and the schema that it is in. */
interface At {
  readonly path: ReadonlyArray<PropertyKey>
  readonly ast: SchemaAST.AST | null
}
interface Wrong {
  readonly path: ReadonlyArray<PropertyKey>
  readonly message: string
  readonly broken: BrokenRule
}
type Tag = SchemaIssue.Issue["_tag"]

const explain = (issue: SchemaIssue.Issue, at: At): ReadonlyArray<Wrong> => {
  // The table has an entry for each tag, which takes the issue of that tag.
  const entry = explained[issue._tag] as (issue: SchemaIssue.Issue, at: At) => ReadonlyArray<Wrong>
  return entry(issue, at)
}

const explained: {
  readonly [T in Tag]: (issue: Extract<SchemaIssue.Issue, { readonly _tag: T }>, at: At) => ReadonlyArray<Wrong>
} = {
  Pointer: ({ path, issue }, at) => explain(issue, { path: [...at.path, ...path], ast: null }),
  Composite: ({ issues, ast }, { path }) => issues.flatMap((issue) => explain(issue, { path, ast })),
  Encoding: ({ issue, ast }, at) =>
    // A number in a query is decoded from text. A value that is not a text is a list: the query has the field twice. A text
    // that is cleaned is decoded from text too.
    issue._tag === "InvalidType" && SchemaAST.isString(issue.ast) && !SchemaAST.isString(ast)
      ? wrong(at, "must be given once", "repeated")
      : explain(issue, at),
  Filter: ({ filter, issue }, at) => {
    const own = messageIn(filter.annotations)
    const broken = brokenRule(filter.annotations, isText(at))
    if (own !== null) return wrong(at, own, broken)
    return issue._tag === "InvalidValue"
      ? wrong(at, messageIn(issue.annotations) ?? wordsOf(filter.annotations, at.ast), broken)
      : explain(issue, at).map((each) => ({ ...each, broken }))
  },
  // A member that was recognised by its `kind` or its type is the only one with issues; otherwise no member has any.
  AnyOf: ({ issues: [issue, ...others], ast }, at) =>
    issue === undefined || others.length > 0 ? misplaced(at, ast) : explain(issue, at),
  OneOf: (_, at) => wrong(at, "matches more than one kind of value", "wrong-kind"),
  MissingKey: (_, at) => wrong(at, "is missing", "missing"),
  UnexpectedKey: (_, at) => wrong(at, noField, "unknown-field"),
  InvalidType: ({ ast }, at) => (SchemaAST.isNever(ast) ? wrong(at, noField, "unknown-field") : misplaced(at, ast)),
  // Outside of a check, such a value is the whole body, which was not JSON.
  InvalidValue: ({ annotations }, at) =>
    at.path.length === 0
      ? wrong(at, "must be valid JSON", "not-json")
      : wrong(at, messageIn(annotations) ?? unfit, brokenRule(annotations, isText(at))),
  Forbidden: (_, at) => wrong(at, unfit, "unfit")
}

const noField = "is not a known field; remove it"
const unfit = "is not an allowed value"
const misplaced = (at: At, ast: SchemaAST.AST) => {
  const noun = nounOf(ast)
  return wrong(at, `must be ${noun === anObject && at.path.length === 0 ? "a JSON object" : noun}`, "wrong-kind")
}
const wrong = ({ path }: At, message: string, broken: BrokenRule | FieldRule): ReadonlyArray<Wrong> => [
  { path, message, broken: typeof broken === "string" ? { rule: broken } : broken }
]
const isText = ({ ast }: At) => ast !== null && SchemaAST.isString(ast)

/** The schema's own message. */
const messageIn = (annotations: Annotations): string | null =>
  typeof annotations?.["message"] === "string" ? annotations["message"] : null

/** A message for a check that has none, from the name of the check and its bounds. */
const wordsOf = (annotations: Annotations, ast: SchemaAST.AST | null): string => {
  const { id, payload } = checkIn(annotations)
  const bound = (name: string) => Number(payload[name])
  const of = isText({ path: [], ast }) ? "characters long" : "items long"
  const words: { readonly [check: string]: string } = {
    isFinite: `must be ${ast === null ? "a number" : nounOf(ast)}`,
    isInt: "must be a whole number",
    isBetween: `must be from ${bound("minimum")} to ${bound("maximum")}`,
    isMinLength: bound("minLength") === 1 ? "must not be empty" : `must be at least ${bound("minLength")} ${of}`,
    isMaxLength: `must be at most ${bound("maxLength")} ${of}`
  }
  return words[id] ?? unfit
}

const anObject = "an object"
/** The expected value, as a noun. */
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

/** The field that distinguishes the members, and its values; null when there is none. */
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
