/** An owner enters the token of the bot while the product runs: the bot starts, and stops when the token is erased. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { BotToken } from "../../../gateways/telegram/token/botToken.ts"
import { storedBotFinding } from "../../../ops/verbs/doctor/findings/telegramFinding.ts"
import { only } from "../kit/scene.ts"
import { startTeam } from "../kit/team.ts"
import { withTwoBots } from "./kit/twoBots.ts"
import { startBotApi } from "../server/botApi.ts"

test("a bot without a token starts when another process stores one, and stops when it is erased", async () => {
  const api = await startBotApi()
  const team = await startTeam(api, { token: null })
  /** As in the process that serves the page: the bot learns of the token from the store. */
  const inPage = <A, E>(use: (token: BotToken["Service"]) => Effect.Effect<A, E>) =>
    team.run(Effect.provide(Effect.flatMap(BotToken, use), BotToken.layer({ fixed: null, apiRoot: api.url })))
  try {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    await team.untilStatus(({ note }) => note.startsWith("No Telegram bot"))
    expect(api.calls).toEqual([])
    expect(await inPage(({ connect }) => connect(api.token, ada, null))).toMatchObject({ username: "tracker_bot" })
    await team.untilStatus(({ connected, name }) => connected && name === "tracker_bot")
    // The doctor has no token of its own, and asks with the stored one.
    const doctor = () => team.run(storedBotFinding({ apiRoot: api.url, byWebhook: false }))
    expect(await doctor()).toEqual({
      what: "Telegram",
      found: `the bot @tracker_bot, through ${api.url}, by polling`,
      remedy: null,
      code: null
    })
    api.send(ann.chat, ann.user, "Fix the login")
    await api.until(() => api.cards(ann.chat).length === 1)
    await inPage(({ disconnect }) => disconnect)
    await team.untilStatus(({ connected, note }) => !connected && note.startsWith("No Telegram bot"))
    expect(team.tasks()).toHaveLength(1)
    expect((await doctor()).found).toContain("no bot is connected")
    // A new token starts it again, and the inbox continues where it was.
    api.send(ann.chat, ann.user, "Order cake")
    await inPage(({ connect }) => connect(api.token, ada, null))
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(team.tasks()).toHaveLength(2)
  } finally {
    await team.stop()
    await api.stop()
  }
})

// Each bot numbers its private chats itself, so the messages of both bots have the same numbers.
test(
  "another bot takes the place of the first: no message is lost, and an answer belongs to the card of this bot",
  withTwoBots(async ({ first, second, team, connect }) => {
    const [ann, later] = [first.person("Ann"), second.person("Ann")]
    expect(later.user.id).toBe(ann.user.id)
    await team.admit(ann.user, "member")
    await connect(first, null)
    await team.start()
    first.send(ann.chat, ann.user, "Fix the login")
    await first.until(() => first.cards(ann.chat).length === 1)
    await team.kill()

    await connect(second, 4242)
    await team.start()
    second.send(later.chat, later.user, "Order cake")
    await second.until(() => second.cards(later.chat).length === 1)
    const [card, old] = [only(second.cards(later.chat)), only(first.cards(ann.chat))]
    expect([card.id, card.text.includes("Order cake")]).toEqual([old.id, true])
    second.send(later.chat, later.user, "With cherries", { replyTo: card.id })
    await team.until(() => team.events().includes("TaskCommented"))
    const commented = team.commits.find(({ events }) => events.some(({ _tag }) => _tag === "TaskCommented"))
    expect(commented?.subject).toBe(`evt.task.${team.tasks()[1]}`)
    await team.kill()

    await connect(first, 7777)
    await team.start()
    expect(await first.press(old, "Done", ann.user)).toEqual({ text: "Done.", alert: false })
    await first.until(() => old.text.includes("done"))
  })
)

// Telegram keeps the webhook of a bot that was replaced, and sends what people write to it.
test(
  "the updates of a bot that was replaced are not those of the present one",
  withTwoBots(async ({ first, second, team, connect }) => {
    const [ann, later] = [first.person("Ann"), second.person("Ann")]
    await team.admit(ann.user, "member")
    const { origin } = await team.listen()
    await connect(first, null)
    await team.start({ origin, name: null })
    first.send(ann.chat, ann.user, "Fix the login")
    await first.until(() => first.cards(ann.chat).length === 1)
    await team.kill()

    await connect(second, 4242)
    await team.start({ origin, name: null })
    second.send(later.chat, later.user, "Order cake")
    await second.until(() => second.cards(later.chat).length === 1)
    const hook = first.calls.findLast(({ method }) => method === "setWebhook")?.params ?? {}
    const late = await fetch(String(hook["url"]), {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": String(hook["secret_token"]) },
      body: JSON.stringify({ ...(first.pushed[0] as object), update_id: 99_999 })
    })
    expect(late.status).toBe(503)
    expect(team.tasks()).toHaveLength(2)
  })
)
