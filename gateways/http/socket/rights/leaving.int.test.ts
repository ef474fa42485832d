/** A member leaves a chat: from the next commit on, no socket, read or search of theirs has anything of that chat. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Command } from "../../../../commands/catalogue.ts"
import { CommandBus } from "../../../../commands/commandBus.ts"
import { ActorId, ChatId, PersonId } from "../../../../domain/ids.ts"
import { ada, bo } from "../../../../domain/kit/people.ts"
import { plainMessage } from "../../../../domain/kit/samples.ts"
import { Audience } from "../../../../domain/values.ts"
import { Projections } from "../../../../projections/runner/served/projections.ts"
import { type Kind, subjectOf } from "../../../../streams/commit/subjects.ts"
import { closeCodeOf, openClientSocket } from "../../../../tests/support/product/openSocket.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const chat = "chat00leave1"
const audience = Audience.make(`chat:${chat}`)
const bot = ActorId.make("reactor:telegram")
const idOf = (actor: ActorId) => PersonId.make(actor.slice("person:".length))

const scene = restScene()
let origin = ""
let sent = 0
const send = (kind: Kind, id: string, command: Command) =>
  scene.run(
    Effect.flatMap(CommandBus, (bus) =>
      bus.send({ actor: bot, key: `sent-${++sent}` }, { subject: subjectOf(kind, id), command })
    )
  )
const say = (id: string, text: string) =>
  send("message", id, {
    _tag: "ReceiveMessage",
    ...plainMessage(ada, text),
    chat: ChatId.make(chat),
    audience
  })
const caughtUp = (seq: number) => scene.run(Effect.flatMap(Projections, ({ position }) => position.waitFor(seq)))

/** Follows the messages of the chat and of all chats, and keeps each frame. */
const follow = async (actor: ActorId) => {
  const socket = await openClientSocket(origin, { cookie: scene.cookieOf(actor), origin })
  const frames: Array<string> = []
  const waiting = new Set<() => void>()
  const looked = () => {
    for (const look of waiting) look()
  }
  socket.addEventListener("message", ({ data }) => {
    frames.push(String(data))
    looked()
  })
  const closed = closeCodeOf(socket)
  socket.send(JSON.stringify({ is: "subscribe", window: "messages,before,newest,20", cursor: null }))
  socket.send(JSON.stringify({ is: "subscribe", window: `messages:chat,${chat},before,newest,20`, cursor: null }))
  const until = (text: string, times: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (frames.filter((frame) => frame.includes(text)).length >= times) resolve()
      }
      waiting.add(look)
      look()
    })
  return { frames, closed, until, close: () => socket.close() }
}

beforeAll(async () => {
  await scene.begin()
  await send("chat", chat, {
    _tag: "BindChat",
    owner: ActorId.make(audience),
    title: "Closed",
    source: "telegram",
    audience
  })
  for (const each of [ada, bo]) await send("chat", chat, { _tag: "SeeMember", person: idOf(each) })
  await caughtUp((await say("msg00before1", "while both listen")).seq)
  origin = await scene.listen()
}, 60_000)
afterAll(() => scene.end())

test("who leaves gets no frame of what is said next, and reads nothing of the chat", { timeout: 20_000 }, async () => {
  const [stays, leaves] = [await follow(ada), await follow(bo)]
  for (const each of [stays, leaves]) await each.until("while both listen", 2)
  await send("chat", chat, { _tag: "LoseMember", person: idOf(bo) })
  await caughtUp((await say("msg00after01", "without the other")).seq)
  await stays.until("without the other", 1)
  expect(await leaves.closed).toBe(4001)
  expect(leaves.frames.filter((frame) => frame.includes("without the other"))).toEqual([])
  for (const path of ["/messages", `/messages?chat=${chat}`, "/search?q=listen", "/search?q=other", "/activity"]) {
    const { body } = await scene.as(bo)("GET", path)
    expect(JSON.stringify(body)).not.toMatch(/while both listen|without the other/)
  }
  const again = await follow(bo)
  await again.until('"is":"snapshot"', 1)
  expect(again.frames.join()).not.toMatch(/while both listen|without the other/)
  stays.close()
  again.close()
})
