/** Presses of a button whose card is older than the task. */
import { expect, test } from "vitest"
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
