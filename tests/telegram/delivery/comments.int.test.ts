/** Comments that are written on the page reach the card of their task in a group, once, and follow their changes. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { CommentId, TaskId } from "../../../domain/ids.ts"
import { chatKey } from "../../../gateways/telegram/api/chatKey.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { only } from "../kit/scene.ts"
import { type NoticeScene, withNotices } from "../kit/noticeScene.ts"
import type { ApiChat } from "../server/serverState.ts"

const noon = "2026-11-27T12:00:00Z"

/** A group of Ann and Bo with the card of one task. */
const withCard = async (on: NoticeScene) => {
  const { api, team, join, pass } = on
  const [ann, bo] = [await join("Ann"), await join("Bo")]
  const group = api.supergroup("Team")
  await team.start()
  api.send(group, ann.user, "/task Fix the login")
  api.send(group, bo.user, "/task Order cake")
  await pass(() => api.cards(group).length === 2)
  const card = api.cards(group)[0]
  if (card === undefined) throw new Error("no card")
  return { ann, bo, group, card, task: team.tasks()[0] ?? TaskId.make("none0000") }
}

/** The messages of the bot in a chat after the first `n`. */
const after = ({ api }: NoticeScene, chat: ApiChat, n: number) => api.cards(chat).slice(n)

const commentIdsOf = ({ team }: NoticeScene) =>
  team.commits.flatMap(({ events }) => events.flatMap((e) => (e._tag === "TaskCommented" ? [e.comment] : [])))

describe("a comment on the page", () => {
  test(
    "is a silent reply to the card, with the name of its author; several of a burst are one message",
    withNotices(noon, async (on) => {
      const { api, comment, pass, passFor, seconds } = on
      const { ann, bo, group, card, task } = await withCard(on)
      const from = seconds()
      await comment(bo, task, "Is *this* <b>new</b>? /task no")
      await comment(ann, task, "Since Monday")
      await pass(() => after(on, group, 2).length === 1)
      expect(seconds() - from).toBeLessThan(60)
      const message = only(after(on, group, 2))
      expect(message.text).toBe("💬 Bo\nIs *this* <b>new</b>? /task no\n\n💬 Ann\nSince Monday")
      expect(
        message.styles.map(({ type, offset, length }) => [type, message.text.slice(offset, offset + length)])
      ).toEqual([
        ["bold", "💬 Bo"],
        ["bold", "💬 Ann"]
      ])
      expect([message.replyTo, message.silent, message.buttons]).toEqual([card.id, true, []])
      await comment(ann, task, "More tomorrow")
      await pass(() => after(on, group, 2).length === 2)
      await passFor(120, 5)
      expect(after(on, group, 2).map(({ text }) => text.split("\n")[1])).toEqual([
        "Is *this* <b>new</b>? /task no",
        "More tomorrow"
      ])
      // A task of another chat has no part in this one, and a private chat gets its comments as notices.
      expect(api.cards(bo.chat).filter(({ text }) => text.startsWith("💬"))).toEqual([])
    })
  )

  test(
    "that came from the chat is not repeated there, and a reply to a comment of the page is a comment",
    withNotices(noon, async (on) => {
      const { api, team, comment, pass, passFor } = on
      const { ann, bo, group, card, task } = await withCard(on)
      api.send(group, ann.user, "said here", { replyTo: card.id })
      await team.until(() => team.events().includes("TaskCommented"))
      await comment(bo, task, "said on the page")
      await pass(() => after(on, group, 2).length === 1)
      const message = only(after(on, group, 2))
      expect(message.text).toBe("💬 Bo\nsaid on the page")
      api.send(group, ann.user, "and an answer", { replyTo: message.id })
      await team.until(() => team.events().filter((tag) => tag === "TaskCommented").length === 3)
      await passFor(120, 5)
      expect(after(on, group, 2)).toHaveLength(1)
    })
  )

  test(
    "in a reply to a private notice reaches the group",
    withNotices(noon, async (on) => {
      const { api, comment, pass } = on
      const { ann, bo, group, task } = await withCard(on)
      await comment(bo, task, "When?")
      await pass(() => api.cards(ann.chat).some(({ text }) => text.includes("When?")))
      const notice = api.cards(ann.chat).at(-1)
      api.send(ann.chat, ann.user, "On Friday", { replyTo: notice?.id ?? 0 })
      await pass(() => after(on, group, 2).some(({ text }) => text.endsWith("On Friday")))
      expect(after(on, group, 2).map(({ text }) => text)).toEqual(["💬 Bo\nWhen?", "💬 Ann\nOn Friday"])
    })
  )

  test(
    "is edited, deleted and restored in the chat as on the page, also after a kill",
    withNotices(noon, async (on) => {
      const { team, act, actorOf, comment, pass, passFor } = on
      const { bo, group, task } = await withCard(on)
      await comment(bo, task, "Tusday")
      await pass(() => after(on, group, 2).length === 1)
      const message = only(after(on, group, 2))
      const id = commentIdsOf(on)[0] ?? CommentId.make("none0000")
      const edit = async (text: string) =>
        act(bo, task, { _tag: "EditComment", wordsOf: await actorOf(bo), comment: id, text })
      await edit("Tuesday")
      await pass(() => message.text === "💬 Bo\nTuesday")
      await team.kill()
      await edit("Wednesday")
      await team.start()
      await pass(() => message.text === "💬 Bo\nWednesday")
      await act(bo, task, { _tag: "DeleteComment", comment: id })
      await pass(() => message.text === "💬 Bo\nThe comment was deleted.")
      await team.kill()
      await act(bo, task, { _tag: "RestoreComment", comment: id })
      await team.start()
      await pass(() => message.text === "💬 Bo\nWednesday")
      await passFor(60, 5)
      expect([after(on, group, 2).length, message.edits]).toEqual([1, 4])
    })
  )

  test(
    "that is deleted before it is sent is not sent",
    withNotices(noon, async (on) => {
      const { team, act, comment, passFor } = on
      const { bo, group, task } = await withCard(on)
      await comment(bo, task, "oops")
      await team.until(() => team.events().includes("TaskCommented"))
      const id = only(commentIdsOf(on))
      await act(bo, task, { _tag: "DeleteComment", comment: id })
      await passFor(120, 5)
      expect(after(on, group, 2)).toEqual([])
    })
  )

  test(
    "is sent once when the bot is killed before, while and after it is sent",
    withNotices(noon, async (on) => {
      const { api, team, comment, pass, passFor } = on
      const { bo, group, task } = await withCard(on)
      const restart = async () => {
        await team.kill()
        await team.start()
      }
      await team.kill()
      await comment(bo, task, "one")
      await team.start()
      await passFor(5)
      await restart()
      await comment(bo, task, "two")
      await restart()
      // The send is done, and its answer is lost with the process.
      api.fault("sendMessage", { is: "mute" })
      await pass(() => after(on, group, 2).length === 1)
      await restart()
      await passFor(60, 5)
      await restart()
      await comment(bo, task, "three")
      await passFor(120, 5)
      expect(after(on, group, 2).map(({ text }) => text)).toEqual(["💬 Bo\none\n\n💬 Bo\ntwo", "💬 Bo\nthree"])
    })
  )

  test(
    "that is older than the card of its task is sent when a crash delayed the card",
    withNotices(noon, async (on) => {
      const { api, team, act, actorOf, comment, pass, passFor } = on
      const { ann, group } = await withCard(on)
      const number = (api.messages(group).at(-1)?.id ?? 0) + 1
      const task = await team.run(
        Effect.map(NaturalKeys, ({ idFor }) => {
          const origin = idFor("telegram-message", chatKey(group.id), String(number))
          return TaskId.make(idFrom("task", "telegram", "CreateTask", origin))
        })
      )
      const audience = (await team.row(team.tasks()[0] ?? task))?.audience
      if (audience === undefined) throw new Error("no audience")
      const actor = await actorOf(ann)
      const plain = { priority: null, category: null, assignee: null, due: null, message: null }
      const words = { wordsOf: actor, title: "Call Zoe", description: "", audience }
      await act(ann, task, { _tag: "CreateTask", ...plain, ...words })
      await comment(ann, task, "before the card")
      await passFor(30, 1)
      api.send(group, ann.user, "/task Call Zoe")
      await pass(() => after(on, group, 2).length === 2)
      expect(after(on, group, 2)[1]?.text).toBe("💬 Ann\nbefore the card")
    })
  )
})
