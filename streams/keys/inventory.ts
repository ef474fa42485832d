/**
 * The inventory of keys: which keys the log was sealed with.
 *
 * The commit that is sealed with a key first names it (`Envelope.keys`), so the log itself has the inventory. The fold of all
 * these commits is kept in bucket `KEYS` with the position that it has reached, so that a start reads only the end of the log.
 */
import { Option, Schema } from "effect"
import { Envelope, type Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"

/** The id of the key of each owner. */
export type KeyIds = ReadonlyMap<string, string>

/** A key, and the position of the commit that named it first; 0 when the key is older than the names. */
export interface NamedKey {
  readonly id: string
  readonly seq: number
}

export interface Inventory {
  /** The last position that was read. */
  readonly position: number
  /** The witness of the commit there; null at position 0. */
  readonly witness: string | null
  /** The keys that the log names up to that position, by owner. */
  readonly keys: ReadonlyMap<string, NamedKey>
}

export const emptyInventory: Inventory = { position: 0, witness: null, keys: new Map() }

/** Adds the keys that these messages name. The first name of a key counts. */
export const readInto = (inventory: Inventory, messages: ReadonlyArray<Stored>): Inventory => {
  const last = messages.at(-1)
  if (last === undefined) return inventory
  const found = messages.flatMap((each) =>
    Object.entries(keysNamedIn(each)).map(([owner, id]) => [owner, { id, seq: each.seq }] as const)
  )
  return { ...withKeys(inventory, found), position: last.seq, witness: witnessOf(last.data) }
}

export const withKeys = (inventory: Inventory, more: Iterable<readonly [owner: string, key: NamedKey]>): Inventory => {
  const fresh = [...more].filter(([owner]) => !inventory.keys.has(owner))
  if (fresh.length === 0) return inventory
  const keys = new Map(inventory.keys)
  for (const [owner, key] of fresh) if (!keys.has(owner)) keys.set(owner, key)
  return { ...inventory, keys }
}

/** Most commits name no key, and searching their bytes is faster than parsing them. Quotes in a text are escaped there. */
const mark = Buffer.from('"keys":{')
const decodeEnvelope = Schema.decodeUnknownOption(Schema.fromJsonString(Envelope))

/** The ids of the keys that a message names. */
export const keysNamedIn = ({ data }: Pick<Stored, "data">): Readonly<Record<string, string>> => {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  if (!bytes.includes(mark)) return {}
  const envelope = Option.getOrNull(decodeEnvelope(bytes.toString()))
  return envelope?.keys ?? {}
}
