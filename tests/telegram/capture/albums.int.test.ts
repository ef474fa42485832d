/** The parts of an album in a group: those before the request for a task and those after it belong to the one task. */
import { describe, expect, test } from "vitest"
import { personActor } from "../../../domain/ids.ts"
import type { TestBotApi } from "../server/botApi.ts"
import { only, type TeamScene, withTeam } from "../kit/scene.ts"

type Person = ReturnType<TestBotApi["person"]>

interface AlbumScene extends TeamScene {
  readonly ann: Person
  readonly bo: Person
  readonly group: ReturnType<TestBotApi["group"]>
  /** Ann sends a part of the album. */
  readonly part: (n: number, caption?: string) => ReturnType<TestBotApi["send"]>
  /** The stored parts: their files, in the order of the log. All have the same album. */
  readonly parts: () => ReadonlyArray<string>
}

const withAlbum = (play: (on: AlbumScene) => Promise<void>) =>
  withTeam(async (scene) => {
    const { api, team } = scene
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    await team.admit(ann.user, "admin")
    await team.admit(bo.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const part = (n: number, caption?: string) =>
      api.send(group, ann.user, "", {
        more: {
          media_group_id: "album",
          photo: [{ file_id: `id-${n}`, file_unique_id: `u-${n}` }],
          ...(caption === undefined ? {} : { caption })
        }
      })
    const parts = () => {
      const stored = team.commits
        .flatMap(({ events }) => events)
        .flatMap((event) => (event._tag === "MessageReceived" && event.files !== undefined ? [event] : []))
      expect(new Set(stored.map(({ album }) => album)).size).toBe(Math.min(1, stored.length))
      return stored.map(({ files }) => only(JSON.parse(files ?? "[]") as ReadonlyArray<{ readonly id: string }>).id)
    }
    await play({ ...scene, ann, bo, group, part, parts })
  })

describe.each(["without consent", "with consent"])("in a group %s", (kind) => {
  const agree = async ({ api, team, ann, group }: AlbumScene) => {
    if (kind === "without consent") return
    api.send(group, ann.user, "/on")
    await team.until(() => team.events().includes("ConsentGiven"))
    await api.until(() => api.cards(group).length === 1)
  }
  const cardsOf = ({ api, group }: AlbumScene) => api.cards(group).filter(({ text }) => text.startsWith("T-"))

  test(
    "a reply with /task attaches every part that came before, with the captions, and the parts that come later",
    withAlbum(async (scene) => {
      const { api, team, ann, bo, group, part, parts } = scene
      await agree(scene)
      const first = part(1)
      part(2, "Hang up the posters")
      part(3, "This one at the pier")
      api.send(group, bo.user, "/task", { replyTo: first.id })
      await api.until(() => cardsOf(scene).length === 1)
      await team.until(() => team.events().includes("TaskDescribed"))
      part(4, "And the last one at the gate")
      await team.until(() => team.events().filter((tag) => tag === "TaskDescribed").length === 2)
      expect(parts().toSorted()).toEqual(["id-1", "id-2", "id-3", "id-4"])
      expect(await team.row(only(team.tasks()))).toMatchObject({
        title: "Hang up the posters",
        description: "Hang up the posters\nThis one at the pier\nAnd the last one at the gate"
      })
      // The words stay those of their author, so that they are erased with the data of that person.
      const author = personActor(await team.personIdOf(ann.user))
      const texts = team.commits.flatMap(({ events }) => events).filter((event) => "wordsOf" in event)
      expect(texts.map(({ wordsOf }) => wordsOf)).toEqual(texts.map(() => author))
    })
  )

  test(
    "a reply with /task and a text of its own keeps the album that it is about, and is a task of this text",
    withAlbum(async (scene) => {
      const { api, team, bo, group, part, parts } = scene
      await agree(scene)
      const first = part(1)
      part(2, "The old ones fade")
      const asking = api.send(group, bo.user, "/task Hang up the posters", { replyTo: first.id })
      await api.until(() => cardsOf(scene).length === 1)
      expect(only(cardsOf(scene)).replyTo).toBe(asking.id)
      expect(parts().toSorted()).toEqual(["id-1", "id-2"])
      expect(await team.row(only(team.tasks()))).toMatchObject({ title: "Hang up the posters", description: "" })
    })
  )

  test(
    "/task in the caption of a later part attaches the parts before it, and a second request makes no second task",
    withAlbum(async (scene) => {
      const { api, team, bo, group, part, parts } = scene
      await agree(scene)
      const first = part(1, "The old ones fade")
      const second = part(2, "/task Hang up the posters")
      part(3)
      await api.until(() => cardsOf(scene).length === 1)
      await team.until(() => parts().length === 3)
      api.send(group, bo.user, "/task", { replyTo: first.id })
      api.repeat(second)
      api.repeat(first)
      await api.until(() => api.cards(group).some(({ text }) => text.startsWith("This is already a task: T-1")))
      expect(cardsOf(scene)).toHaveLength(1)
      expect(parts()).toHaveLength(3)
      expect(await team.row(only(team.tasks()))).toMatchObject({
        title: "Hang up the posters",
        description: "Hang up the posters\nThe old ones fade"
      })
    })
  )
})

test(
  "in a group without consent, a caption that was edited before the request is stored as it is now; a quoted part is a task of its own",
  withAlbum(async ({ api, team, bo, group, part, parts }) => {
    const first = part(1)
    const second = part(2, "Hang up the psters")
    Object.assign(second.more, { caption: "Hang up the posters today" })
    api.edit(second, "")
    api.send(group, bo.user, "/task", { replyTo: first.id })
    await api.until(() => api.cards(group).length === 1)
    await team.until(() => team.events().includes("TaskRetitled"))
    expect(parts().toSorted()).toEqual(["id-1", "id-2"])
    expect(await team.row(only(team.tasks()))).toMatchObject({ title: "Hang up the posters today" })
    const quote = { text: "posters", position: 12, is_manual: true }
    api.send(group, bo.user, "/task", { replyTo: second.id, more: { quote } })
    await api.until(() => api.cards(group).length === 2)
    expect(api.cards(group)[1]?.text).toMatch(/^T-2 · posters\n/u)
    expect((await team.row(team.tasks()[1] ?? only(team.tasks())))?.description).toBe("")
    expect(parts()).toHaveLength(2)
  })
)

test(
  "nothing of an album is stored in a group without consent until a person asks for a task of it",
  withAlbum(async ({ api, team, bo, group, part, parts }) => {
    for (let n = 1; n <= 3; n++) part(n, "at the pier")
    api.send(group, bo.user, "/task Order cake")
    await api.until(() => api.cards(group).length === 1)
    expect(parts()).toEqual([])
    expect(team.events().filter((tag) => tag === "MessageReceived")).toHaveLength(1)
  })
)
