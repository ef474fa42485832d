/** A read model's row, declared once: the columns, the type of a stored row and the row of the API follow from it. */
import { Schema } from "effect"
import { columnName } from "./sqlNames.ts"

type BaseType = "text" | "integer" | "double precision" | "boolean" | "jsonb"
export type SqlType = BaseType | `${BaseType} NOT NULL`

export interface Column {
  readonly name: string
  readonly type: SqlType
  /** Holds words of a person: scrubbed when that person is forgotten. */
  readonly personal: boolean
  /** Never sent to a client. */
  readonly internal: boolean
}

/** A declared row. `Stored` has the columns; `Wire` is the row of the API: `id`, the columns that are not internal, and `seq`. */
export interface RowDeclaration<Stored extends object, Wire extends object> {
  readonly columns: ReadonlyArray<Column>
  readonly stored: { readonly Type: Stored }
  readonly wire: { readonly Type: Wire }
}

/** The name of a read model's table, and its declared row. Every projection is one. */
export interface Table<Wire extends object> {
  readonly name: string
  readonly row: Pick<RowDeclaration<object, Wire>, "columns" | "wire">
}

/** The row of the API, of a row as it is stored or was announced. */
export const wireRow = <Wire extends object>(
  { columns }: Pick<RowDeclaration<object, Wire>, "columns" | "wire">,
  row: Readonly<Record<string, unknown>>
): Wire => {
  const sent: Record<string, unknown> = { id: row["id"] }
  for (const { name, internal: isInternal } of columns) if (!isInternal) sent[name] = row[name]
  // The cast: the runner stores only rows of the declared type.
  return { ...sent, seq: row["seq"] } as Wire
}

/** A field with its marks. Made by `personal` and `internal`. */
class Marked<S extends Schema.Top, Internal extends boolean> {
  readonly schema: S
  readonly internal: Internal
  readonly personal: boolean
  constructor(schema: S, internal: Internal, isPersonal: boolean) {
    this.schema = schema
    this.internal = internal
    this.personal = isPersonal
  }
}

/** Marks words of a person: the column is scrubbed when that person is forgotten. */
export const personalField = <S extends Schema.Top>(schema: S) => new Marked(schema, false, true)

/** Marks a field that is stored and never sent to a client. */
export const internal = <S extends Schema.Top>(field: S | Marked<S, false>) =>
  field instanceof Marked ? new Marked(field.schema, true, field.personal) : new Marked(field, true, false)

type Field = Schema.Top | Marked<Schema.Top, boolean>
type SchemaOf<F> = F extends Marked<infer S, boolean> ? S : F extends Schema.Top ? F : never
type StoredFields<F> = { readonly [Name in keyof F]: SchemaOf<F[Name]> }
type WireFields<Id, F> = {
  readonly [
    Name in "id" | "seq" | keyof F as Name extends keyof F
      ? F[Name] extends Marked<Schema.Top, true>
        ? never
        : Name
      : Name
  ]: Name extends keyof F ? SchemaOf<F[Name]> : Name extends "id" ? Id : typeof Schema.Int
}

/**
 * Declares the row of a read model. `id` is the Schema of its key; the runner adds `id` and `seq` (the commit that last
 * changed the row) to the fields.
 *
 * Nullable fields are `Schema.NullOr`, whole numbers `Schema.Int`, other numbers `Schema.Finite`.
 *
 * @throws {Error} on a number that is neither, and on a name that no column may have, when the program starts
 */
export const declareRow = <Id extends Schema.Top, const Fields extends { readonly [name: string]: Field }>(
  id: Id,
  fields: Fields
) => {
  const marked = Object.entries(fields).map(([name, field]): readonly [string, Marked<Schema.Top, boolean>] => [
    columnName(name),
    field instanceof Marked ? field : new Marked(field, false, false)
  ])
  const schemas = (of: typeof marked) => Object.fromEntries(of.map(([name, { schema }]) => [name, schema]))
  // The casts: `Object.fromEntries` forgets which name has which Schema.
  const stored = schemas(marked) as StoredFields<Fields>
  const wire = { id, ...schemas(marked.filter(([, field]) => !field.internal)), seq: Schema.Int }
  return {
    columns: marked.map(([name, field]): Column => ({
      name,
      type: sqlTypeOf(name, field.schema),
      personal: field.personal,
      internal: field.internal
    })),
    stored: Schema.Struct(stored),
    wire: Schema.Struct(wire as unknown as WireFields<Id, Fields>)
  }
}

type Ast = Schema.Top["ast"]

const sqlTypeOf = (name: string, { ast }: Schema.Top): SqlType => {
  const choices = ast._tag === "Union" ? ast.types : [ast]
  const parts = choices.filter(({ _tag }) => _tag !== "Null")
  const type = baseTypeOf(name, parts)
  return parts.length < choices.length ? type : `${type} NOT NULL`
}

const baseTypeOf = (name: string, parts: ReadonlyArray<Ast>): BaseType => {
  if (parts.every(isText)) return "text"
  const [only] = parts
  if (only === undefined || parts.length > 1) return "jsonb"
  if (only._tag === "Number") return numberTypeOf(name, only)
  return only._tag === "Boolean" ? "boolean" : "jsonb"
}

const isText = (ast: Ast): boolean => {
  if (ast._tag === "Union") return ast.types.every(isText)
  return ast._tag === "String" || (ast._tag === "Literal" && typeof ast.literal === "string")
}

const numberTypeOf = (name: string, ast: Ast): BaseType => {
  if (ast === Schema.Int.ast) return "integer"
  if (ast === Schema.Finite.ast) return "double precision"
  throw new Error(`the column "${name}" must be Schema.Int or Schema.Finite, without further checks`)
}
