/** Codes that link an account: from accounts that have a person, and for people who have an account. */
import { expect, test } from "vitest"
import { Principals } from "../../../commands/principals.ts"
import { personActor } from "../../../domain/ids.ts"
import { Effect } from "effect"
import { only, withTeam } from "../kit/scene.ts"

test(
  "a code that a linked account sends is not used, and works for its person afterwards",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    await team.admit(ann.user, "member")
    const { code, person } = await team.printCode("Bo", "member")
    await team.start()
    api.send(ann.chat, ann.user, `/start ${code}`)
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(only(api.cards(ann.chat)).text).toContain("this code was not used")
    api.send(bo.chat, bo.user, `/start ${code}`)
    await api.until(() => api.cards(bo.chat).length === 1)
    expect(only(api.cards(bo.chat)).text).toContain("Your account is linked now")
    api.send(bo.chat, bo.user, "Fix it")
    await api.until(() => api.cards(bo.chat).length === 2)
    expect(
      team.commits.at(-1)?.actor ?? team.commits.find(({ events }) => events[0]?._tag === "TaskCreated")?.actor
    ).toBe(personActor(person))
  })
)

test(
  "a code for a person with another account is not used",
  withTeam(async ({ api, team }) => {
    const [bo, bosPhone] = [api.person("Bo"), api.person("Bo’s phone")]
    const first = await team.printCode("Bo", "member")
    await team.start()
    api.send(bo.chat, bo.user, `/start ${first.code}`)
    await api.until(() => api.cards(bo.chat).length === 1)
    const second = await team.printCode("Bo", "member")
    for (const _ of [1, 2]) api.send(bosPhone.chat, bosPhone.user, `/start ${second.code}`)
    await api.until(() => api.cards(bosPhone.chat).length === 2)
    for (const { text } of api.cards(bosPhone.chat)) expect(text).toContain("another Telegram account")
  })
)

test(
  "the words of an account before its link are the linked person's afterwards",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    await team.admit(ann.user, "admin")
    const { code, person } = await team.printCode("Bo", "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/on")
    await api.until(() => api.cards(group).length === 1)
    api.send(group, bo.user, "the login is broken")
    await team.until(() => team.events().includes("MessageReceived"))
    const spoken = personActor(await team.personIdOf(bo.user))
    api.send(bo.chat, bo.user, `/start ${code}`)
    await team.until(() => team.events().includes("PersonMerged"))
    await api.until(() => api.cards(bo.chat).length === 1)
    const survivor = await team.run(
      Effect.flatMap(Principals, ({ current, survivorOf }) => Effect.map(current, () => survivorOf(spoken)))
    )
    expect(survivor).toBe(personActor(person))
    // The same update again, as after a crash.
    api.send(bo.chat, bo.user, `/start ${code}`)
    await api.until(() => api.cards(bo.chat).length === 2)
    expect(team.events().filter((tag) => tag === "PersonMerged")).toHaveLength(1)
  })
)
