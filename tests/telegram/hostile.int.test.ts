/** Hostile and accidental texts. */
import { expect, test } from "vitest"
import { only, withTeam } from "./kit/scene.ts"

const texts: ReadonlyArray<{
  readonly called: string
  readonly text: string
  readonly title: string
  readonly kept?: string
}> = [
  {
    // A link that is typed as Markdown is a link: the title has its label, the description has its address.
    called: "markup",
    text: "<b>bold</b> <script>alert(1)</script> *x* _y_ [a](tg://user?id=1)",
    title: "<b>bold</b> <script>alert(1)</script> *x* _y_ a"
  },
  {
    called: "marks that turn text around",
    text: "pay \u202Egnp.exe\u202C now \u2067x\u2069",
    title: "pay gnp.exe now x"
  },
  {
    called: "control characters and NUL",
    text: "bell\u0007 \u001B[31mred\u001B[0m end\0",
    title: "bell [31mred[0m end",
    kept: "bell\u0007 \u001B[31mred\u001B[0m end\uFFFD"
  },
  { called: "100 kB", text: "x".repeat(100_000), title: `${"x".repeat(299)}…`, kept: `${"x".repeat(39_999)}…` },
  { called: "half a character", text: "broken \uD83D pair", title: "broken \uFFFD pair", kept: "broken \uFFFD pair" },
  {
    called: "an injection",
    text: "'); DROP TABLE tasks; -- ${process.exit()} {{7*7}} %s",
    title: "'); DROP TABLE tasks; -- ${process.exit()} {{7*7}} %s"
  },
  { called: "a placeable of the catalogue", text: "{ $title } { stranger }", title: "{ $title } { stranger }" },
  { called: "blank lines first", text: "\n\n \u200B \n  Fix   it\tnow ", title: "Fix it now" }
]

test.concurrent.for(texts)(
  "$called: a valid title, the unchanged message, and plain text in the card",
  ({ text, title, kept }, context) =>
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann \u202E<b>", { username: "ann\u0000" })
      await team.admit({ ...ann.user, first_name: "Ann" }, "member")
      await team.start()
      api.send(ann.chat, ann.user, text)
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(only(api.cards(ann.chat)).text.split("\n")[0]).toBe(`T-1 · ${title}`)
      expect(await team.row(only(team.tasks()))).toMatchObject({ title })
      const received = team.commits.flatMap(({ events }) => events).filter((event) => event._tag === "MessageReceived")
      expect(only(received).text).toBe(kept ?? text)
      expect(api.calls.filter(({ params }) => "parse_mode" in params || "entities" in params)).toEqual([])
      const names = team.commits.flatMap(({ events }) => events).filter((event) => event._tag === "PersonRenamed")
      expect(names.map(({ name, handle }) => [name, handle])).toEqual([["Ann", "ann"]])
    })(context)
)

test(
  "a person on the team keeps the name that the team knows, and another author has the one of Telegram, as plain text",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Olga, the owner"), api.person("Bo \u202E<b>")]
    await team.admit({ ...ann.user, first_name: "Ann" }, "member")
    const group = api.supergroup("Team")
    await team.start()
    const broken = api.send(group, bo.user, "the login is broken")
    api.send(group, ann.user, "/task", { replyTo: broken.id })
    await api.until(() => api.cards(group).length === 1)
    const events = team.commits.flatMap(({ events }) => events)
    expect(events.flatMap((event) => (event._tag === "PersonJoined" ? [event.name] : []))).toContain("Bo <b>")
    expect(events.flatMap((event) => (event._tag === "PersonRenamed" ? [event.name] : []))).not.toContain(
      "Olga, the owner"
    )
  })
)

test(
  "a card with the longest title in the longest language fits into a message",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann", { language_code: "uk" })
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "👩‍👩‍👧‍👦".repeat(2000))
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(only(api.cards(ann.chat)).text.length).toBeLessThanOrEqual(4096)
    expect(only(api.cards(ann.chat)).text.isWellFormed()).toBe(true)
  })
)
