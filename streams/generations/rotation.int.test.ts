/** A change of the master key on JetStream: the former bytes of the bucket stay on disk, and open with no key that is left. */
import { Effect, Layer, Stream } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ActorId } from "../../domain/ids.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { forgotten } from "../../domain/text/personal.ts"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { isReadable } from "../commit/envelope.ts"
import { subjectOf } from "../commit/subjects.ts"
import { pending } from "../kit/pending.ts"
import { natsRecord } from "../nats/record.ts"
import { natsServer } from "../nats/server/natsServer.ts"
import { EventStore } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { Keyring } from "../sealing/keyring.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { filesBelow } from "../../tests/support/filesBelow.ts"

const root = mkdtempSync(join(tmpdir(), "rotate-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const binary = natsServerPath() ?? "nats-server"
const master = join(root, "keys", "master.key")

const ada = ActorId.make("person:ada00000")
const bo = ActorId.make("person:bo000000")
const say = (author: ActorId, id: string, text: string) =>
  Effect.flatMap(EventStore, ({ append }) =>
    append({
      ...pending(subjectOf("message", id), 0, { _tag: "MessageReceived", ...plainMessage(author, text) }),
      actor: author
    })
  )
const texts = Effect.flatMap(Feed, (feed) =>
  Effect.map(Stream.runCollect(feed.range({ after: 0 })), (all) =>
    all.flatMap((each) =>
      isReadable(each)
        ? each.events.flatMap((event) => (event._tag === "MessageReceived" ? [event.text] : []))
        : [each.why]
    )
  )
)
test("after a change, a person's dropped key cannot be found in the store, and the texts of all others are read", () =>
  Effect.gen(function* () {
    const url = yield* natsServer({ folder: join(root, "nats"), binary })
    /** A process of its own on the same servers. */
    const process = <A, E>(act: Effect.Effect<A, E, EventStore | Feed | Keyring>) =>
      act.pipe(
        Effect.provide(
          Layer.fresh(natsRecord({ url, name: "test", replicas: 1 })).pipe(Layer.provide(masterKeyFile(master)))
        )
      )
    const before = yield* process(
      Effect.gen(function* () {
        yield* say(ada, "message1", "the words of ada")
        yield* say(bo, "message2", "the words of bo")
        const { append } = yield* EventStore
        yield* append(
          pending(subjectOf("person", "bo000000"), 0, { _tag: "PersonJoined", person: bo, name: "Bo", handle: null })
        )
        return readFileSync(master, "utf8").trim()
      })
    )
    yield* process(
      Effect.gen(function* () {
        const { append, lastSeq } = yield* EventStore
        const subject = subjectOf("person", "bo000000")
        yield* append(pending(subject, yield* lastSeq(subject), { _tag: "PersonForgotten" }))
        const keyring = yield* Keyring
        yield* keyring.dropKey(bo)
        yield* Stream.runDrain(keyring.rotate)
        // Reading the log is how a process learns of it.
        yield* texts
        expect(yield* texts).toEqual(["the words of ada", forgotten])
        expect((yield* Effect.flip(keyring.keyOf(bo)))._tag).toBe("OwnerForgotten")
        // A text of the forgotten person that comes late is not stored.
        yield* say(bo, "message3", "late words of bo")
        expect(yield* texts).toEqual(["the words of ada", forgotten, forgotten])
      })
    )
    expect(yield* process(texts)).toEqual(["the words of ada", forgotten, forgotten])
    expect(readFileSync(master, "utf8").trim()).not.toBe(before)
    const stored = filesBelow(root).map(({ bytes }) => bytes.toString("latin1"))
    for (const gone of [before, "late words of bo", "the words of bo"])
      expect(stored.filter((bytes) => bytes.includes(gone))).toEqual([])
  }).pipe(Effect.scoped, Effect.runPromise))
