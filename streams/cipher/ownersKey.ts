/** The key of a text with words of several people. After one of them is forgotten, the text cannot be opened. */
import { createHmac } from "node:crypto"
import { keyFrom, type SealingKey } from "./sealing.ts"

/** The keys of a text's owners, and of the installation. */
export interface OwnersKeys {
  readonly common: SealingKey
  /** Null for an owner without a key. */
  readonly peek: (owner: string) => SealingKey | null
}

/** Owners who were forgotten before have no key, and no word in the text any more. */
export const ownersKey = ({ common, peek }: OwnersKeys, owners: ReadonlyArray<string>): SealingKey => {
  const all = createHmac("sha256", common)
  for (const owner of owners) {
    const key = peek(owner)
    if (key !== null) all.update(key.export())
  }
  return keyFrom(all.digest())
}
