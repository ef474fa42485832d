/** Comments from Telegram record the people whom they mention, so that they get a notice. */
import { test } from "vitest"
import { personActor } from "../../../domain/ids.ts"
import { only, withTeam } from "../kit/scene.ts"

test(
  "a reply to a card mentions by name, by user name and without a user name, and an edit mentions others",
  withTeam(async ({ api, team, expect }) => {
    const [ann, bo, cy] = [api.person("Ann"), api.person("Bo"), api.person("Cy")]
    for (const { user } of [ann, bo, cy]) await team.admit(user, "member")
    const eve = api.person("Eve")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    const card = only(api.cards(group))
    const said = api.send(group, ann.user, "@Bo and Cy and Eve, please", {
      replyTo: card.id,
      more: {
        entities: [
          { type: "text_mention", offset: 8, length: 2, user: cy.user },
          { type: "text_mention", offset: 15, length: 3, user: eve.user }
        ]
      }
    })
    await team.until(() => team.events().includes("TaskCommented"))
    api.edit(said, "@Ann, please")
    await team.until(() => team.events().includes("CommentEdited"))
    const actor = async ({ user }: typeof ann) => personActor(await team.personIdOf(user))
    const mentions = team.commits.flatMap(({ events }) =>
      events.flatMap((e) => (e._tag === "TaskCommented" || e._tag === "CommentEdited" ? [e.mentions] : []))
    )
    expect(mentions[0]).toEqual([await actor(bo), await actor(cy)])
    expect(mentions[1]).toContain(await actor(ann))
  })
)
