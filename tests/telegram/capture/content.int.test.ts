/** Messages beyond text: their facts and files are kept, and what cannot be used is answered once. */
import { expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"

const file = (id: string, more: object = {}) => ({ file_id: `id-${id}`, file_unique_id: `u-${id}`, ...more })

test(
  "a voice message, a photo, a file and a checklist without words are tasks with their facts and files",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const contents = [
      { voice: file("v", { duration: 75, file_size: 42_300, mime_type: "audio/ogg" }) },
      { photo: [file("s"), file("p", { file_size: 120_000 })] },
      {
        document: file("d", { file_name: "offer.pdf", file_size: 7000 }),
        forward_origin: { type: "hidden_user", sender_user_name: "Olga" }
      },
      {
        checklist: {
          title: "Trip",
          tasks: [
            { id: 1, text: "Tickets", completion_date: 5 },
            { id: 2, text: "Tent" }
          ]
        }
      }
    ]
    for (const more of contents) api.send(ann.chat, ann.user, "", { more })
    await api.until(() => api.cards(ann.chat).length === 4)
    expect(api.cards(ann.chat).map(({ text }) => text.split("\n")[0])).toEqual([
      "T-1 · Voice message (1:15, 42 kB)",
      "T-2 · Photo (120 kB)",
      "T-3 · File offer.pdf (7 kB)",
      "T-4 · ☑ Trip"
    ])
    const stored = team.commits
      .flatMap(({ events }) => events)
      .flatMap((e) => (e._tag === "MessageReceived" ? [e] : []))
    expect(stored.map(({ files }) => (files === undefined ? null : JSON.parse(files)))).toEqual([
      [{ kind: "voice", id: "id-v", unique: "u-v", type: "audio/ogg", size: 42_300 }],
      [{ kind: "photo", id: "id-p", unique: "u-p", size: 120_000 }],
      [{ kind: "file", id: "id-d", unique: "u-d", size: 7000 }],
      null
    ])
    expect(await team.row(team.tasks()[3] ?? only(team.tasks()))).toMatchObject({
      description: "☑ Trip\n- [x] Tickets\n- [ ] Tent"
    })
    expect(stored[2]?.broughtBy).toBeDefined()
  })
)

test(
  "an album is one task: the caption of a later part is its title, a second caption is kept, and every file too",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const part = (n: number, caption?: string) =>
      api.send(ann.chat, ann.user, "", {
        more: { media_group_id: "album", photo: [file(`p${n}`)], ...(caption === undefined ? {} : { caption }) }
      })
    const first = part(1)
    part(2, "Hang up the posters")
    const third = part(3, "This one at the pier")
    part(4)
    await team.until(() => team.events().includes("TaskDescribed"))
    api.repeat(third)
    api.send(ann.chat, ann.user, "Order cake")
    await api.until(() => api.cards(ann.chat).length === 2)
    const [album] = team.tasks()
    expect(team.tasks()).toHaveLength(2)
    expect(album === undefined ? null : await team.row(album)).toMatchObject({
      title: "Hang up the posters",
      description: "Hang up the posters\nThis one at the pier"
    })
    expect(api.cards(ann.chat)[0]?.replyTo).toBe(first.id)
    expect(team.events().filter((tag) => tag === "TaskDescribed")).toHaveLength(1)
    const files = team.commits
      .flatMap(({ events }) => events)
      .flatMap((e) => (e._tag === "MessageReceived" ? [e.files] : []))
    expect(files.filter((each) => each !== undefined)).toHaveLength(4)
  })
)

test(
  "a caption whose first line is the title of the album adds its other lines",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    for (const caption of ["Hang up the posters", "Hang up the posters\nat the pier"])
      api.send(ann.chat, ann.user, "", { more: { media_group_id: "album", photo: [file(caption)], caption } })
    await team.until(() => team.events().includes("TaskDescribed"))
    expect(await team.row(only(team.tasks()))).toMatchObject({
      title: "Hang up the posters",
      description: "Hang up the posters\nat the pier"
    })
  })
)

test(
  "in a group the later parts of an album belong to its task, and /task on a photo without words is one",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const part = (n: number, caption: string) =>
      api.send(group, ann.user, "", { more: { media_group_id: "album", photo: [file(`p${n}`)], caption } })
    part(1, "/task Hang up the posters")
    await api.until(() => api.cards(group).length === 1)
    part(2, "This one at the pier")
    await team.until(() => team.events().includes("TaskDescribed"))
    const photo = api.send(group, bo.user, "", { more: { photo: [file("q")] } })
    api.send(group, ann.user, "/task", { replyTo: photo.id })
    await api.until(() => api.cards(group).length === 2)
    expect(api.cards(group)[1]).toMatchObject({ text: expect.stringContaining("T-2 · Photo"), replyTo: photo.id })
  })
)

test(
  "a reply to a card with a photo or a sticker is a comment; kinds that the bot cannot use are answered once",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Fix it")
    await api.until(() => api.cards(ann.chat).length === 1)
    api.send(ann.chat, ann.user, "", { replyTo: only(api.cards(ann.chat)).id, more: { photo: [file("p")] } })
    const sticker = { sticker: { emoji: "👍" } }
    api.send(ann.chat, ann.user, "", { replyTo: only(api.cards(ann.chat)).id, more: sticker })
    await team.until(() => team.events().filter((tag) => tag === "TaskCommented").length === 2)
    api.send(ann.chat, ann.user, "", { more: { pinned_message: {} } })
    api.send(ann.chat, ann.user, "", { more: { invoice: { title: "Tea" } } })
    api.send(ann.chat, ann.user, "", { more: { hologram: { metres: 3 } } })
    api.send(ann.chat, ann.user, "Order cake")
    await api.until(() => api.cards(ann.chat).length === 3)
    expect(api.cards(ann.chat).filter(({ text }) => text.startsWith("I cannot use this kind"))).toHaveLength(1)
    expect(team.tasks()).toHaveLength(2)
  })
)
