/**
 * Two members of one team: Ada is in a closed chat and has private items, Bo is outside. No byte that Bo gets, from any read
 * or view, has a name, a handle or an id of them, although public items refer to them.
 */
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import type { Command } from "../../../commands/catalogue.ts"
import { proposeTopic } from "../../../commands/kit/scene.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { ada, bo, eve } from "../../../domain/kit/people.ts"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import { ActorId, ChatId, MessageId, PersonId, TaskId, TopicId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import type { Kind } from "../../../streams/commit/subjects.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import type { WindowFrame } from "../../../gateways/contract/frames.ts"
import { parseWindow } from "../../../gateways/contract/windows.ts"
import { viewNames } from "../../../projections/reads/views/wire.ts"
import { openClientSocket } from "../../support/product/openSocket.ts"
import { restScene } from "../../support/restScene.ts"
import { routes } from "./matrix/routes.ts"

const zed = ActorId.make("person:zed000closed1")
const closed = {
  chat: "chat00closed1",
  person: "zed000closed1",
  name: "Zedekiah Underhill",
  handle: "zed_underhill",
  message: "message0closed1",
  task: "task00closed1",
  taskOfMessage: "task00closed2",
  topic: "topic0closed1",
  words: "the walrus hums"
}
const members = Audience.make(`chat:${closed.chat}`)
const mine = Audience.make(ada)
const open = "task00public1"

const scene = restScene()
afterAll(scene.end)
let origin = ""
let last = 0
let sent = 0
const send = (by: ActorId, kind: Kind, id: string, command: Command) =>
  scene.run(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      const { seq } = yield* bus.send({ actor: by, key: `sent-${++sent}` }, { subject: subjectOf(kind, id), command })
      last = Math.max(last, seq)
      yield* (yield* Projections).position.waitFor(last)
    })
  )

/** Windows of every view: at least one of each. */
const followed = [
  "tasks:active",
  "tasks:mine",
  "tasks:made",
  "proposals:open",
  "people",
  "topics",
  "atoms",
  "counts",
  "savedViews",
  "viewOrders",
  ...["tasks:done", "messages", "proposals:decided", "extractions", "runs", "notices:mine"].map(
    (kind) => `${kind},before,newest,200`
  )
]
const viewOf = (text: string) => {
  const window = parseWindow(text)
  if ("refused" in window) throw new Error(window.refused)
  return window.view
}

/** Follows every view, and keeps each frame that arrives. */
const follow = async (actor: ActorId) => {
  const socket = await openClientSocket(origin, { cookie: scene.cookieOf(actor), origin })
  const frames: Array<string> = []
  const reached = new Map<string, number>()
  const waiting = new Set<() => void>()
  socket.addEventListener("message", ({ data }) => {
    const frame: WindowFrame = JSON.parse(String(data))
    frames.push(String(data))
    if (frame.is === "changes" && frame.window !== null && !frame.more) reached.set(frame.window, frame.to)
    // A window that is not answered yet ignores the positions of its view.
    if (frame.is === "position")
      for (const text of followed) if (viewOf(text) === frame.view && reached.has(text)) reached.set(text, frame.at)
    for (const look of waiting) look()
  })
  for (const window of followed) socket.send(JSON.stringify({ is: "subscribe", window, cursor: null }))
  /** The frames, once every window has reached the position. */
  const until = (seq: number) =>
    new Promise<string>((resolve) => {
      const look = () => {
        if (followed.every((text) => (reached.get(text) ?? -1) >= seq)) resolve(frames.join("\n"))
      }
      waiting.add(look)
      look()
    })
  return { until, close: () => socket.close() }
}

let early: { readonly [who: string]: Awaited<ReturnType<typeof follow>> }
beforeAll(async () => {
  await scene.begin()
  origin = await scene.listen()
  const join = { _tag: "JoinPerson", person: zed, name: closed.name, handle: closed.handle } as const
  await send(operator, "person", closed.person, join)
  const chatActor = ActorId.make(`chat:${closed.chat}`)
  const bind = {
    _tag: "BindChat",
    owner: chatActor,
    title: closed.words,
    source: "telegram",
    audience: members
  } as const
  const bot = ActorId.make("reactor:telegram")
  await send(bot, "chat", closed.chat, bind)
  for (const person of [closed.person, ada.slice("person:".length)])
    await send(bot, "chat", closed.chat, { _tag: "SeeMember", person: PersonId.make(person) })
  // A new membership closes Ada's sockets, so these begin after it.
  early = { [ada]: await follow(ada), [bo]: await follow(bo) }
  for (const { until } of Object.values(early)) await until(0)
  const said = { ...plainMessage(zed, closed.words), chat: ChatId.make(closed.chat), audience: members }
  await send(bot, "message", closed.message, { _tag: "ReceiveMessage", ...said })
  await send(ada, "task", closed.task, { _tag: "CreateTask", ...plainTask(ada, closed.words), audience: mine })
  await send(ada, "task", closed.taskOfMessage, {
    _tag: "CreateTask",
    ...plainTask(ada, closed.words),
    audience: mine,
    message: MessageId.make("message1")
  })
  const draft = { kind: "topic", name: closed.words, summary: "" } as const
  await scene.run(Effect.flatMap(CommandBus, (bus) => proposeTopic(bus, closed.topic, mine)))
  await scene.as(ada)("POST", `/proposals/${closed.topic}/approve`, { revision: 1, draft })

  const links = scene.as(ada)
  await send(ada, "task", open, {
    _tag: "CreateTask",
    ...plainTask(ada, "Mend the pier"),
    message: MessageId.make(closed.message),
    topics: [TopicId.make(closed.topic)]
  })
  for (const relation of ["subtask", "blocks", "duplicate"] as const) {
    expect((await links("POST", `/tasks/${open}/link`, { relation, to: closed.task })).status).toBe(200)
    await send(ada, "task", closed.task, { _tag: "LinkTask", relation, to: TaskId.make(open) })
  }
  await links("POST", `/tasks/${open}/unlink`, { relation: "subtask", to: closed.task })
  await send(ada, "task", open, { _tag: "RetitleTask", wordsOf: ada, title: "Mend the pier soon" })
}, 60_000)

const ids: Readonly<Record<string, string>> = { task: open, message: "message1", person: "bo000000" }
const reads = Object.values(routes)
  .filter(({ method }) => method === "GET")
  .map(({ path, query, thing }) => {
    const id = thing === undefined ? "absent00absent00" : (ids[thing] ?? "")
    return `${path.replace(":id", id)}${query === undefined ? "" : `?${query}`}`
  })
const more = [
  "/search?q=walrus",
  `/tasks?asOf=`,
  `/tasks/${closed.task}`,
  `/tasks/${closed.taskOfMessage}/history`,
  `/topics/${closed.topic}`,
  `/people/${closed.person}/merge?into=bo000000`
]
const everything = async (actor: ActorId) => {
  const answers = new Map<string, string>()
  for (const path of [...reads, ...more]) {
    const asked = path.endsWith("asOf=") ? `${path}${last}` : path
    answers.set(asked, await (await scene.request(actor, asked, { method: "GET" })).text())
  }
  return answers
}
/** A problem repeats the path that was requested, so ids of the request are no answer. */
const secretsIn = (text: string, path = "") =>
  Object.values(closed).filter((secret) => text.includes(secret) && !path.includes(secret))

describe("closed items and people", () => {
  test("are looked for in every view", () =>
    expect([...new Set(followed.map(viewOf))].toSorted()).toEqual([...viewNames].toSorted()))

  test.each([
    ["another member", bo],
    ["an admin", eve]
  ])("are in no answer to %s", async (_, actor) => {
    for (const [path, text] of await everything(actor)) expect([path, secretsIn(text, path)]).toEqual([path, []])
  })

  test("are in no frame for another member: in no snapshot and in no change", async () => {
    const late = await follow(bo)
    for (const socket of [early[bo], late]) expect(secretsIn((await socket?.until(last)) ?? "not followed")).toEqual([])
    late.close()
  })

  test("are shown to the person inside, by reads, snapshots and changes", async () => {
    const late = await follow(ada)
    const answers = [...(await everything(ada)).values()].join("\n")
    expect(Object.values(closed).filter((secret) => !answers.includes(secret))).toEqual([closed.name, closed.handle])
    for (const socket of [early[ada], late])
      expect(secretsIn((await socket?.until(last)) ?? "").toSorted()).toEqual(Object.values(closed).toSorted())
    late.close()
  })

  test("are left out of a public item, which stays visible", async () => {
    const row = async (actor: ActorId) => (await scene.as(actor)("GET", `/tasks/${open}?after=${last}`)).body
    expect(await row(bo)).toMatchObject({ title: "Mend the pier soon", links: [], topics: [], message: null })
    expect(await row(ada)).toMatchObject({
      links: [
        { relation: "blocks", to: closed.task },
        { relation: "duplicate", to: closed.task }
      ],
      topics: [closed.topic],
      message: closed.message
    })
    const events = async (actor: ActorId) =>
      ((await scene.as(actor)("GET", `/tasks/${open}/history`)).body["items"] as Array<{ event: string }>).map(
        ({ event }) => event
      )
    expect(await events(bo)).toEqual(["TaskCreated", "TaskRetitled"])
    expect(await events(ada)).toContain("TaskLinked")
  })
})
