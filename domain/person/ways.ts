/** The sign-in methods of a person besides links: accounts of an identity provider, passkeys and recovery codes. */
import { Result, Schema } from "effect"
import { ActorId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line } from "../text/text.ts"
import { PersonRefused } from "./refused.ts"

/** Keyed hash of an issuer and its subject, or of the id of a credential. The values are never stored in clear. */
export const WayKey = Schema.String.check(Schema.isPattern(/^[a-z0-9]{8,64}$/))
export const PasskeyName = line(60)
/**
 * Base64url, as the browser sends it. The longest id of a credential has 1023 bytes (WebAuthn Level 3, 4). It reads as
 * `forgotten` after its person was forgotten.
 */
const Credential = Schema.String.check(Schema.isPattern(/^([A-Za-z0-9_-]{1,2000}|\[forgotten\])$/))
/** A keyed slow hash (scrypt) of a recovery code, base64url. */
export const RecoveryHash = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{43}$/))
export const mostRecoveryCodes = 10
/** A person needs one passkey for each device. */
const mostPasskeys = 20
const mostIdentities = 10

/** The fields of an account. `provider`: the host of the provider. */
export const identity = { identity: WayKey, provider: line(200) }
const passkey = {
  person: ActorId,
  passkey: WayKey,
  name: PasskeyName.pipe(personal("person")),
  credential: Credential.pipe(personal("person")),
  publicKey: Credential.pipe(personal("person")),
  counter: Schema.Int
}
const renamed = { person: ActorId, passkey: WayKey, name: PasskeyName.pipe(personal("person")) }
const used = { passkey: WayKey, counter: Schema.Int }
const codes = { hashes: Schema.Array(RecoveryHash).check(Schema.isMaxLength(mostRecoveryCodes)) }

export const wayCommands = {
  LinkIdentity: identity,
  UnlinkIdentity: { identity: WayKey },
  AddPasskey: passkey,
  RenamePasskey: renamed,
  RemovePasskey: { passkey: WayKey },
  /** Records the counter of an authenticator. A counter that does not rise shows that the passkey was copied. */
  UsePasskey: used,
  /** Replaces all earlier codes. */
  MakeRecoveryCodes: codes,
  UseRecoveryCode: { hash: RecoveryHash }
}
export const wayEvents = {
  IdentityLinked: identity,
  IdentityUnlinked: { identity: WayKey },
  PasskeyAdded: passkey,
  PasskeyRenamed: renamed,
  PasskeyRemoved: { passkey: WayKey },
  PasskeyUsed: used,
  RecoveryCodesMade: codes,
  RecoveryCodeUsed: { hash: RecoveryHash }
}
const Command = Schema.TaggedUnion(wayCommands)
const Event = Schema.TaggedUnion(wayEvents)
export type WayCommand = typeof Command.Type
export type WayEvent = typeof Event.Type

export interface Passkey {
  readonly passkey: string
  readonly name: string
  readonly counter: number
}
export interface Ways {
  readonly identities: ReadonlyArray<{ readonly identity: string; readonly provider: string }>
  readonly passkeys: ReadonlyArray<Passkey>
  /** The hashes of the unused recovery codes. */
  readonly recovery: ReadonlyArray<string>
}
export const noWays: Ways = { identities: [], passkeys: [], recovery: [] }

/** Decides a command about the sign-in methods of a person on the team. */
export const decideWay = (command: WayCommand, { identities, passkeys, recovery }: Ways): Decision => {
  const passkeyOf = (id: string) => passkeys.find(({ passkey }) => passkey === id)
  return Command.match(command, {
    LinkIdentity: ({ identity, provider }) => {
      if (identities.some((each) => each.identity === identity)) return record()
      return identities.length < mostIdentities
        ? record({ _tag: "IdentityLinked", identity, provider })
        : refuse("too-many-ways")
    },
    UnlinkIdentity: ({ identity }) =>
      identities.some((each) => each.identity === identity) ? record({ _tag: "IdentityUnlinked", identity }) : record(),
    AddPasskey: ({ _tag: _, ...added }) => {
      if (passkeyOf(added.passkey) !== undefined) return record()
      return passkeys.length < mostPasskeys ? record({ _tag: "PasskeyAdded", ...added }) : refuse("too-many-ways")
    },
    RenamePasskey: ({ _tag: _, ...renamed }) => {
      const now = passkeyOf(renamed.passkey)
      if (now === undefined) return refuse("not-found")
      return now.name === renamed.name ? record() : record({ _tag: "PasskeyRenamed", ...renamed })
    },
    RemovePasskey: ({ passkey }) =>
      passkeyOf(passkey) === undefined ? record() : record({ _tag: "PasskeyRemoved", passkey }),
    UsePasskey: ({ passkey, counter }) => {
      const now = passkeyOf(passkey)
      if (now === undefined) return refuse("not-found")
      // An authenticator without a counter always sends 0.
      if (counter === 0 && now.counter === 0) return record()
      return counter > now.counter ? record({ _tag: "PasskeyUsed", passkey, counter }) : refuse("counter-behind")
    },
    MakeRecoveryCodes: ({ hashes }) =>
      isSame(hashes, recovery) ? record() : record({ _tag: "RecoveryCodesMade", hashes }),
    UseRecoveryCode: ({ hash }) =>
      recovery.includes(hash) ? record({ _tag: "RecoveryCodeUsed", hash }) : refuse("code-unknown")
  })
}

export const evolveWays = (ways: Ways, event: WayEvent): Ways =>
  Event.match(event, {
    IdentityLinked: ({ identity, provider }): Ways => ({
      ...ways,
      identities: [...ways.identities, { identity, provider }]
    }),
    IdentityUnlinked: ({ identity }): Ways => ({
      ...ways,
      identities: ways.identities.filter((each) => each.identity !== identity)
    }),
    PasskeyAdded: ({ passkey, name, counter }): Ways => ({
      ...ways,
      passkeys: [...ways.passkeys, { passkey, name, counter }]
    }),
    PasskeyRenamed: ({ passkey, name }): Ways => withPasskey(ways, passkey, { name }),
    PasskeyRemoved: ({ passkey }): Ways => ({
      ...ways,
      passkeys: ways.passkeys.filter((each) => each.passkey !== passkey)
    }),
    PasskeyUsed: ({ passkey, counter }): Ways => withPasskey(ways, passkey, { counter }),
    RecoveryCodesMade: ({ hashes }): Ways => ({ ...ways, recovery: hashes }),
    RecoveryCodeUsed: ({ hash }): Ways => ({ ...ways, recovery: ways.recovery.filter((each) => each !== hash) })
  })

const withPasskey = (ways: Ways, passkey: string, change: Partial<Passkey>): Ways => ({
  ...ways,
  passkeys: ways.passkeys.map((each) => (each.passkey === passkey ? { ...each, ...change } : each))
})

const isSame = (some: ReadonlyArray<string>, others: ReadonlyArray<string>) =>
  some.length === others.length && some.every((each, i) => each === others[i])

const record = (...events: ReadonlyArray<WayEvent>): Decision => Result.succeed(events)
const refuse = (because: PersonRefused["because"]): Decision => Result.fail(new PersonRefused({ because }))
type Decision = Result.Result<ReadonlyArray<WayEvent>, PersonRefused>
