import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { PersonId, personActor, personOf } from "../../../domain/ids.ts"
import { ada } from "../../../domain/kit/people.ts"
import { Principals } from "../../../commands/principals.ts"
import { memoryBuckets } from "../../../streams/memory/memoryBuckets.ts"
import { StreamUnavailable } from "../../../streams/errors.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { type Bucket, Buckets } from "../../../streams/ports/bucket.ts"
import { Credentials } from "./authenticate.ts"
import { makeSessions } from "./sessions.ts"
import { SignIn } from "./signIn.ts"

const parts = Principals.layer.pipe(Layer.provideMerge(memoryRecord))

/** The sessions as two processes see them, and a session of ada. */
const twoProcesses = Effect.gen(function* () {
  const process = Effect.map(Layer.build(Layer.fresh(SignIn.layer)), (built) => Effect.provideContext(SignIn, built))
  const [here, there] = [yield* yield* process, yield* yield* process]
  return { here, there, session: yield* here.open(ada, "a browser") }
})

describe("a session", () => {
  it.effect("is over at once in the process that ended it", () =>
    Effect.gen(function* () {
      const { here, session } = yield* twoProcesses
      assert.strictEqual(yield* here.actorOf(session), ada)
      yield* here.end(session, ada)
      assert.isNull(yield* here.actorOf(session))
    }).pipe(Effect.provide(parts), Effect.scoped)
  )

  it.effect("that another process ended is over within two seconds", () =>
    Effect.gen(function* () {
      const { here, there, session } = yield* twoProcesses
      assert.strictEqual(yield* here.actorOf(session), ada)
      yield* there.end(session, ada)
      yield* TestClock.adjust("2 seconds")
      assert.isNull(yield* here.actorOf(session))
    }).pipe(Effect.provide(parts), Effect.scoped)
  )
})

describe("a session of the Mini App", () => {
  /** Without a link, a Telegram user is the person with the keyed hash as id. */
  const user = "adasaccount000000000"
  const person = personActor(PersonId.make(user))

  it.effect("ends four hours after its sign-in, also while it is used", () =>
    Effect.gen(function* () {
      const signIn = yield* SignIn
      const session = yield* signIn.open(person, "Telegram", undefined, user)
      yield* TestClock.adjust("4 hours")
      assert.strictEqual(yield* signIn.actorOf(session), person)
      assert.deepEqual(
        (yield* signIn.sessions(person)).map(({ telegram }) => telegram),
        [user]
      )
      yield* TestClock.adjust("3 seconds")
      assert.isNull(yield* signIn.actorOf(session))
      assert.deepEqual(yield* signIn.sessions(person), [])
    }).pipe(Effect.provide(SignIn.layer.pipe(Layer.provide(parts))))
  )

  it.effect("is over when its Telegram user is not the one of its person", () =>
    Effect.gen(function* () {
      const signIn = yield* SignIn
      const session = yield* signIn.open(ada, "Telegram", undefined, user)
      assert.isNull(yield* signIn.actorOf(session))
      assert.deepEqual(yield* signIn.sessions(null), [])
    }).pipe(Effect.provide(SignIn.layer.pipe(Layer.provide(parts))))
  )
})

const openBucket = Effect.flatMap(Buckets, ({ open }) => open("SESSIONS"))

/** The bucket, with the number of its requests. */
const counted = (bucket: Bucket) => {
  const requests = { get: 0, changes: 0 }
  const made: Bucket = {
    ...bucket,
    get: (key) =>
      Effect.andThen(
        Effect.sync(() => requests.get++),
        bucket.get(key)
      ),
    changes: (after) =>
      Effect.andThen(
        Effect.sync(() => requests.changes++),
        bucket.changes(after)
      )
  }
  return { bucket: made, requests }
}

/** The bucket, whose first read of an entry ends only after `go`. `begun`: it has found the entry. */
const slowFirst = Effect.gen(function* () {
  const bucket = yield* openBucket
  const [begun, go] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
  const wait = Effect.suspend(() =>
    Deferred.isDoneUnsafe(begun) ? Effect.void : Effect.andThen(Deferred.succeed(begun, undefined), Deferred.await(go))
  )
  const slow: Bucket = { ...bucket, get: (key) => Effect.tap(bucket.get(key), () => wait) }
  return { bucket: slow, begun, go }
})

describe("the open sessions", () => {
  it.effect("are checked every three seconds with one request, and each is read once a minute", () =>
    Effect.gen(function* () {
      const { bucket, requests } = counted(yield* openBucket)
      const sessions = makeSessions(bucket)
      const open = yield* Effect.forEach(Array.from({ length: 200 }), () => sessions.open(ada, "a browser"))
      const check = Effect.forEach(open, sessions.holderOf, { concurrency: 8, discard: true })
      yield* check
      assert.deepEqual(requests, { get: 200, changes: 1 })
      for (let n = 1; n <= 10; n++) {
        yield* TestClock.adjust("3 seconds")
        yield* check
      }
      assert.deepEqual(requests, { get: 200, changes: 11 })
      yield* TestClock.adjust("1 minute")
      yield* check
      assert.strictEqual(requests.get, 400)
    }).pipe(Effect.provide(memoryBuckets))
  )

  it.effect("of others are not read again when one of them ends or another one begins", () =>
    Effect.gen(function* () {
      const { bucket, requests } = counted(yield* openBucket)
      const [here, there] = [makeSessions(bucket), makeSessions(yield* openBucket)]
      const [one = "", two = ""] = yield* Effect.forEach([1, 2], () => here.open(ada, "a browser"))
      for (const session of [one, two]) yield* here.holderOf(session)
      yield* there.end(one)
      yield* there.open(ada, "another browser")
      yield* TestClock.adjust("2 seconds")
      requests.get = 0
      assert.isNull(yield* here.holderOf(one))
      assert.strictEqual((yield* here.holderOf(two))?.actor, ada)
      assert.strictEqual(requests.get, 1)
    }).pipe(Effect.provide(memoryBuckets))
  )

  it.effect("do not keep one that ended in another process while it was read", () =>
    Effect.gen(function* () {
      const { bucket, begun, go } = yield* slowFirst
      const [here, there] = [makeSessions(bucket), makeSessions(yield* openBucket)]
      const session = yield* there.open(ada, "a browser")
      const read = yield* Effect.forkChild(here.holderOf(session), { startImmediately: true })
      yield* Deferred.await(begun)
      yield* there.end(session)
      // Another session is checked: the end is among the changes that are read now.
      yield* TestClock.adjust("2 seconds")
      assert.isNull(yield* here.holderOf("another"))
      yield* Deferred.succeed(go, undefined)
      assert.strictEqual((yield* Fiber.join(read))?.actor, ada)
      assert.isNull(yield* here.holderOf(session))
    }).pipe(Effect.provide(memoryBuckets))
  )

  it.effect("do not keep one that ended here while it was read", () =>
    Effect.gen(function* () {
      const { bucket, begun, go } = yield* slowFirst
      const sessions = makeSessions(bucket)
      const session = yield* sessions.open(ada, "a browser")
      const read = yield* Effect.forkChild(sessions.holderOf(session), { startImmediately: true })
      yield* Deferred.await(begun)
      yield* sessions.end(session)
      yield* Deferred.succeed(go, undefined)
      yield* Fiber.join(read)
      assert.isNull(yield* sessions.holderOf(session))
    }).pipe(Effect.provide(memoryBuckets))
  )

  it.effect("are refused at the same time when the bucket does not answer, and are read again once it does", () =>
    Effect.gen(function* () {
      const bucket = yield* openBucket
      const gone = yield* Deferred.make<never, StreamUnavailable>()
      let isAway = true
      let asked = 0
      const changes: Bucket["changes"] = (after) =>
        Effect.suspend(() => {
          asked++
          return isAway ? Deferred.await(gone) : bucket.changes(after)
        })
      const sessions = makeSessions({ ...bucket, changes })
      const session = yield* sessions.open(ada, "a browser")
      const all = Array.from({ length: 50 }, () => Effect.flip(sessions.holderOf(session)))
      const refused = yield* Effect.forkChild(Effect.all(all, { concurrency: 50 }), { startImmediately: true })
      yield* Deferred.fail(gone, new StreamUnavailable({ what: "SESSIONS", cause: "away" }))
      assert.lengthOf(yield* Fiber.join(refused), 50)
      assert.strictEqual(asked, 1)
      isAway = false
      assert.strictEqual((yield* sessions.holderOf(session))?.actor, ada)
    }).pipe(Effect.provide(memoryBuckets))
  )

  it.effect("whose use cannot be written are kept in memory too", () =>
    Effect.gen(function* () {
      const { bucket, requests } = counted(yield* openBucket)
      const full = Effect.fail(new StreamUnavailable({ what: "SESSIONS", cause: "full" }))
      const sessions = makeSessions({ ...bucket, update: () => full })
      const session = yield* sessions.open(ada, "a browser")
      yield* TestClock.adjust("2 hours")
      for (let n = 0; n < 10; n++) assert.strictEqual((yield* sessions.holderOf(session))?.actor, ada)
      assert.strictEqual(requests.get, 1)
    }).pipe(Effect.provide(memoryBuckets))
  )
})

const linkedPerson = personOf(ada)

/** The directory of a process that has not read the role and the Telegram account of ada yet. `current`: how it reads the log. */
const behind = (current: (caughtUp: Effect.Effect<void>) => Effect.Effect<void>) =>
  Layer.effect(
    Principals,
    Effect.map(Principals, (principals) => {
      let hasRead = false
      return Principals.of({
        ...principals,
        roleOf: () => (hasRead ? "member" : null),
        personByTelegram: () => (hasRead ? linkedPerson : null),
        current: current(Effect.sync(() => void (hasRead = true)))
      })
    })
  ).pipe(Layer.provide(Principals.layer))

const checkOfSession = Effect.gen(function* () {
  const secret = yield* (yield* SignIn).open(ada, "a browser")
  return (yield* Credentials).bySession(secret)
})
const partsBehind = (current: Parameters<typeof behind>[0]) =>
  Credentials.layer.pipe(
    Layer.provideMerge(SignIn.layer),
    Layer.provideMerge(behind(current)),
    Layer.provideMerge(memoryRecord)
  )

it.effect("a session of a person whose role another process has just granted is accepted", () =>
  Effect.gen(function* () {
    assert.strictEqual(yield* yield* checkOfSession, ada)
  }).pipe(Effect.provide(partsBehind((caughtUp) => caughtUp)))
)

it.effect("a session of a person without a role is refused", () =>
  Effect.gen(function* () {
    assert.isNull(yield* yield* checkOfSession)
  }).pipe(Effect.provide(partsBehind(() => Effect.void)))
)

it.effect("a session cannot be checked while the directory has lost the log", () =>
  Effect.gen(function* () {
    const asked = yield* Effect.forkChild(Effect.flip(yield* checkOfSession), { startImmediately: true })
    yield* TestClock.adjust("5 seconds")
    assert.strictEqual((yield* Fiber.join(asked))._tag, "StreamUnavailable")
  }).pipe(Effect.provide(partsBehind(() => Effect.never)))
)

/** A session of the Mini App of ada, as the process that is behind sees it. */
const actorInApp = Effect.gen(function* () {
  const signIn = yield* SignIn
  return yield* signIn.actorOf(yield* signIn.open(ada, "Telegram", undefined, "adasaccount000000000"))
})

it.effect("a session of a Telegram account that another process has just linked is accepted", () =>
  Effect.gen(function* () {
    assert.strictEqual(yield* actorInApp, ada)
  }).pipe(Effect.provide(partsBehind((caughtUp) => caughtUp)))
)

it.effect("a session of a Telegram account that the log has not linked is refused", () =>
  Effect.gen(function* () {
    assert.isNull(yield* actorInApp)
  }).pipe(Effect.provide(partsBehind(() => Effect.void)))
)
