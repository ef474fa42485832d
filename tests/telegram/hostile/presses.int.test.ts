/** Presses with false data: of another chat, of another person, of an earlier state, or without a message. */
import { expect, test } from "vitest"
import { TaskId } from "../../../domain/ids.ts"
import { pressData } from "../../../gateways/telegram/cards/task/press.ts"
import { only, withTeam } from "../kit/scene.ts"

test(
  "a person who has left a group learns nothing of its task, and changes nothing, by the data of a card",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.promote(group, ann.user)
    api.send(group, ann.user, "/task Paint the boat")
    await api.until(() => api.cards(group).length === 1)
    const card = only(api.cards(group))
    const task = only(team.tasks())
    // Bo completes the task, so a later press with the same data repeats his own one.
    expect(await api.press(card, { data: pressData({ action: { is: "done" }, task, revision: 1 }) }, bo.user)).toEqual({
      text: "Done.",
      alert: false
    })
    await api.until(() => card.text.includes("done"))
    await api.press(card, "Reopen", ann.user)
    await api.until(() => card.text.includes("open"))
    api.leave(group, bo.user)
    await team.until(() => team.events().includes("MemberLost"))
    const events = team.events().length
    api.send(bo.chat, bo.user, "/find nothing")
    await api.until(() => api.cards(bo.chat).length === 1)
    const own = only(api.cards(bo.chat))
    const say = async (data: string) => (await api.press(own, { data }, bo.user)).text
    const none = /^This (?:task does not exist, or you cannot see it|button no longer works)\.$/
    for (const is of ["undo", "reopen", "confirm", "back", "same", "different"] as const)
      expect(await say(pressData({ action: { is }, task, revision: 2 })), is).toMatch(none)
    const open = pressData({ action: { is: "open", picker: { field: "assignee", page: 0 } }, task, revision: 2 })
    expect(await say(open)).toMatch(none)
    expect(await say(`undo.${task}.1`)).toBe("There is nothing of yours to undo here.")
    // A repeated press gets the receipt of the first one, which says nothing of the present task.
    expect(await say(pressData({ action: { is: "done" }, task, revision: 1 }))).toBe("Done.")
    expect(
      team
        .events()
        .slice(events)
        .filter((tag) => tag.startsWith("Task"))
    ).toEqual([])
    expect(api.transcript(bo.chat)).not.toContain("Paint the boat")
  })
)

test(
  "the button of small talk makes no task of forwarded words, nor of a message of another person",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    await team.start()
    const origin = { type: "hidden_user", sender_user_name: "Cy", date: 1 }
    api.send(ann.chat, ann.user, "ok")
    const forwarded = api.send(ann.chat, ann.user, "The words of Cy", { more: { forward_origin: origin } })
    await api.until(() => api.cards(ann.chat).length === 2)
    const of = (number: number) => ({ data: `t.${number.toString(36)}` })
    const [offer] = api.cards(ann.chat)
    if (offer === undefined) throw new Error("no offer")
    const tasks = team.tasks().length
    expect(await api.press(offer, of(forwarded.id), ann.user)).toMatchObject({ text: "This button no longer works." })
    expect(await api.press(offer, of(1_000_000), ann.user)).toMatchObject({ text: "This button no longer works." })
    api.send(bo.chat, bo.user, "Thanks!")
    await api.until(() => api.cards(bo.chat).length === 1)
    expect(await api.press(only(api.cards(bo.chat)), of(forwarded.id), bo.user)).toMatchObject({
      text: "This button no longer works."
    })
    expect(team.tasks()).toHaveLength(tasks)
  })
)

test(
  "a press without a message, without data, and on a message of an unknown chat is answered and changes nothing",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Order a cake")
    await api.until(() => api.cards(ann.chat).length === 1)
    const task = only(team.tasks())
    const openPicker = pressData({ action: { is: "open", picker: { field: "due", page: 0 } }, task, revision: 1 })
    const press = (id: string, more: object) =>
      api.push("callback_query", { id, from: ann.user, chat_instance: "1", ...more })
    press("no-message", { data: openPicker })
    press("no-data", { message: { message_id: 1, date: 1, chat: ann.chat } })
    press("unknown-chat", {
      data: pressData({ action: { is: "done" }, task: TaskId.make("ffffffffffffffffffff"), revision: 1 }),
      message: { message_id: 1, date: 0, chat: { id: -1_000_000_999_999, type: "supergroup", title: "Elsewhere" } }
    })
    const answers = () => api.calls.filter(({ method }) => method === "answerCallbackQuery")
    await api.until(() => answers().length === 3)
    expect(new Set(answers().map(({ params }) => params["callback_query_id"]))).toEqual(
      new Set(["no-message", "no-data", "unknown-chat"])
    )
    expect(team.events()).not.toContain("TaskCompleted")
  })
)
