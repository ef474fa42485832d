/** A table as an object: `rows[id]` is tracked for that row, `Object.values(rows)` for all. */
import type { RowTable } from "./table.ts"

export type ById<Row> = { readonly [id: string]: Row | undefined }

export const byIdOf = <Row>({ get, ids }: Pick<RowTable<Row>, "get" | "ids">): ById<Row> =>
  new Proxy<{ [id: string]: Row | undefined }>(
    {},
    {
      get: (_, id) => (typeof id === "string" ? get(id) : undefined),
      has: (_, id) => typeof id === "string" && get(id) !== undefined,
      ownKeys: () => [...ids()],
      getOwnPropertyDescriptor: (_, id) => {
        const value = typeof id === "string" ? get(id) : undefined
        return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: false }
      },
      set: () => false
    }
  )
