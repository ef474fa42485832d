/** An owner enters the token of the bot while the product runs: the bot starts, and stops when the token is erased. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { BotToken } from "../../../gateways/telegram/token/botToken.ts"
import { startTeam } from "../kit/team.ts"
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
    api.send(ann.chat, ann.user, "Fix the login")
    await api.until(() => api.cards(ann.chat).length === 1)
    await inPage(({ disconnect }) => disconnect)
    await team.untilStatus(({ connected, note }) => !connected && note.startsWith("No Telegram bot"))
    expect(team.tasks()).toHaveLength(1)
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
