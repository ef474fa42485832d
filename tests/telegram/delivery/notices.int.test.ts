/** Notices and digests in private chats: in time, together, once, and only about things that concern the reader. */
import { Effect } from "effect"
import { describe, test } from "vitest"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { only } from "../kit/scene.ts"
import { withNotices } from "../kit/noticeScene.ts"

const noon = "2026-11-27T12:00:00Z"

describe("a notice", () => {
  test(
    "of a change on the page comes within a minute, with sound, a link and a button that marks it as read",
    withNotices(
      noon,
      async ({ api, team, expect, join, create, comment, actorOf, pass, told, seconds }) => {
        const [ann, bo] = [await join("Ann"), await join("Bo")]
        await team.start()
        await pass(() => api.cards(bo.chat).length === 1)
        const from = seconds()
        const task = await create(ann, 1, { title: "Mend *the* <b>pier</b>", assignee: await actorOf(bo) })
        await comment(ann, task, "When, /today or [later](x)?")
        await pass(() => told(bo).length === 1)
        expect(seconds() - from).toBeGreaterThanOrEqual(20)
        expect(seconds() - from).toBeLessThan(60)
        const message = api.cards(bo.chat)[1]
        if (message === undefined) throw new Error("no message")
        expect(message.text).toBe(
          "T-1 · Mend *the* <b>pier</b>\nAnn assigned you\nAnn commented\nWhen, /today or [later](x)?"
        )
        expect(
          message.styles.map(({ type, offset, length }) => [type, message.text.slice(offset, offset + length)])
        ).toEqual([
          ["bold", "T-1 · Mend *the* <b>pier</b>"],
          ["blockquote", "When, /today or [later](x)?"]
        ])
        expect([message.silent, message.buttons.flat()[0]]).toEqual([
          false,
          { text: "Open", web_app: { url: `https://tasks.example.org/app?startapp=task-${task}` } }
        ])
        expect(api.menu).toBe("https://tasks.example.org/app")
        expect(told(ann)).toEqual([])
        expect(await api.press(message, "Read", bo.user)).toEqual({ text: "Marked as read.", alert: false })
        await team.until(() => team.events().includes("NoticesRead"))
        await pass(() => message.edits === 1)
        expect(message.buttons.flat().map((button) => button.text)).toEqual(["Open"])
        expect(message.text).toContain("Ann commented")
      },
      { publicOrigin: "https://tasks.example.org" }
    )
  )

  test(
    "has no link to an address that people cannot open, and is in the language of its reader",
    withNotices(
      noon,
      async ({ api, team, expect, join, create, prefer, actorOf, pass, told }) => {
        const [ann, bo] = [await join("Ann"), await join("Bo")]
        await team.start()
        await prefer(bo, "uk", "Europe/Kyiv")
        await pass(() => api.cards(bo.chat).length === 1)
        await create(ann, 1, { assignee: await actorOf(bo) })
        await pass(() => told(bo).length === 1)
        expect(told(bo)).toEqual(["T-1 · Task 1\nAnn призначає вам завдання"])
        expect(
          api
            .cards(bo.chat)[1]
            ?.buttons.flat()
            .map(({ text }) => text)
        ).toEqual(["✓ Прочитано"])
      },
      { publicOrigin: "http://localhost:8000" }
    )
  )

  test(
    "is sent in one message with the others of a burst, and a later one in another message",
    withNotices(noon, async ({ api, team, expect, join, create, comment, actorOf, pass, passFor, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      await team.start()
      await pass(() => api.cards(bo.chat).length === 1)
      for (let n = 1; n <= 12; n++) {
        await create(ann, n, { assignee: await actorOf(bo) })
        await passFor(2)
      }
      await pass(() => told(bo).length === 1)
      expect(told(bo)[0]?.split("\n\n")).toHaveLength(11)
      expect(told(bo)[0]).toMatch(/And 2 more$/)
      await comment(ann, "task00000001" as never, "Now?")
      await pass(() => told(bo).length === 2)
      expect(told(bo)[1]).toBe("T-1 · Task 1\nAnn commented\nNow?")
      await passFor(120, 5)
      expect(told(bo)).toHaveLength(2)
    })
  )

  test(
    "is not sent when it was read on the page, postponed, switched off or withdrawn before",
    withNotices(noon, async ({ api, team, expect, join, create, mark, set, act, actorOf, pass, passFor, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      const [cy, dan] = [await join("Cy"), await join("Dan")]
      await team.start()
      await pass(() => [bo, cy, dan].every(({ chat }) => api.cards(chat).length === 1))
      const idOf = async (person: typeof bo, n: number) =>
        `task.task0000000${n}.assigned.${await team.personIdOf(person.user)}`
      await create(ann, 1, { assignee: await actorOf(bo) })
      await create(ann, 2, { assignee: await actorOf(cy) })
      await create(ann, 3, { assignee: await actorOf(dan) })
      await mark(bo, { _tag: "ReadNotices", notices: [await idOf(bo, 1)], upTo: 10_000 })
      await set(cy, { kinds: { assigned: { dashboard: true, telegram: false } } })
      await act(ann, "task00000003" as never, { _tag: "AssignTask", assignee: null })
      await passFor(100, 2)
      expect([told(bo), told(cy), told(dan)]).toEqual([[], [], []])
    })
  )

  test(
    "waits for the end of the quiet hours in the zone of its reader, and no other reader waits",
    withNotices(
      "2026-10-24T18:30:00Z",
      async ({ api, team, expect, join, create, prefer, actorOf, pass, passFor, told }) => {
        const [ann, bo, cy] = [await join("Ann"), await join("Bo"), await join("Cy")]
        await team.start()
        await prefer(bo, "en", "Europe/Kyiv")
        await prefer(cy, "en", "America/New_York")
        await pass(() => [bo, cy].every(({ chat }) => api.cards(chat).length === 1))
        await create(ann, 1, { assignee: await actorOf(bo) })
        await create(ann, 2, { assignee: await actorOf(cy) })
        await pass(() => told(cy).length === 1)
        expect(told(bo)).toEqual([])
        // The clocks in Kyiv go back at night, so 7:00 is at 5:00 UTC.
        await passFor(10.4 * 3600, 300)
        expect(told(bo)).toEqual([])
        await create(ann, 3, { assignee: await actorOf(bo) })
        await passFor(15 * 60, 30)
        expect(told(bo)).toEqual(["T-1 · Task 1\nAnn assigned you\n\nT-3 · Task 3\nAnn assigned you"])
      }
    )
  )

  test(
    "from before the first start is not sent, and a restart or a lost answer sends none twice",
    withNotices(noon, async ({ api, team, expect, join, create, actorOf, pass, passFor, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      await create(ann, 1, { assignee: await actorOf(bo) })
      await team.start()
      await pass(() => api.cards(bo.chat).length === 1)
      await passFor(60, 2)
      expect(told(bo)).toEqual([])
      // The bot is killed while it waits for the answer to the message.
      api.fault("sendMessage", { is: "mute" })
      await create(ann, 2, { assignee: await actorOf(bo) })
      const sends = () => api.calls.filter(({ method }) => method === "sendMessage").length
      const before = sends()
      await pass(() => sends() > before)
      await team.kill()
      await create(ann, 3, { assignee: await actorOf(bo) })
      await team.start()
      await pass(() => told(bo).length === 2)
      await passFor(120, 5)
      expect(told(bo)).toEqual(["T-2 · Task 2\nAnn assigned you", "T-3 · Task 3\nAnn assigned you"])
    })
  )

  test(
    "is sent once also when a crash loses the position of the sender",
    withNotices(noon, async ({ api, team, expect, join, create, actorOf, pass, passFor, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      await team.start()
      await pass(() => api.cards(bo.chat).length === 1)
      for (const n of [1, 2]) {
        await create(ann, n, { assignee: await actorOf(bo) })
        await pass(() => told(bo).length === n)
      }
      await team.kill()
      await team.run(
        Effect.gen(function* () {
          yield* (yield* (yield* Buckets).open("OUTBOX")).put("notices.position", Buffer.from("0"))
        })
      )
      await team.start()
      await passFor(120, 5)
      expect(told(bo)).toHaveLength(2)
    })
  )

  test(
    "makes a comment of a reply to it, if it is about one task",
    withNotices(noon, async ({ api, team, expect, join, create, actorOf, pass, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      await team.start()
      await pass(() => api.cards(bo.chat).length === 1)
      const reply = (text: string) => api.send(bo.chat, bo.user, text, { replyTo: api.cards(bo.chat).at(-1)?.id ?? 0 })
      await create(ann, 1, { assignee: await actorOf(bo) })
      await pass(() => told(bo).length === 1)
      const said = reply("On Monday")
      await team.until(() => team.events().includes("TaskCommented"))
      api.edit(said, "On Friday")
      await team.until(() => team.events().includes("CommentEdited"))
      for (const n of [2, 3]) await create(ann, n, { assignee: await actorOf(bo) })
      await pass(() => told(bo).length === 2)
      reply("On Tuesday")
      await pass(() => told(bo).length === 3)
      expect(told(bo)[2]).toMatch(/^This message is about several things/)
      expect(team.tasks()).toHaveLength(3)
    })
  )

  test(
    "is not sent to a person who blocks the bot, until that person writes again",
    withNotices(noon, async ({ api, team, expect, join, create, actorOf, pass, passFor, told, seconds }) => {
      const [ann, bo, cy] = [await join("Ann"), await join("Bo"), await join("Cy")]
      await team.start()
      await pass(() => [bo, cy].every(({ chat }) => api.cards(chat).length === 1))
      api.fault(
        "sendMessage",
        { is: "error", code: 403, description: "Forbidden: bot was blocked by the user" },
        { chat: bo.chat.id, times: 100 }
      )
      await create(ann, 1, { assignee: await actorOf(bo) })
      await create(ann, 2, { assignee: await actorOf(cy) })
      const from = seconds()
      await pass(() => told(cy).length === 1)
      expect(seconds() - from).toBeLessThan(60)
      await create(ann, 3, { assignee: await actorOf(bo) })
      await passFor(100, 2)
      expect(
        api.calls.filter(({ params }) => params["chat_id"] === bo.chat.id && params["text"] !== undefined)
      ).toHaveLength(2)
      api.clearFaults()
      api.send(bo.chat, bo.user, "/help")
      await pass(() => told(bo).some((text) => text.includes("Task 1")))
      await create(ann, 4, { assignee: await actorOf(bo) })
      await pass(() => told(bo).some((text) => text.includes("Task 4")))
    })
  )

  test(
    "is sent by one of two processes, and by the second one when the first ends",
    withNotices(noon, async ({ api, team, expect, join, create, actorOf, pass, passFor, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      const first = await team.start()
      await team.start()
      await pass(() => api.cards(bo.chat).length === 1)
      await create(ann, 1, { assignee: await actorOf(bo) })
      await passFor(10, 1)
      await first.kill()
      await create(ann, 2, { assignee: await actorOf(bo) })
      await pass(() => told(bo).length === 1)
      await passFor(120, 5)
      expect(told(bo)).toEqual(["T-1 · Task 1\nAnn assigned you\n\nT-2 · Task 2\nAnn assigned you"])
    })
  )
})

describe("a digest", () => {
  test(
    "comes once a day at its time in the zone of its reader, and not when there is nothing to tell",
    withNotices(
      "2026-11-27T05:00:00Z",
      async ({ api, team, expect, join, create, prefer, set, actorOf, pass, passFor, told }) => {
        const [ann, bo] = [await join("Ann"), await join("Bo")]
        await team.start()
        await pass(() => [ann, bo].every(({ chat }) => api.cards(chat).length === 1))
        await prefer(ann, "en", "Europe/Kyiv")
        for (const person of [ann, bo]) await set(person, { digest: "08:30" })
        const mine = { assignee: await actorOf(ann) }
        await create(ann, 1, { ...mine, due: "2026-11-26" })
        await create(ann, 2, { ...mine, due: "2026-11-27" })
        await create(ann, 3, { ...mine, due: "2026-11-28" })
        await passFor(80 * 60, 60)
        expect(told(ann)).toEqual([])
        await passFor(20 * 60, 30)
        const digest =
          "Overdue\nT-1 · Task 1 (Thu, Nov 26)\n\nToday\nT-2 · Task 2 (Fri, Nov 27)\n\n3 open tasks in total: /my"
        expect(told(ann)).toEqual([digest])
        await team.kill()
        await team.start()
        await passFor(6 * 3600, 300)
        expect([told(ann), told(bo)]).toEqual([[digest], []])
        api.send(bo.chat, bo.user, "/digest")
        await pass(() => told(bo).length === 1)
        expect(only(told(bo))).toBe("Nothing is late, and nothing is due today.")
      }
    )
  )
})
