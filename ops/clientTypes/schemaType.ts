/** TypeScript of a JSON schema, for the client package. Only the keywords that the contract's schemas have. */

export interface JsonSchema {
  readonly type?: string
  readonly enum?: ReadonlyArray<unknown>
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean | JsonSchema
}

/** The name of a schema that has one; undefined otherwise. */
export type NameOf = (schema: JsonSchema) => string | undefined

/** The type of a schema. Throws at a keyword that it does not know, so that no field gets a wrong type silently. */
export const schemaType = (schema: JsonSchema, nameOf: NameOf): string => {
  const name = nameOf(schema)
  if (name !== undefined) return name
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ")
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map((each) => schemaType(each, nameOf)))].join(" | ")
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type
    case "integer":
    case "number":
      return "number"
    case "array":
      return schema.items === undefined
        ? "ReadonlyArray<unknown>"
        : `ReadonlyArray<${schemaType(schema.items, nameOf)}>`
    case "object":
      return objectType(schema, nameOf)
    case undefined:
      if (Object.keys(schema).every((key) => key === "description" || key === "title")) return "unknown"
  }
  throw new Error(`a schema of the contract has no type here: ${JSON.stringify(schema).slice(0, 200)}`)
}

const objectType = ({ properties, required = [], additionalProperties }: JsonSchema, nameOf: NameOf) => {
  if (properties === undefined) {
    return typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
      ? `Readonly<Record<string, ${schemaType(additionalProperties, nameOf)}>>`
      : "Readonly<Record<string, unknown>>"
  }
  return fieldsType(
    Object.entries(properties).map(([name, schema]) => ({
      name,
      type: schemaType(schema, nameOf),
      optional: !required.includes(name)
    }))
  )
}

export interface TypedField {
  readonly name: string
  readonly type: string
  readonly optional: boolean
}
export const fieldsType = (fields: ReadonlyArray<TypedField>): string =>
  fields.length === 0
    ? "{}"
    : `{ ${fields.map(({ name, type, optional }) => `readonly ${quoted(name)}${optional ? "?" : ""}: ${type}`).join("; ")} }`

const quoted = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name))
