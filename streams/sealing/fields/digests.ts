/**
 * The digests of commands in the log. They are keyed, because a plain hash of a short text can be guessed from a copy of
 * the log.
 *
 * A digest is keyed with the keys of the owners of the personal texts in its commit, or with a key of the installation when
 * there is none. Forgetting an owner therefore ends every comparison with the owner's texts.
 */
import { Effect } from "effect"
import { createHmac } from "node:crypto"
import type { TrackerEvent } from "../../commit/events.ts"
import type { Subject } from "../../commit/subjects.ts"
import type { KeysLost, StreamUnavailable } from "../../errors.ts"
import { ofAnotherLog } from "../../keys/keysLost.ts"
import { type Owners, ownersOfEvents } from "./owners.ts"
import type { Keyring } from "../keyring.ts"
import { keyFrom, type SealingKey } from "../../cipher/sealing.ts"
import { whileStarting } from "../whileStarting.ts"

/** The first characters of a keyed digest. The digests of earlier versions are plain, and have hexadecimal digits only. */
const keyedForm = "k1."
/** 128 bits. */
const digits = 32

/** The owner of commands without a personal text. */
const installation = "installation:digests"

interface DigestedCommit {
  readonly subject: Subject
  readonly digest: string
  readonly events: ReadonlyArray<TrackerEvent>
}

export interface Digests {
  /** The commits with keyed digests in place of the plain ones. Loads missing keys, as the encoding of the commits does. */
  readonly keyed: <C extends DigestedCommit>(
    commits: ReadonlyArray<C>
  ) => Effect.Effect<ReadonlyArray<C>, StreamUnavailable | KeysLost>
  /**
   * True when a stored digest belongs to a command with this plain digest. Also true when an owner was forgotten: the digests
   * can no longer be compared, and a repeated command gets its first receipt.
   *
   * `owners`: of the texts in the stored commit, which was loaded before, so that their keys are loaded.
   */
  readonly isSame: (stored: string, plain: string, owners: Owners) => boolean
}

export const makeDigests = Effect.fnUntraced(function* (keyring: Keyring["Service"]) {
  const own = yield* whileStarting(keyring.keyOf(installation)).pipe(Effect.catchTag("WrongMasterKey", Effect.die))
  const common = digestKeyOf(own)
  const ownersIn = (owners: Owners) => (owners === "" ? [] : owners.split(" "))

  /** Null when the key of an owner is not loaded. */
  const digestBy = (plain: string, owners: Owners): string | null => {
    let value = owners === "" ? hmac(common, plain) : plain
    for (const owner of ownersIn(owners)) {
      // A forgotten person has no key, and a plain digest must not be stored.
      const key = keyring.peek(owner) ?? (keyring.isForgotten(owner) ? own : null)
      if (key === null) return null
      value = hmac(digestKeyOf(key), value)
    }
    return `${keyedForm}${value.slice(0, digits)}`
  }
  const loadKey = (owner: string) =>
    keyring
      .keyOf(owner)
      .pipe(Effect.catchTags({ WrongMasterKey: () => ofAnotherLog([owner]), OwnerForgotten: () => Effect.void }))

  const keyedOne = <C extends DigestedCommit>(commit: C): Effect.Effect<C, StreamUnavailable | KeysLost> => {
    const owners = ownersOfEvents(commit.subject, commit.events)
    const digest = digestBy(commit.digest, owners)
    if (digest !== null) return Effect.succeed({ ...commit, digest })
    return Effect.map(Effect.forEach(ownersIn(owners), loadKey, { discard: true }), () => ({
      ...commit,
      digest: digestBy(commit.digest, owners) ?? commit.digest
    }))
  }

  const digests: Digests = {
    keyed: (commits) => {
      const [first, another] = commits
      if (first === undefined) return Effect.succeed(commits)
      // Most appends have one commit, whose keys are loaded.
      return another === undefined ? Effect.map(keyedOne(first), (one) => [one]) : Effect.forEach(commits, keyedOne)
    },
    isSame: (stored, plain, owners) => {
      if (!stored.startsWith(keyedForm)) return stored === plain
      if (ownersIn(owners).some(keyring.isForgotten)) return true
      const digest = digestBy(plain, owners)
      return digest === null || digest === stored
    }
  }
  return digests
})

const hmac = (key: SealingKey, text: string): string => createHmac("sha256", key).update(text).digest("hex")

/** The key of an owner's digests: derived, so that one key does not serve two purposes. */
const digestKeyOf = (key: SealingKey): SealingKey => {
  const known = derived.get(key)
  if (known !== undefined) return known
  const made = keyFrom(createHmac("sha256", key).update("digests of commands").digest())
  derived.set(key, made)
  return made
}
const derived = new WeakMap<SealingKey, SealingKey>()
