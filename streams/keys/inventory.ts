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

export interface Inventory {
  /** The last position that was read. */
  readonly position: number
  /** The witness of the commit there; null at position 0. */
  readonly witness: string | null
  readonly ids: KeyIds
}

export const emptyInventory: Inventory = { position: 0, witness: null, ids: new Map() }

/** Adds the keys that these messages name. The first name of a key counts. */
export const readInto = (inventory: Inventory, messages: ReadonlyArray<Stored>): Inventory => {
  const last = messages.at(-1)
  if (last === undefined) return inventory
  const found = messages.flatMap((each) => Object.entries(keysNamedIn(each)))
  return {
    position: last.seq,
    witness: witnessOf(last.data),
    ids: found.length === 0 ? inventory.ids : withIds(inventory.ids, found)
  }
}

export const withIds = (ids: KeyIds, more: Iterable<readonly [owner: string, id: string]>): KeyIds => {
  const all = new Map(ids)
  for (const [owner, id] of more) if (!all.has(owner)) all.set(owner, id)
  return all
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

const Saved = Schema.fromJsonString(
  Schema.Struct({
    position: Schema.Int,
    witness: Schema.NullOr(Schema.String),
    ids: Schema.Record(Schema.String, Schema.String)
  })
)

export const toBytes = ({ position, witness, ids }: Inventory): Uint8Array =>
  Buffer.from(JSON.stringify({ position, witness, ids: Object.fromEntries(ids) }))

/** Null when the bytes are no inventory. */
export const fromBytes = (bytes: Uint8Array): Inventory | null => {
  const found = Option.getOrNull(Schema.decodeUnknownOption(Saved)(Buffer.from(bytes).toString()))
  return found === null ? null : { ...found, ids: new Map(Object.entries(found.ids)) }
}
