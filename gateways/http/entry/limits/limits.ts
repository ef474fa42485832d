/**
 * How much each client may ask for. A request that is signed in counts for its person or token, so that a flood from
 * one address does not stop other people at that address; every other request counts for its address.
 *
 * Each process counts for itself: a client that reaches three gateways has three times the rates.
 */
import { Context } from "effect"
import { LRUCache } from "lru-cache"
import { createHash } from "node:crypto"
import { type ActorId, personOf } from "../../../../domain/ids.ts"
import { limitKeyOf } from "../address/addresses.ts"
import { makeTokenBuckets, type TokenRate } from "./buckets.ts"
import { makeTurns, type Turns } from "./turns.ts"

export interface LimitSettings {
  /** Requests of one person: `TT_RATE_PERSON` each second, and six times as many at once. */
  readonly perPerson: number
  /** Requests of one token: `TT_RATE_TOKEN` each second, and five times as many at once. */
  readonly perToken: number
  /** Requests of one address that are not signed in: `TT_RATE_ADDRESS` each second, and ten times as many at once. */
  readonly perAddress: number
  /** Failed sign-ins of one address: `TT_SIGN_INS` each minute, and as many at once. */
  readonly signInsPerMinute: number
  /** Open sockets of one person: `TT_SOCKETS_PERSON`. A token may have 16 times as many. */
  readonly socketsPerPerson: number
}

export const defaultLimits: LimitSettings = {
  perPerson: 50,
  perToken: 1000,
  perAddress: 100,
  signInsPerMinute: 60,
  socketsPerPerson: 12
}

/** Failed sign-ins of all addresses together, as a multiple of those of one. */
const signInsOfAll = 10
/**
 * Failed sign-ins of one address in a minute that the bound of all addresses does not refuse: a stranger with many addresses
 * must not lock everybody out.
 */
const sparedSignIns = 5
const socketsOfTokens = 16
/** Subscriptions of one person or token. A restart of the product makes every tab subscribe to its windows at once. */
const subscriptions: TokenRate = { perSecond: 20, burst: 400 }
/** Frames of one person or token. */
const frames: TokenRate = { perSecond: 100, burst: 1000 }
/** Tokens of bots that Telegram is asked about, of all callers together: a token must not be guessed through this server. */
const tokenTests: TokenRate = { perSecond: 10 / 60, burst: 10 }
/** Webhooks of one source. Each is a write to the disk. */
const webhooks: TokenRate = { perSecond: 20, burst: 400 }
/** Reads that the tables answer at the same time for one person, and for one token. */
const readsAtOnce = { person: 2, token: 16 }

/** Credentials that were accepted lately, and how long they count for their actor without another check. */
const mostCredentials = 20_000
const credentialMillis = 10 * 60_000

interface Asked {
  readonly address: string
  /** The key of the credential that was sent; null when none was. */
  readonly credential: string | null
}

export interface ClientLimits {
  /** Counts a request. Returns 0, or the milliseconds after which the client may ask again. */
  readonly request: (asked: Asked) => number
  /** Counts an attempt to sign in. Returns 0, or the milliseconds after which the client may try again. */
  readonly attempt: (address: string) => number
  /** Gives an attempt back: a successful sign-in does not count. */
  readonly succeeded: (address: string) => void
  /** Remembers that sign-in accepted the credential for the actor. Null: sign-in refused it. */
  readonly verified: (credential: string, actor: ActorId | null) => void
  /** Counts a test of a bot's token. Returns 0, or the milliseconds after which the next one may follow. */
  readonly tokenTest: () => number
  readonly mostSockets: (actor: ActorId) => number
  /** Counts a webhook of a source, once its signature was checked. Returns 0, or the milliseconds after which the next may follow. */
  readonly webhook: (source: string) => number
  /** Counts a frame. Returns whether it may be handled. */
  readonly frame: (actor: ActorId) => boolean
  /** Counts a subscription. Returns the milliseconds that it must wait. */
  readonly subscription: (actor: ActorId) => number
  readonly subscriptionTurns: Turns
  readonly readTurns: Turns
}

/** A key under which a credential is remembered: not the secret itself. */
export const credentialKey = (secret: string): string => createHash("sha256").update(secret).digest("base64url")

const isToken = (actor: ActorId) => personOf(actor) === null

/** `now`: milliseconds of a clock that never goes back. */
export const makeLimits = (settings: LimitSettings, now: () => number): ClientLimits => {
  const bucketsOf = (perSecond: number, times: number) => makeTokenBuckets({ perSecond, burst: perSecond * times }, now)
  const people = bucketsOf(settings.perPerson, 6)
  const tokens = bucketsOf(settings.perToken, 5)
  const addresses = bucketsOf(settings.perAddress, 10)
  const minute = 60
  const attempts = bucketsOf(settings.signInsPerMinute / minute, minute)
  const sparedAttempts = bucketsOf(sparedSignIns / minute, minute)
  const allAttempts = bucketsOf((settings.signInsPerMinute * signInsOfAll) / minute, minute)
  const tokenTestsOfAll = makeTokenBuckets(tokenTests, now)
  const webhooksOf = makeTokenBuckets(webhooks, now)
  const framesOf = makeTokenBuckets(frames, now)
  const subscriptionsOf = makeTokenBuckets(subscriptions, now)
  const known = new LRUCache<string, { readonly actor: ActorId; readonly until: number }>({ max: mostCredentials })

  const actorOf = (credential: string | null) => {
    const found = credential === null ? undefined : known.get(credential)
    return found !== undefined && found.until > now() ? found.actor : null
  }
  return {
    request: ({ address, credential }) => {
      const actor = actorOf(credential)
      if (actor === null) return addresses.take(limitKeyOf(address))
      return (isToken(actor) ? tokens : people).take(actor)
    },
    attempt: (address) => {
      const key = limitKeyOf(address)
      const wait = attempts.take(key)
      if (wait > 0 || sparedAttempts.take(key) === 0) return wait
      const waitOfAll = allAttempts.take(everyone)
      if (waitOfAll > 0) attempts.giveBack(key)
      return waitOfAll
    },
    succeeded: (address) => {
      attempts.giveBack(limitKeyOf(address))
      sparedAttempts.giveBack(limitKeyOf(address))
      allAttempts.giveBack(everyone)
    },
    verified: (credential, actor) => {
      if (actor === null) known.delete(credential)
      else known.set(credential, { actor, until: now() + credentialMillis })
    },
    tokenTest: () => tokenTestsOfAll.take(everyone),
    webhook: (source) => webhooksOf.take(source),
    mostSockets: (actor) => settings.socketsPerPerson * (isToken(actor) ? socketsOfTokens : 1),
    frame: (actor) => framesOf.take(actor) === 0,
    subscription: (actor) => subscriptionsOf.takeAhead(actor),
    subscriptionTurns: makeTurns(() => 1),
    readTurns: makeTurns((actor) => (isToken(actor) ? readsAtOnce.token : readsAtOnce.person))
  }
}

/** The key of a bucket that all clients share. */
const everyone = "everyone"

const noTurns: Turns = { isFull: () => false, run: (_, work) => work }

/** No limit at all, for tests of other parts. */
export const noLimits: ClientLimits = {
  request: () => 0,
  attempt: () => 0,
  succeeded: () => {},
  verified: () => {},
  tokenTest: () => 0,
  webhook: () => 0,
  mostSockets: () => Number.POSITIVE_INFINITY,
  frame: () => true,
  subscription: () => 0,
  subscriptionTurns: noTurns,
  readTurns: noTurns
}

/** The limits of the product; without them nothing is limited. */
export const Limits = Context.Reference<ClientLimits>("tracker/gateways/http/Limits", { defaultValue: () => noLimits })
