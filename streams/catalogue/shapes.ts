/** The stored shape of every event, derived from its schema: fields, literals, limits, and the owners of personal texts. */
import { Schema, SchemaAST } from "effect"
import { readFileSync } from "node:fs"
import { personalOwner } from "../../domain/text/personal.ts"
import { versionOf } from "../codec/upcasts.ts"
import { eventsOf, type EventTag } from "../commit/events.ts"
import { kinds } from "../commit/subjects.ts"

export type Data = null | boolean | number | string | ReadonlyArray<Data> | { readonly [key: string]: Data }

export interface Shape {
  /** The version of the event, which rises with each upcaster. */
  readonly v: number
  /** The places of personal texts, each with its owner: `evidence[].text: author`. */
  readonly personal: ReadonlyArray<string>
  /** JSON Schema of the stored data. */
  readonly data: Data
}
/** By kind, then by tag. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, Shape>>>>

/** The shapes of the schemas as they are now. */
export const presentCatalogue = (): Catalogue =>
  Object.fromEntries(
    kinds.map((kind) => {
      const cases: Readonly<Record<string, Schema.Top>> = eventsOf[kind].cases
      return [kind, Object.fromEntries(Object.entries(cases).map(([tag, schema]) => [tag, shapeOfEvent(tag, schema)]))]
    })
  )

export const shapeOfEvent = (tag: string, schema: Schema.Top): Shape => {
  const { schema: data, definitions } = Schema.toJsonSchemaDocument(Schema.toType(schema))
  const whole = Object.keys(definitions).length === 0 ? data : { ...data, definitions }
  return {
    // The cast: the tags come from the list of events.
    v: versionOf(tag as EventTag),
    personal: personalPlaces(schema.ast, ""),
    data: JSON.parse(JSON.stringify(whole)) as Data
  }
}

const ownerField = SchemaAST.resolveAt<string>(personalOwner)
const members = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(members) : [ast]

const personalPlaces = (ast: SchemaAST.AST, path: string): ReadonlyArray<string> => {
  const places = members(ast).flatMap((member): ReadonlyArray<string> => {
    const owner = ownerField(member)
    if (owner !== undefined) return [`${path}: ${owner}`]
    if (SchemaAST.isArrays(member))
      return [...member.elements, ...member.rest].flatMap((each) => personalPlaces(each, `${path}[]`))
    if (!SchemaAST.isObjects(member)) return []
    return member.propertySignatures.flatMap(({ name, type }) =>
      personalPlaces(type, path === "" ? String(name) : `${path}.${String(name)}`)
    )
  })
  return [...new Set(places)].toSorted()
}

export const lockFile = new URL("../../domain/catalogue.lock.json", import.meta.url)

/** The shapes that logs hold. */
export const lockedCatalogue = (): Catalogue =>
  // The cast: `write.ts` wrote the file.
  JSON.parse(readFileSync(lockFile, "utf8")) as Catalogue
