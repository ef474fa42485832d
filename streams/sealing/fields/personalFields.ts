/** Finds the personal texts of an event by its schema. `domain/` declares them with `personal`. */
import { type Schema, SchemaAST } from "effect"
import { personalOwner } from "../../../domain/text/personal.ts"

type Fields = { readonly [key: string]: unknown }
/** Replaces each personal text that has an owner, also in lists of texts. All else stays as it is. */
export type Walk = (event: Fields, swap: (value: unknown, owner: string) => unknown) => Fields

/** Compiles the walk for a union of events. Personal fields may be in nested structs and arrays of structs. */
export const personalFields = (events: Schema.Top): ((tag: string) => Walk) => {
  const byTag = new Map(members(events.ast).map((ast) => [tagOf(ast), walkOf(ast) ?? same]))
  return (tag) => byTag.get(tag) ?? same
}

const same: Walk = (event) => event
const members = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(members) : [ast]
const ownerField = SchemaAST.resolveAt<string>(personalOwner)

const tagOf = (ast: SchemaAST.AST): string => {
  const tag = SchemaAST.isObjects(ast) ? ast.propertySignatures.find(({ name }) => name === "_tag")?.type : undefined
  return tag !== undefined && SchemaAST.isLiteral(tag) ? String(tag.literal) : ""
}

const walkOf = (ast: SchemaAST.AST): Walk | null => {
  if (!SchemaAST.isObjects(ast)) return null
  const steps = ast.propertySignatures.flatMap(({ name, type }): ReadonlyArray<Step> => {
    const field = String(name)
    const owner = members(type)
      .map(ownerField)
      .find((each) => each !== undefined)
    if (owner !== undefined) return [{ field, owner }]
    const inner = members(type).flatMap((member) =>
      SchemaAST.isArrays(member) ? member.rest.map(walkOf) : [walkOf(member)]
    )
    return inner.filter((walk) => walk !== null).map((walk) => ({ field, walk }))
  })
  return steps.length === 0 ? null : (event, swap) => steps.reduce<Fields>((now, step) => take(now, step, swap), event)
}

type Step = { readonly field: string } & ({ readonly owner: string } | { readonly walk: Walk })

const take = (event: Fields, step: Step, swap: Parameters<Walk>[1]): Fields => {
  const value = event[step.field]
  if (value === undefined || value === null) return event
  if ("owner" in step) {
    const owner = event[step.owner]
    if (typeof owner !== "string") return event
    return {
      ...event,
      [step.field]: Array.isArray(value) ? value.map((each) => swap(each, owner)) : swap(value, owner)
    }
  }
  const inner = (each: unknown) => (isFields(each) ? step.walk(each, swap) : each)
  return { ...event, [step.field]: Array.isArray(value) ? value.map(inner) : inner(value) }
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null
