/** Windows over real WebSockets: random audiences, changes and cuts. A log in memory and tables in PGlite. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Principals } from "../../../../commands/principals.ts"
import { ada, bo, cy, eve } from "../../../../domain/kit/people.ts"
import { plainMessage, plainTask } from "../../../../domain/kit/samples.ts"
import { ActorId, ChatId, PersonId, TopicId } from "../../../../domain/ids.ts"
import { Audience, team } from "../../../../domain/values.ts"
import { Database } from "../../../../projections/database/database.ts"
import { append } from "../../../../projections/kit/scene.ts"
import { atomProposed, topicCreated } from "../../../../projections/kit/samples.ts"
import { lanesOf, wireRowOf } from "../../../../projections/reads/views/wire.ts"
import { Views } from "../../../../projections/reads/views/views.ts"
import { Projections } from "../../../../projections/runner/served/projections.ts"
import type { TrackerEvent } from "../../../../streams/commit/events.ts"
import { type Subject, subjectOf } from "../../../../streams/commit/subjects.ts"
import { windowClient, type WindowClient } from "../../../../tests/support/product/windowClient.ts"
import { openClientSocket } from "../../../../tests/support/product/openSocket.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { seededRandom } from "../../../../tests/support/seededRandom.ts"
import { type WindowFrame, mostWindows } from "../../../contract/frames.ts"
import { type Lines, type LineView, taskLineOf } from "../../../contract/lines.ts"
import { parseWindow, windowHolds } from "../../../contract/windows.ts"

const seed = 20_261_129
const changes = 240
const chats = ["chat0001", "chat0002"] as const
const members: Readonly<Record<(typeof chats)[number], ReadonlyArray<ActorId>>> = {
  chat0001: [ada, eve],
  chat0002: [bo, eve]
}
const readers = [ada, bo, cy, eve]
const audiences = [
  team,
  team,
  ...chats.map((chat) => Audience.make(`chat:${chat}`)),
  ...[ada, bo].map((each) => Audience.make(each))
]
const windows = [
  "tasks:active",
  "tasks:mine",
  "tasks:made",
  "tasks:done,before,newest,5",
  "task:task0000",
  "messages,before,newest,20",
  `messages:chat,${chats[0]},before,newest,4`,
  `messages:chat,${chats[1]},after,oldest,200`,
  "proposals:open",
  "proposals:decided,before,newest,10",
  "topics",
  "people",
  "counts",
  "savedViews",
  "viewOrders",
  "notices:mine,before,newest,50"
]

const scene = restScene()
let origin = ""
const head = (actor: ActorId) => ({ cookie: scene.cookieOf(actor), origin })
const store = (subject: Subject, ...events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]) =>
  scene.run(append(subject, ...events))
const caughtUp = (seq: number) => scene.run(Effect.flatMap(Projections, ({ position }) => position.waitFor(seq)))

beforeAll(async () => {
  await scene.begin()
  await scene.signIn(cy, "viewer")
  for (const chat of chats)
    await store(
      subjectOf("chat", chat),
      {
        _tag: "ChatBound",
        owner: ActorId.make(`chat:${chat}`),
        title: chat,
        source: "telegram",
        audience: Audience.make(`chat:${chat}`)
      },
      ...members[chat].map((each) => ({
        _tag: "MemberSeen" as const,
        person: PersonId.make(each.slice("person:".length))
      }))
    )
  for (const [n, audience] of audiences.slice(1).entries())
    await store(subjectOf("topic", `topic00${n}`), topicCreated(`Topic ${n}`, `topic00${n}`, audience))
  await caughtUp(await store(subjectOf("task", "task0000"), taskCreated(0, team)))
  origin = await scene.listen()
})
afterAll(() => scene.end())

const taskCreated = (n: number, audience: Audience, topics: ReadonlyArray<string> = []): TrackerEvent => ({
  _tag: "TaskCreated",
  ...plainTask(ada, `Task ${n}`),
  description: "long ".repeat(50),
  audience,
  topics: topics.map((topic) => TopicId.make(topic))
})

/** A random change of a random item. `open`: the tasks and proposals so far. */
const randomChange = (random: () => number, open: Array<Subject>, n: number): readonly [Subject, TrackerEvent] => {
  const pick = <A>(from: ReadonlyArray<A>): A => from[Math.floor(random() * from.length)] as A
  const subject = pick(open)
  if (random() < 0.15) {
    const chat = pick(chats)
    const said = {
      ...plainMessage(pick(readers), `Text ${n}`, new Date(1_790_000_000_000 + n * 1000).toISOString()),
      chat: ChatId.make(chat)
    }
    return [
      subjectOf("message", `msg00${n}`),
      { _tag: "MessageReceived", ...said, audience: Audience.make(`chat:${chat}`) }
    ]
  }
  if (subject === undefined || random() < 0.3) {
    const audience = pick(audiences)
    const made = random() < 0.7 ? subjectOf("task", `task${n}xx`) : subjectOf("proposal", `prop${n}xx`)
    open.push(made)
    return [
      made,
      made.includes("task")
        ? taskCreated(n, audience, [`topic00${Math.floor(random() * 5)}`])
        : atomProposed(`Statement ${n}`, ["message1"], { audience })
    ]
  }
  return [subject, subject.includes("task") ? pick(taskEvents(pick(readers), n)) : pick(proposalEvents)]
}
const taskEvents = (assignee: ActorId, n: number): ReadonlyArray<TrackerEvent> => [
  { _tag: "TaskStarted" },
  { _tag: "TaskCompleted" },
  { _tag: "TaskReopened" },
  { _tag: "TaskAssigned", assignee },
  { _tag: "TaskRetitled", wordsOf: ada, title: `Other ${n}` },
  { _tag: "TaskShared" }
]
const proposalEvents: ReadonlyArray<TrackerEvent> = [
  { _tag: "ProposalRejected", reason: "noise" },
  { _tag: "ProposalReopened" },
  { _tag: "ProposalSnoozed", until: "2026-12-01T10:00:00Z" }
]

/** More than the rows of any table of this test. */
const mostStored = 10_000
/** The rows that a window must hold, from every row of its table, as this reader may see them. */
const expected = (actor: ActorId, text: string, end: string | null) =>
  scene.run(
    Effect.gen(function* () {
      const window = parseWindow(text)
      if ("refused" in window) throw new Error(window.refused)
      const views = yield* Views
      const { audiencesOf, namesOf } = yield* Principals
      const may = audiencesOf(actor)
      const stored = (yield* views.everyChange(window.view, 0, mostStored))?.rows ?? []
      return stored
        .filter((row) => lanesOf(window.view, row).some((lane) => may.some((each) => each === lane)))
        .filter((row) => window.view !== "notices" || may.some((each) => each === row["of"]))
        .map((row) => wireRowOf(window.view, row))
        .map((row) => (window.view === "tasks" ? taskLineOf(row as never) : (row as never as Lines[LineView])))
        .filter((row) => windowHolds(window, row, namesOf(actor), end))
        .map(({ id, seq }) => `${id}@${seq}`)
        .toSorted()
    }).pipe(Effect.provide(Views.layer))
  )
const held = (client: WindowClient, text: string) =>
  client
    .rowsIn(text)
    .map(({ id, seq }) => `${id}@${seq}`)
    .toSorted()

const audienceOf = (view: LineView, row: object) => {
  if (view === "tasks") return taskLineOf(row as never).audience
  return "audience" in row ? row.audience : team
}
const rowsOf = (frames: ReadonlyArray<WindowFrame>) =>
  frames.flatMap((frame) =>
    frame.is === "snapshot" || frame.is === "changes" ? frame.rows.map((row) => ({ view: frame.view, row })) : []
  )

test("four readers whose sockets are cut at random end with exactly the rows of their windows, and get no other row", async () => {
  const random = seededRandom(seed)
  const clients = readers.map((actor) => ({
    actor,
    client: windowClient(origin, { headers: head(actor), names: [actor], windows })
  }))
  const open: Array<Subject> = []
  let last = 0
  for (let n = 1; n <= changes; n++) {
    last = await store(...randomChange(random, open, n))
    for (const { client } of clients) if (random() < 0.04) client.cut()
  }
  await caughtUp(last)
  for (const { actor, client } of clients) {
    await client.when(() => client.isLive() && client.positions().every((seq) => seq >= last))
    for (const text of windows)
      expect(held(client, text), `${actor} ${text}`).toEqual(await expected(actor, text, client.endOf(text)))
    const allowed = await scene.run(Effect.map(Principals, ({ audiencesOf }) => new Set<string>(audiencesOf(actor))))
    for (const { view, row } of rowsOf(client.frames)) {
      const audience = audienceOf(view, row)
      expect(allowed, `${view} ${row.id}`).toContain(audience)
      expect(row).not.toHaveProperty("description")
    }
    const hidden = audiences.slice(1).flatMap((audience, n) => (allowed.has(audience) ? [] : [`topic00${n}`]))
    for (const topic of hidden) expect(JSON.stringify(client.frames), `${actor} ${topic}`).not.toContain(topic)
    client.close()
  }
}, 120_000)

test("the counts of each audience are the numbers of its rows", async () => {
  const counted = (view: string) =>
    scene.run(
      Effect.flatMap(Database, ({ query }) =>
        query(
          (sql) =>
            sql`select audience, status as value, count(*) as n from read.${sql(view)} group by 1, 2 order by 1, 2`
        )
      )
    )
  const kept = (view: string) =>
    scene.run(
      Effect.flatMap(Database, ({ query }) =>
        query((sql) => sql`select audience, value, n from read.row_count where view = ${view} and n <> 0 order by 1, 2`)
      )
    )
  for (const view of ["tasks", "proposals", "topics"]) {
    const rows = await counted(view)
    expect(rows.length).toBeGreaterThan(1)
    expect(await kept(view), view).toEqual(rows)
  }
})

test("a client that resumes from far behind gets a snapshot in parts of at most 256 kB", async () => {
  const client = windowClient(origin, { headers: head(ada), names: [ada], windows: ["tasks:active"] })
  await client.when(client.isLive)
  client.close()
  for (const { is } of client.frames.slice(0, 1)) expect(is).toBe("hello")
  expect(client.frames.map(({ is }) => is)).toEqual(expect.arrayContaining(["hello", "snapshot", "changes"]))
})

test("a hostile client gets a sentence for each refused window, and cannot follow more than the limit", async () => {
  const socket = await openClientSocket(origin, head(cy))
  const frames: Array<WindowFrame> = []
  const answered = new Map<string, (frame: WindowFrame) => void>()
  socket.onmessage = ({ data }) => {
    const frame: WindowFrame = JSON.parse(String(data))
    frames.push(frame)
    if (frame.is === "refused" || (frame.is === "changes" && !frame.more && frame.window !== null))
      answered.get(frame.window ?? "")?.(frame)
  }
  const ask = (window: string) =>
    new Promise<WindowFrame>((resolve) => {
      answered.set(window.slice(0, 300), resolve)
      socket.send(JSON.stringify({ is: "subscribe", window, cursor: null }))
    })
  for (const text of [
    "",
    "tasks",
    "tasks:done,before,newest,100000",
    "../people",
    `task:${"a".repeat(9_000)}`,
    "tasks:active' or 1=1"
  ])
    expect(await ask(text)).toMatchObject({ is: "refused", again: false, reason: expect.stringMatching(/^.{10,400}$/) })
  for (let n = 0; n < mostWindows; n++)
    expect((await ask(`task:other${String(n).padStart(4, "0")}`)).is).toBe("changes")
  expect(await ask("people")).toMatchObject({ is: "refused", reason: expect.stringContaining("64 windows") })
  socket.send(JSON.stringify({ is: "unsubscribe", window: "task:other0001" }))
  expect((await ask("people")).is).toBe("changes")
  socket.close()
})
