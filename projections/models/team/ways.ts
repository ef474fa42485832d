/** How many sign-in methods each person has. The methods themselves are only in the log. */
import { Schema } from "effect"
import { PersonId } from "../../../domain/ids.ts"
import { type At, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"

const waysRow = declareRow(PersonId, {
  telegram: Schema.Boolean,
  passkeys: Schema.Int,
  accounts: Schema.Int,
  /** Unused recovery codes. */
  codes: Schema.Int,
  /** The people who were merged into this one in this membership: their methods sign this person in. */
  absorbed: Schema.Array(PersonId)
})
export type StoredWays = typeof waysRow.stored.Type

const none: StoredWays = { telegram: false, passkeys: 0, accounts: 0, codes: 0, absorbed: [] }

/** A person without a row has no methods, so the first one makes the row. */
const changed = ({ commit, before }: At<StoredWays>, change: (row: StoredWays) => Partial<StoredWays>) => {
  const row = before(idOf(commit)) ?? none
  return { [idOf(commit)]: { ...row, ...change(row) } }
}

export const ways: Projection<StoredWays, typeof waysRow.wire.Type> = {
  name: "ways",
  version: 1,
  row: waysRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("person", commit),
  rows: {
    PersonJoined: (_, { commit, before }) => ({ [idOf(commit)]: before(idOf(commit)) ?? none }),
    TelegramLinked: (_, at) => changed(at, () => ({ telegram: true })),
    IdentityLinked: (_, at) => changed(at, ({ accounts }) => ({ accounts: accounts + 1 })),
    IdentityUnlinked: (_, at) => changed(at, ({ accounts }) => ({ accounts: accounts - 1 })),
    PasskeyAdded: (_, at) => changed(at, ({ passkeys }) => ({ passkeys: passkeys + 1 })),
    PasskeyRemoved: (_, at) => changed(at, ({ passkeys }) => ({ passkeys: passkeys - 1 })),
    RecoveryCodesMade: ({ hashes }, at) => changed(at, () => ({ codes: hashes.length })),
    RecoveryCodeUsed: (_, at) => changed(at, ({ codes }) => ({ codes: codes - 1 })),
    PersonAbsorbed: ({ person }, at) => changed(at, ({ absorbed }) => ({ absorbed: [...absorbed, person] })),
    // The recovery codes end with a merge, the other methods sign the survivor in.
    PersonMerged: (_, at) => changed(at, () => ({ codes: 0 })),
    PersonLeft: (_, { commit }) => ({ [idOf(commit)]: null }),
    PersonForgotten: (_, { commit }) => ({ [idOf(commit)]: null })
  }
}
