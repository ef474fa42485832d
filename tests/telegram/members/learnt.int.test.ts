/** `/on` says what the bot cannot learn in a group, as the rights of the bot are now. */
import { describe, expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"

describe.concurrent("in a group", () => {
  test(
    "/on says what to change while Telegram shows the bot only commands and answers to it",
    withTeam(
      async ({ api, team }) => {
        const ann = api.person("Ann")
        await team.admit(ann.user, "admin")
        const group = api.supergroup("Team")
        await team.start()
        api.send(group, ann.user, "/on")
        await api.until(() => api.cards(group).length === 1)
        expect(only(api.cards(group)).text).toMatch(
          /^Storing is on, but Telegram shows me only .*@BotFather, \/setprivacy/s
        )
        api.send(group, ann.user, "this does not arrive")
        api.promote(group, ann.user)
        api.send(group, ann.user, "/on")
        await api.until(() => api.cards(group).length === 2)
        expect(api.cards(group)[1]?.text).toMatch(/^From now on messages here are stored.*\/off stops it\.$/s)
        api.send(group, ann.user, "and this does")
        await team.until(() => team.events().includes("MessageReceived"))
        expect(
          team.commits.flatMap(({ events }) => events).filter(({ _tag }) => _tag === "MessageReceived")
        ).toMatchObject([{ text: "and this does" }])
      },
      { privacy: true }
    )
  )

  test(
    "/on says that the bot may not notice who leaves, while it is no administrator",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "admin")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, ann.user, "/on")
      await api.until(() => api.cards(group).length === 1)
      expect(only(api.cards(group)).text).toMatch(/^From now on messages here are stored.*make me an administrator/s)
    })
  )
})
