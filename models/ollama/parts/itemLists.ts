/** The shape of an answer that consists of lists of items. An invalid item is dropped, and the others are kept. */
import { Schema } from "effect"
import { makeCounts } from "../../counts.ts"
import { type AnswerShape, constrainedBy } from "../request/answerShape.ts"
import { type ItemFields, fieldsOf, readItem } from "./itemFields.ts"
import { looseJson } from "./looseJson.ts"

/** The items of one list. */
export interface ItemList<A extends object> {
  readonly fields: ItemFields<A>
  /** The most items that the model may give. */
  readonly most: number
}
/** Of a longer list, only this many times the most items are read. */
const readAtMost = 4

/** An item, and its index in the list of the answer. Other items refer to it by this index. */
export type Placed<Item> = Item & { readonly at: number }
export type PlacedLists<A> = {
  readonly [K in keyof A]: A[K] extends ReadonlyArray<infer Item extends object> ? ReadonlyArray<Placed<Item>> : never
}

type Lists<A> = {
  readonly [K in keyof A]: A[K] extends ReadonlyArray<infer Item extends object> ? ItemList<Item> : never
}

/** Null is read from a text without any of the lists. A list that is missing is empty. */
export const itemLists = <A extends object>(lists: Lists<A>): AnswerShape<PlacedLists<A>> => {
  const entries = Object.entries<ItemList<object>>(lists)
  const schemaOf = ({ fields, most }: ItemList<object>) =>
    Schema.Array(Schema.Struct(Object.fromEntries(fieldsOf(fields).map(([name, { schema }]) => [name, schema])))).check(
      Schema.isMaxLength(most)
    )
  return {
    ...constrainedBy(Schema.Struct(Object.fromEntries(entries.map(([name, list]) => [name, schemaOf(list)])))),
    read: (text) => {
      const json = looseJson(text)
      if (json === null || typeof json.value !== "object" || json.value === null) return null
      const answer = new Map<string, unknown>(Object.entries(json.value))
      if (!entries.some(([name]) => Array.isArray(answer.get(name)))) return null
      const counts = makeCounts()
      if (json.isCut) counts.add("answer-cut")
      const read: Record<string, ReadonlyArray<object>> = {}
      for (const [name, { fields, most }] of entries) {
        const given: unknown = answer.get(name)
        const items: ReadonlyArray<unknown> = Array.isArray(given) ? given : []
        const some = items.slice(0, most * readAtMost)
        counts.add("over-limit", items.length - some.length)
        read[name] = some.flatMap((given, at) => {
          const item = readItem(fields, given, counts)
          return item === null ? [] : [{ ...item, at }]
        })
      }
      const kept = Object.values(read).reduce((sum, { length }) => sum + length, 0)
      // The cast: each list was read by the fields of its own items.
      return { value: read as PlacedLists<A>, kept, dropped: counts.all() }
    }
  }
}
