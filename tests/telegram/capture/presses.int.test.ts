/** Presses of a button whose card is older than the task. */
import { expect, test } from "vitest"
import { withNotices } from "../kit/noticeScene.ts"
import { only, withTeam } from "../kit/scene.ts"

// A refusal shows on no card: without the answer, the person would never learn why nothing happened.
test(
  "a press is answered also when Telegram does not take the first answers",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    await team.admit(ann.user, "member")
    await team.admit(bo.user, "viewer")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    api.fault("answerCallbackQuery", { is: "unheard" })
    api.fault("answerCallbackQuery", { is: "flood", retryAfter: 1 })
    expect(await api.press(only(api.cards(group)), "Done", bo.user)).toMatchObject({ alert: true })
    expect(api.calls.filter(({ method }) => method === "answerCallbackQuery")).toHaveLength(3)
  })
)

test(
  "a press is answered while Telegram does not take the answer to the former press of the same person",
  withNotices("2026-11-27T12:00:00Z", async ({ api, team, join, pass, seconds }) => {
    const ann = await join("Ann")
    await team.start()
    for (const item of ["Fix the login", "Order cake"]) api.send(ann.chat, ann.user, item)
    await pass(() => api.cards(ann.chat).length === 3)
    const [, login, cake] = api.cards(ann.chat)
    if (login === undefined || cake === undefined) throw new Error("no card")
    api.fault("answerCallbackQuery", { is: "flood", retryAfter: 8 })
    const from = seconds()
    const answeredAfter: Array<number> = []
    const press = async (card: typeof login) => {
      await api.press(card, "Done", ann.user)
      answeredAfter.push(seconds() - from)
    }
    const presses = [press(login), press(cake)]
    await pass(() => answeredAfter.length === 2)
    await Promise.all(presses)
    const [second = -1, first = -1] = answeredAfter
    expect(second).toBeLessThanOrEqual(1)
    expect(first).toBeGreaterThanOrEqual(8)
  })
)

test(
  "a press during an outage of Telegram is answered within three seconds of its end",
  withNotices("2026-11-27T12:00:00Z", async ({ api, team, join, pass, passFor, seconds }) => {
    const ann = await join("Ann")
    await team.start()
    api.send(ann.chat, ann.user, "Fix the login")
    await pass(() => api.cards(ann.chat).length === 2)
    api.fault("getUpdates", { is: "bad-gateway" }, { times: Number.POSITIVE_INFINITY })
    // The open poll gets this message. Every later poll fails.
    api.send(ann.chat, ann.user, "Order cake")
    await pass(() => api.cards(ann.chat).length === 3)
    let isAnswered = false
    const pressed = api.press(only(api.cards(ann.chat).slice(1, 2)), "Done", ann.user).then(() => (isAnswered = true))
    await passFor(93, 1)
    expect(isAnswered).toBe(false)
    api.clearFaults()
    const end = seconds()
    await pass(() => isAnswered)
    await pressed
    expect(seconds() - end).toBeLessThanOrEqual(3)
  })
)

test(
  "a repeated Done after another's reopen says that the task is open, and the next press completes it",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    const card = only(api.cards(group))
    const data = card.buttons.flat()[0]?.callback_data ?? ""
    expect(await api.press(card, { data }, ann.user)).toEqual({ text: "Done.", alert: false })
    await api.until(() => card.text.includes("done"))
    const task = only(team.tasks())
    expect(await api.press(card, "Reopen", bo.user)).toEqual({ text: "Reopened.", alert: false })
    await api.until(() => card.text.includes("open"))
    expect(await api.press(card, { data }, ann.user)).toEqual({
      text: "You had completed this task, and it was reopened since then. Press again to complete it.",
      alert: true
    })
    const again = () => card.buttons.flat()[0]?.callback_data ?? ""
    await api.until(() => again() !== data)
    expect(await api.press(card, "Done", ann.user)).toEqual({ text: "Done.", alert: false })
    await api.until(() => card.text.includes("done"))
    expect(await team.row(task)).toMatchObject({ status: "done" })
  })
)
