/** What the generated description of the interface does not say by itself. */

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: unknown }>>
    readonly required?: boolean
  }
  readonly responses: Readonly<Record<string, unknown>>
}
interface Spec {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

/** A body whose fields may all be left out may be left out itself; a route that reads none refuses none for its type. */
export const describedExactly = (spec: Record<string, unknown>): Record<string, unknown> => {
  // The one cast: what comes is an OpenAPI document, of which this is the part that is read.
  const { paths = {}, components } = spec as Spec
  const mayBeLeftOut = (schema: unknown): boolean => {
    if (typeof schema !== "object" || schema === null) return false
    if ("$ref" in schema)
      return mayBeLeftOut(components?.schemas?.[String(schema.$ref).replace("#/components/schemas/", "")])
    return "type" in schema && schema.type === "object" && !("required" in schema)
  }
  const exactly = (operation: Operation): Operation => {
    const { requestBody, responses } = operation
    if (requestBody === undefined) {
      const { 415: _, ...others } = responses
      return { ...operation, responses: others }
    }
    const required = !Object.values(requestBody.content).every(({ schema }) => mayBeLeftOut(schema))
    return { ...operation, requestBody: { ...requestBody, required } }
  }
  return { ...spec, paths: mapped(paths, (methods) => mapped(methods, exactly)) }
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
