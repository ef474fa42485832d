/** The secrets that senders sign with. One that the product makes is derived from a key of the installation, and not stored. */
import { makesItsSecret, type SourceKind } from "../../domain/source/sourceVocabulary.ts"
import type { SecretVersion } from "../../domain/source/source.ts"
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { derivedSecret, formerSecretMillis } from "../endpoints/secrets.ts"
import type { KnownSource } from "./sources.ts"

type Keys = Pick<NaturalKeys["Service"], "secretFor">

export const sourceSecret = (keys: Keys, id: string, version: number): string =>
  derivedSecret(keys, "source", id, version)

/** None until a person has entered the secret that the sender makes. */
const textsOf = (keys: Keys, id: string, kind: SourceKind, { version, given }: SecretVersion) => {
  if (given !== null) return [given]
  return makesItsSecret(kind) ? [] : [sourceSecret(keys, id, version)]
}

/** The secrets that are accepted at `now` (milliseconds), the present one first. */
export const acceptedSecrets = (
  keys: Keys,
  { id, now: { kind, secret, former }, rotatedAt }: Pick<KnownSource, "id" | "now" | "rotatedAt">,
  now: number
): ReadonlyArray<string> => {
  const isFormerValid = former !== null && rotatedAt !== null && now - Date.parse(rotatedAt) < formerSecretMillis
  return [...textsOf(keys, id, kind, secret), ...(isFormerValid ? textsOf(keys, id, kind, former) : [])]
}
