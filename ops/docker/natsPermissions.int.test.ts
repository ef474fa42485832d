/** The users of the settings of Docker Compose on a real server: the subjects that each may use, and those that it may not. */
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openConnection } from "../../streams/nats/client/jetstreamConnection.ts"
import { type ComposeNats, startComposeNats } from "../../tests/support/nats/composeNats.ts"
import type { NatsUser } from "./natsKeys.ts"

let nats: ComposeNats
beforeAll(async () => {
  nats = await startComposeNats()
})
afterAll(() => nats.stop())

type Connection = Effect.Success<ReturnType<typeof openConnection>>["nc"]

const as = <A>(user: NatsUser, act: (nc: Connection) => Promise<A>) =>
  openConnection({ url: nats.url, name: user, keyFile: nats.keyFile(user) }).pipe(
    Effect.flatMap(({ nc }) => Effect.promise(() => act(nc))),
    Effect.scoped,
    Effect.runPromise
  )

/** True when the server lets the user publish. A missing answer is not a refusal: the stream may not exist. */
const mayPublish = (user: NatsUser, subject: string) =>
  as(user, (nc) =>
    nc.request(subject, "{}", { timeout: 2000 }).then(
      () => true,
      (error: unknown) => !String(error).includes("Permissions Violation")
    )
  )

const maySubscribe = (user: NatsUser, subject: string) =>
  as(user, async (nc) => {
    const refused = new Promise<boolean>((resolve) => {
      nc.subscribe(subject, { callback: (error) => resolve(error === null) })
    })
    // The server answers in order, so a refusal comes before the answer to this.
    return await Promise.race([
      refused,
      nc
        .flush()
        .then(() => nc.flush())
        .then(() => true)
    ])
  })

const roles = ["gateway", "bot", "worker", "projector"] as const

describe("each role", () => {
  test.each(["bot", "worker", "projector"] as const)(
    "%s creates no stream, changes no settings, and neither ends sessions nor changes the master key",
    async (user) => {
      for (const stream of ["EVT", "KV_KEYS", "ANOTHER"])
        for (const verb of ["CREATE", "UPDATE"])
          expect([verb, stream, await mayPublish(user, `$JS.API.STREAM.${verb}.${stream}`)]).toEqual([
            verb,
            stream,
            false
          ])
      for (const subject of [
        "$JS.API.STREAM.PURGE.KV_SESSIONS",
        "$JS.API.STREAM.PURGE.KV_SIGN_INS",
        "$KV.KEYS.generation",
        "$KV.KEYS.check",
        "$KV.KEYS.installation.natural-keys",
        "$KV.SESSIONS.session.x",
        "$KV.SESSIONS.link.x",
        "$KV.SIGN_INS.flow-oidc.x"
      ])
        expect([subject, await mayPublish(user, subject)]).toEqual([subject, false])
    }
  )

  test.each(roles)(
    "%s cannot delete a stream, or messages of the log, the chain, the access log and the keys",
    async (user) => {
      for (const stream of ["EVT", "KV_KEYS", "CHAIN", "ACCESS"])
        for (const verb of ["STREAM.DELETE", "STREAM.PURGE", "STREAM.MSG.DELETE", "STREAM.SNAPSHOT", "STREAM.RESTORE"])
          expect([verb, stream, await mayPublish(user, `$JS.API.${verb}.${stream}`)]).toEqual([verb, stream, false])
    }
  )

  test.each(roles)("%s reads its own inbox, and no other", async (user) => {
    for (const other of roles)
      expect([other, await maySubscribe(user, `_INBOX_${other}.>`)]).toEqual([other, other === user])
    for (const subject of ["_INBOX.>", ">", "evt.>", "$KV.>", "inbox.>"])
      expect([subject, await maySubscribe(user, subject)]).toEqual([subject, false])
  })
})

const cases: ReadonlyArray<readonly [NatsUser, ReadonlyArray<string>, ReadonlyArray<string>]> = [
  [
    "gateway",
    [
      "evt.task.x",
      "evt.access.x",
      "$KV.SESSIONS.session.x",
      "$KV.KEYS.generation",
      "$JS.API.STREAM.UPDATE.NOSUCH",
      "updates.offered",
      "evt.source.x",
      "inbox.source.x"
    ],
    ["inbox.telegram", "vec.x", "changes.tasks"]
  ],
  [
    "bot",
    [
      "evt.task.x",
      "evt.message.x",
      "evt.chat.x",
      "evt.person.x",
      "evt.slot.x",
      "inbox.telegram",
      "updates.answered",
      "dlq.telegram.1",
      "access.SignInRefused",
      "$KV.KEYS.person.x",
      "$KV.OUTBOX.x",
      "$KV.SESSIONS.code.x",
      "$KV.SIGN_INS.device.x"
    ],
    [
      "evt.access.x",
      "evt.provider.x",
      "evt.endpoint.x",
      "evt.source.x",
      "inbox.source.x",
      "outbox.webhook.x",
      "$KV.HOOKS.x",
      "evt.proposal.x",
      "evt.projection.x",
      "vec.x",
      "chain.x",
      "changes.tasks"
    ]
  ],
  [
    "worker",
    [
      "evt.task.x",
      "evt.proposal.x",
      "evt.run.x",
      "evt.endpoint.x",
      "outbox.webhook.x",
      "$KV.HOOKS.x",
      "vec.x",
      "progress.run.x",
      "inbox.failed.x",
      "dlq.receive.1"
    ],
    [
      "evt.person.x",
      "evt.source.x",
      "inbox.source.x",
      "evt.access.x",
      "evt.provider.x",
      "inbox.telegram",
      "updates.offered",
      "$KV.SESSIONS.x",
      "changes.tasks"
    ]
  ],
  [
    "projector",
    ["changes.tasks", "chain.x", "$KV.SNAPSHOTS.x"],
    [
      "evt.task.x",
      "evt.person.x",
      "outbox.webhook.x",
      "inbox.telegram",
      "updates.answered",
      "vec.x",
      "$KV.SESSIONS.x",
      "access.SignedIn"
    ]
  ],
  ["operator", ["$JS.API.STREAM.DELETE.NOSUCH", "evt.access.x"], []]
]

test.each(cases)("%s publishes %j, and not %j", async (user, allowed, refused) => {
  for (const subject of allowed) expect([subject, await mayPublish(user, subject)]).toEqual([subject, true])
  for (const subject of refused) expect([subject, await mayPublish(user, subject)]).toEqual([subject, false])
})

test("without a key, and with one that the server does not know, there is no connection", async () => {
  const { connected } = await Effect.runPromise(
    openConnection({ url: nats.url, name: "stranger" }).pipe(
      Effect.as({ connected: true }),
      Effect.scoped,
      Effect.timeoutOrElse({ duration: "1 second", orElse: () => Effect.succeed({ connected: false }) })
    )
  )
  expect(connected).toBe(false)
})
