/** The receipts of all clients: what was acknowledged must be in the log. */
import { commandIdOf, sha256 } from "../../../streams/commit/identity.ts"

/**
 * An idempotency key in the form of a random UUID, version 4. The gateway replaces every other key by a keyed hash, from which
 * the ledger could not compute the id of the command.
 */
export const keyFrom = (name: string): string =>
  sha256(name).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, "$1-$2-4$3-8$4-$5")

export interface Receipt {
  /** A person reads it in a violation: the command and its key. */
  readonly name: string
  readonly command: string
  /** The id of the aggregate. */
  readonly id: string
  readonly seq: number
}

export interface Ledger {
  readonly receipts: () => ReadonlyArray<Receipt>
  readonly acknowledge: (actor: string, tag: string, key: string, id: string, seq: number) => void
  /** Forgets the receipts after a position: a fault has removed their commits from the log on purpose. */
  readonly forgetAfter: (seq: number) => void
  /** Unexpected answers, as sentences. */
  readonly wrong: Array<string>
}

export const makeLedger = (): Ledger => {
  let receipts: Array<Receipt> = []
  return {
    receipts: () => receipts,
    acknowledge: (actor, tag, key, id, seq) =>
      void receipts.push({ name: `${tag} ${key}`, command: commandIdOf(actor, tag, key), id, seq }),
    forgetAfter: (seq) => {
      receipts = receipts.filter((each) => each.seq <= seq)
    },
    wrong: []
  }
}
