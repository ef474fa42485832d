/**
 * Signs a browser in through the bot: the page shows a code, a person sends it to the bot and confirms there, and only the
 * browser that shows the code gets a session. The state is in bucket `SIGN_INS`, so any process can serve each step.
 *
 * `waiting` → `asked` (one Telegram user has sent the code) → `confirmed` → removed by the browser. Each step replaces the
 * revision that it has read, so only one of two concurrent steps succeeds.
 */
import { Clock, Context, Effect, Layer, Option, Schema } from "effect"
import { ActorId } from "../../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { type Bucket, Buckets, type Entry } from "../../../../streams/ports/bucket.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { limitKeyOf } from "../../entry/address/addresses.ts"
import { SignInAttempt } from "../caller.ts"
import { makeTries } from "../flow/tries.ts"
import { hashOf, newSecret } from "../secrets.ts"
import { newDeviceCode } from "./deviceCode.ts"

export const deviceMillis = 2 * 60 * 1000
/** Wrong codes of one Telegram user, and new codes of one address, in 10 minutes. */
const mostWrongCodes = 5
const mostNewCodes = 20
/** Polls from other browsers after which the code is removed. */
const mostForeignPolls = 5
/** The entry with the bot's name. The bot writes it again before it expires. */
const botEntry = "bot"

const Stored = Schema.fromJsonString(
  Schema.Struct({
    /** The hash of the secret in the cookie of the browser. */
    browser: Schema.String,
    until: Schema.Int,
    /** The family of the browser and its address, which the bot shows. */
    agent: Schema.String,
    address: Schema.String,
    foreignPolls: Schema.Int,
    /** The keyed hash of the Telegram user who sent the code. */
    askedBy: Schema.NullOr(Schema.String),
    confirmed: Schema.NullOr(ActorId)
  })
)
type Stored = typeof Stored.Type
const decode = Schema.decodeUnknownOption(Stored)
const bytesOf = (stored: Stored) => Buffer.from(Schema.encodeSync(Stored)(stored))

export interface DeviceAsked {
  /** The id of the request, in the data of the button. It is not secret: only the user who sent the code can confirm. */
  readonly request: string
  readonly agent: string
  readonly address: string
}
export type PollOutcome =
  | { readonly is: "waiting" }
  | { readonly is: "over" }
  | { readonly is: "confirmed"; readonly actor: ActorId }

export class DeviceSignIn extends Context.Service<
  DeviceSignIn,
  {
    /** Creates a request. Null when the address has asked for too many codes. `secret`: for the cookie. */
    readonly begin: (
      agent: string,
      address: string
    ) => Effect.Effect<{ readonly code: string; readonly secret: string } | null, StreamUnavailable>
    /**
     * Gives the request to `user`, who may then decide on it. A repeat by the same user is safe. Null for a code that is
     * unknown, expired or taken by another user, and after too many wrong codes of `user`.
     */
    readonly ask: (code: string, user: string) => Effect.Effect<DeviceAsked | null, StreamUnavailable>
    /** Confirms the request. False when it has expired, was taken by another user, or was decided before. */
    readonly confirm: (request: string, user: string, actor: ActorId) => Effect.Effect<boolean, StreamUnavailable>
    /** Removes the request. False in the same cases as `confirm`. */
    readonly reject: (request: string, user: string) => Effect.Effect<boolean, StreamUnavailable>
    /** The name of the bot, without the `@`; null while no bot runs. */
    readonly bot: Effect.Effect<string | null, StreamUnavailable>
    readonly announce: (bot: string) => Effect.Effect<void, StreamUnavailable>
    /** The state for the browser with this cookie's secret. Returns `confirmed` once, and removes the request. */
    readonly poll: (code: string, secret: string) => Effect.Effect<PollOutcome, StreamUnavailable>
  }
>()("tracker/gateways/http/DeviceSignIn") {
  static readonly layer = Layer.effect(
    DeviceSignIn,
    Effect.gen(function* () {
      const requests = makeRequests(yield* (yield* Buckets).open("SIGN_INS"), (yield* NaturalKeys).idFor)
      return DeviceSignIn.of({ ...forPage(requests), ...forBot(requests) })
    })
  )
}

type IdFor = NaturalKeys["Service"]["idFor"]

const makeRequests = (bucket: Bucket, idFor: IdFor) => ({
  bucket,
  idFor,
  tries: makeTries(bucket),
  // The code is short, so a plain hash of it could be guessed from a copy of the store.
  requestOf: (code: string) => idFor("device-code", code),
  /** The request; null when it is unknown or has expired. */
  open: Effect.fnUntraced(function* (request: string) {
    const entry = yield* bucket.get(keyOf(request))
    const stored = entry === null ? null : storedIn(entry)
    if (entry === null || stored === null || (yield* Clock.currentTimeMillis) > stored.until) return null
    return { entry, stored }
  }),
  replace: ({ key, revision }: Entry, stored: Stored) => bucket.update(key, bytesOf(stored), revision)
})
type Requests = ReturnType<typeof makeRequests>

const keyOf = (request: string) => `device.${request}`
const storedIn = ({ value }: Entry) => Option.getOrNull(decode(Buffer.from(value).toString()))

const forPage = ({ bucket, idFor, tries, requestOf, open, replace }: Requests) => ({
  begin: Effect.fnUntraced(function* (agent: string, address: string) {
    if (!(yield* tries.take(`device-address.${idFor("address", limitKeyOf(address))}`, mostNewCodes))) return null
    // The count above limits one address. A flood from many addresses is limited like other attempts to sign in.
    ;(yield* SignInAttempt).isOpen = true
    const [code, secret] = [newDeviceCode(), newSecret()]
    const until = (yield* Clock.currentTimeMillis) + deviceMillis
    const fresh = { browser: hashOf(secret), until, agent, address, foreignPolls: 0, askedBy: null, confirmed: null }
    return (yield* bucket.create(keyOf(requestOf(code)), bytesOf(fresh))) ? { code, secret } : null
  }),
  bot: Effect.map(bucket.get(botEntry), (entry) => (entry === null ? null : Buffer.from(entry.value).toString())),
  poll: Effect.fnUntraced(function* (code: string, secret: string) {
    const over: PollOutcome = { is: "over" }
    const found = yield* open(requestOf(code))
    if (found === null) return over
    const { entry, stored } = found
    if (stored.browser !== hashOf(secret)) {
      const foreignPolls = stored.foreignPolls + 1
      yield* foreignPolls >= mostForeignPolls
        ? bucket.remove(entry.key, entry.revision)
        : replace(entry, { ...stored, foreignPolls })
      return over
    }
    if (stored.confirmed === null) return { is: "waiting" } satisfies PollOutcome
    const isFirst = yield* bucket.remove(entry.key, entry.revision)
    return isFirst ? ({ is: "confirmed", actor: stored.confirmed } satisfies PollOutcome) : over
  })
})

const forBot = ({ bucket, tries, requestOf, open, replace }: Requests) => {
  /** The request that this user has taken, if it is not decided yet. */
  const undecided = Effect.fnUntraced(function* (request: string, user: string) {
    const found = yield* open(request)
    return found?.stored.askedBy === user && found.stored.confirmed === null ? found : null
  })
  return {
    announce: (bot: string) => Effect.asVoid(bucket.put(botEntry, Buffer.from(bot))),
    ask: Effect.fnUntraced(function* (code: string, user: string) {
      const wrong = `device-user.${user}`
      if (yield* tries.areUsedUp(wrong, mostWrongCodes)) return null
      const request = requestOf(code)
      const found = yield* open(request)
      const isFree = found !== null && found.stored.confirmed === null && (found.stored.askedBy ?? user) === user
      if (!isFree) {
        yield* tries.take(wrong, mostWrongCodes)
        return null
      }
      const { entry, stored } = found
      const isOurs = stored.askedBy === user || (yield* replace(entry, { ...stored, askedBy: user }))
      return isOurs ? { request, agent: stored.agent, address: stored.address } : null
    }),
    confirm: Effect.fnUntraced(function* (request: string, user: string, actor: ActorId) {
      const found = yield* undecided(request, user)
      return found !== null && (yield* replace(found.entry, { ...found.stored, confirmed: actor }))
    }),
    reject: Effect.fnUntraced(function* (request: string, user: string) {
      const found = yield* undecided(request, user)
      return found !== null && (yield* bucket.remove(found.entry.key, found.entry.revision))
    })
  }
}
