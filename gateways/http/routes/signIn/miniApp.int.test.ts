/** The sign-in of the Mini App: Telegram's signed statement is exchanged for a session by header, over the real routes. */
import { Effect, Redacted } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { CommandBus } from "../../../../commands/commandBus.ts"
import { personSubject } from "../../../../commands/kit/onTeam.ts"
import { operator } from "../../../../commands/rights/operator.ts"
import { type ActorId, PersonId, personActor } from "../../../../domain/ids.ts"
import { AccessLog } from "../../../../streams/ports/accessLog.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { clientSocket, closeCodeOf, openClientSocket } from "../../../../tests/support/product/openSocket.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { botToken, signedInitData } from "../../signIn/miniApp/kit.ts"
import { newSecret } from "../../signIn/secrets.ts"
import { rightsChangedCode, signedOutCode } from "../../../contract/session/closeCodes.ts"
import { SignIn } from "../../signIn/signIn.ts"

const scene = restScene({ token: Effect.succeed(Redacted.make(botToken)), apiRoot: "http://127.0.0.1:1" })
let origin = ""
beforeAll(async () => {
  await scene.begin()
  origin = await scene.listen()
}, 60_000)
afterAll(scene.end)

interface Answered {
  readonly status: number
  readonly body: { readonly reason?: string; readonly secret?: string; readonly session?: { readonly actor: string } }
}
const exchange = async (initData: string, nonce = newSecret()): Promise<Answered> => {
  const answer = await scene.request(null, "/sign-in/mini-app", {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "Mozilla/5.0 (iPhone) Telegram" },
    body: JSON.stringify({ initData, nonce })
  })
  expect(answer.headers.getSetCookie()).toEqual([])
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}
const reasonOf = async (initData: string, nonce?: string) => {
  const { status, body } = await exchange(initData, nonce)
  return [status, body.reason]
}
const headersOf = (secret: string | undefined) => ({ "tracker-app-session": secret ?? "" })
const statusOf = async (secret: string | undefined, method = "GET") =>
  (await scene.request(null, "/session", { method, headers: headersOf(secret) })).status

let users = 100
/** The data of a new Telegram user who is linked with a new person. */
const newMember = async (role: "member" | "viewer" | null = "member") => {
  const user = ++users
  const actor = personActor(PersonId.make(`linked${user}`))
  await scene.run(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      const telegram = (yield* NaturalKeys).idFor("telegram-user", String(user))
      const send = (key: string, command: Parameters<typeof bus.send>[1]["command"]) =>
        bus.send({ actor: operator, key: `${key} ${user}` }, { subject: personSubject(actor), command })
      yield* send("join", { _tag: "JoinPerson", person: actor, name: "Marta", handle: null })
      if (role !== null) yield* send("role", { _tag: "GrantRole", role })
      yield* send("link", { _tag: "LinkTelegram", telegram })
    })
  )
  return { user, actor, data: () => signedInitData({ user, at: Date.now() }) }
}
const leave = (actor: ActorId) =>
  scene.run(
    Effect.flatMap(CommandBus, (bus) =>
      bus.send(
        { actor: operator, key: `leave ${actor}` },
        { subject: personSubject(actor), command: { _tag: "LeavePerson" } }
      )
    )
  )

describe("the Mini App", () => {
  test("signs in the linked person, by header and without a cookie", async () => {
    const { actor, data } = await newMember()
    const { status, body } = await exchange(data())
    expect([status, body.session]).toEqual([200, { actor, name: "Marta", role: "member" }])
    const shown = await scene.request(null, "/session", { method: "GET", headers: headersOf(body.secret) })
    expect(await shown.json()).toMatchObject({ actor })
    const task = await scene.request(null, "/tasks", {
      method: "POST",
      headers: { ...headersOf(body.secret), "content-type": "application/json", "idempotency-key": "from-the-app" },
      body: JSON.stringify({ title: "Mend the pier" })
    })
    expect(task.status).toBe(201)
  })

  test("opens the WebSocket with the session as a subprotocol, which is not sent back", async () => {
    const { data } = await newMember()
    const { secret = "" } = (await exchange(data())).body
    const socket = await openClientSocket(origin, { origin }, ["tracker", secret])
    expect(socket.protocol).toBe("tracker")
    socket.close()
    const unknown = clientSocket(origin, { origin }, ["tracker", `${secret.slice(0, -1)}~`])
    expect(await closeCodeOf(unknown)).toBe(signedOutCode)
    await expect(openClientSocket(origin, { origin: "https://evil.example" }, ["tracker", secret])).rejects.toThrow(
      "the socket was not opened"
    )
  })

  test("records the sign-in and the refusal, without the statement", async () => {
    const { actor, data } = await newMember()
    await exchange(data())
    await exchange("user=1&hash=2")
    const { entries } = await scene.run(Effect.flatMap(AccessLog, (log) => log.page({ before: null, most: 10 })))
    const events = entries.map(({ event }) => event)
    expect(events).toContainEqual({ _tag: "SignedIn", actor, way: "mini-app" })
    expect(events.find(({ _tag }) => _tag === "SignInRefused")).toMatchObject({ actor: null, way: "mini-app" })
  })
})

describe("a statement of Telegram", () => {
  test("opens one session, and is refused with another nonce", async () => {
    const { data } = await newMember()
    const statement = data()
    const nonce = newSecret()
    const first = await exchange(statement, nonce)
    expect(first.status).toBe(200)
    expect(await reasonOf(statement)).toEqual([403, "app-data-used"])
    // The same data in another order are the same statement.
    expect(await reasonOf(statement.split("&").toReversed().join("&"))).toEqual([403, "app-data-used"])
    expect(await exchange(statement, nonce)).toEqual(first)
  })

  test("opens one session also when two clients send it at the same moment", async () => {
    const { data } = await newMember()
    const statement = data()
    const both = await Promise.all([exchange(statement), exchange(statement)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403])
  })

  test("does not open a session again that was signed out", async () => {
    const { data } = await newMember()
    const [statement, nonce] = [data(), newSecret()]
    const { secret } = (await exchange(statement, nonce)).body
    expect(await statusOf(secret, "DELETE")).toBe(204)
    expect(await reasonOf(statement, nonce)).toEqual([403, "app-data-used"])
    expect(await statusOf(secret)).toBe(401)
  })

  test("is refused when it is old, in the future, of another bot, or changed", async () => {
    const { user } = await newMember()
    const at = Date.now()
    expect(await reasonOf(signedInitData({ user, at: at - 400_000 }))).toEqual([403, "app-data-old"])
    expect(await reasonOf(signedInitData({ user, at: at + 400_000 }))).toEqual([403, "app-data-old"])
    expect(await reasonOf(signedInitData({ user, at, token: "1:other" }))).toEqual([403, "app-data-invalid"])
    expect(await reasonOf(signedInitData({ user, at }).replace(String(user), "1"))).toEqual([403, "app-data-invalid"])
    expect(await reasonOf("")).toEqual([403, "app-data-invalid"])
  })

  test("is refused by its length, and a short nonce too, before anything is computed", async () => {
    expect((await exchange("x".repeat(4097))).status).toBe(400)
    expect((await exchange("user=1", "short")).status).toBe(400)
  })

  test("of a user without a person of the team, of one without a role and of one who left is refused", async () => {
    expect(await reasonOf(signedInitData({ user: 999, at: Date.now() }))).toEqual([403, "app-not-linked"])
    const known = await newMember(null)
    expect(await reasonOf(known.data())).toEqual([403, "removed"])
    const former = await newMember()
    await leave(former.actor)
    // The link of a person ends when they leave.
    expect(await reasonOf(former.data())).toEqual([403, "app-not-linked"])
  })
})

describe("a session of the Mini App", () => {
  const opened = async () => {
    const { actor, data } = await newMember()
    return { actor, secret: (await exchange(data())).body.secret ?? "" }
  }

  test("is no cookie, no token and no session of a browser", async () => {
    const { secret } = await opened()
    const cookie = await scene.request(null, "/session", {
      method: "GET",
      headers: { cookie: `tracker-session=${secret}` }
    })
    const bearer = await scene.request(null, "/session", {
      method: "GET",
      headers: { authorization: `Bearer ${secret}` }
    })
    expect([cookie.status, bearer.status]).toEqual([401, 401])
    const ofBrowser = await scene.run(
      Effect.flatMap(SignIn, (signIn) => signIn.open(personActor(PersonId.make("ada00000")), "a browser"))
    )
    expect(await statusOf(ofBrowser)).toBe(401)
  })

  test("is listed among the sessions of its person as one in Telegram, and ended from there", async () => {
    const { actor, secret } = await opened()
    const browser = await scene.run(Effect.flatMap(SignIn, (signIn) => signIn.open(actor, "Firefox/130")))
    const cookie = { cookie: `tracker-session=${browser}` }
    const listed = await scene.request(null, "/sessions", { method: "GET", headers: cookie })
    const { items } = (await listed.json()) as {
      readonly items: ReadonlyArray<{ readonly id: string; readonly inTelegram: boolean; readonly current: boolean }>
    }
    expect(items.map(({ inTelegram, current }) => [inTelegram, current]).toSorted()).toEqual([
      [false, true],
      [true, false]
    ])
    const id = items.find(({ inTelegram }) => inTelegram)?.id ?? ""
    const ended = await scene.request(null, `/sessions/${id}/end`, { method: "POST", headers: cookie })
    expect(ended.status).toBe(200)
    expect(await statusOf(secret)).toBe(401)
  })

  test("ends when its person leaves, and its socket closes", async () => {
    const { actor, secret } = await opened()
    const socket = await openClientSocket(origin, { origin }, ["tracker", secret])
    const closed = closeCodeOf(socket)
    await leave(actor)
    expect([rightsChangedCode, signedOutCode]).toContain(await closed)
    expect(await statusOf(secret)).toBe(401)
  })
})

test("without a bot the Mini App signs no person in", async () => {
  const other = restScene()
  await other.begin()
  const answer = await other.request(null, "/sign-in/mini-app", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ initData: signedInitData({ at: Date.now(), token: "" }), nonce: newSecret() })
  })
  expect([answer.status, await answer.json()]).toMatchObject([403, { reason: "no-bot" }])
  await other.end()
}, 60_000)
