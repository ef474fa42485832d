/**
 * The stored form of the inventory: one head, and pages of keys by the hash of their owner, so that no value reaches the
 * largest message of the log's server (1 MB) below 3,000,000 owners.
 *
 * Pages are written before the head. A page may therefore be ahead of the head; the position of each key tells.
 */
import { Option, Schema } from "effect"
import { sha256 } from "../commit/identity.ts"
import type { Inventory, NamedKey } from "./inventory.ts"

/** The entry of the bucket that holds the head. */
export const headEntry = "inventory"
export const pageEntry = (page: string) => `inventory_${page}`

/** The page of an owner: one of 256. */
export const pageOfOwner = (owner: string): string => sha256(owner).slice(0, 2)

export const InventoryHead = Schema.Struct({
  position: Schema.Int,
  witness: Schema.NullOr(Schema.String),
  /** The generation of the pages. Pages of another generation belong to another log, or are damaged. */
  made: Schema.Int,
  /** The number of keys up to the position. */
  count: Schema.Int,
  pages: Schema.Array(Schema.String)
})
export interface InventoryHead extends Schema.Schema.Type<typeof InventoryHead> {}

/** The form of earlier versions: everything in one value. */
const Whole = Schema.Struct({
  position: Schema.Int,
  witness: Schema.NullOr(Schema.String),
  ids: Schema.Record(Schema.String, Schema.String)
})

const Page = Schema.Struct({
  made: Schema.Int,
  /** The id and the position of each owner's key. */
  keys: Schema.Record(Schema.String, Schema.Tuple([Schema.String, Schema.Int]))
})

export type NamedKeys = ReadonlyMap<string, NamedKey>

const decodeHead = Schema.decodeUnknownOption(Schema.fromJsonString(InventoryHead))
const decodeWhole = Schema.decodeUnknownOption(Schema.fromJsonString(Whole))
const decodePage = Schema.decodeUnknownOption(Schema.fromJsonString(Page))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()

/** A head, the inventory of an earlier version, or null when the bytes are neither. */
export const headFrom = (bytes: Uint8Array): InventoryHead | Inventory | null => {
  const head = Option.getOrNull(decodeHead(textOf(bytes)))
  if (head !== null) return head
  const whole = Option.getOrNull(decodeWhole(textOf(bytes)))
  if (whole === null) return null
  const { ids, position, witness } = whole
  return { position, witness, keys: new Map(Object.entries(ids).map(([owner, id]) => [owner, { id, seq: 0 }])) }
}

export const headBytes = (head: InventoryHead): Uint8Array => Buffer.from(JSON.stringify(head))

/** The keys of a page; none when it is of another generation. */
export const pageFrom = (bytes: Uint8Array, made: number): NamedKeys => {
  const page = Option.getOrNull(decodePage(textOf(bytes)))
  if (page === null || page.made !== made) return new Map()
  return new Map(Object.entries(page.keys).map(([owner, [id, seq]]) => [owner, { id, seq }]))
}

export const pageBytes = (made: number, keys: NamedKeys): Uint8Array =>
  Buffer.from(
    JSON.stringify({ made, keys: Object.fromEntries([...keys].map(([owner, { id, seq }]) => [owner, [id, seq]])) })
  )

/** The keys of each page. */
export const inPages = (keys: NamedKeys): ReadonlyMap<string, NamedKeys> =>
  new Map([...Map.groupBy(keys, ([owner]) => pageOfOwner(owner))].map(([page, each]) => [page, new Map(each)]))
