import { describe, expect, test } from "vitest"
import { Event } from "../../../domain/task/task.ts"
import { languages } from "../../../domain/vocabulary.ts"
import { speakIn } from "../../words/kit/speakIn.ts"
import { eventSentence } from "./eventSentence.ts"

const detail = {
  title: "Ask the council",
  text: "It costs $& and {title}",
  category: "bug",
  priority: "high",
  due: "2026-11-27",
  assignee: "person:ann00000",
  to: "task0002"
}
const names = { person: () => "Ann", task: () => "T-2 Paint" }
const events = Object.keys(Event.cases)

describe("the sentence of an event", () => {
  test("is tested with the events of the domain", () => expect(events).toContain("TaskCommented"))

  test.each(languages)("exists for every event, with all gaps filled: %s", (language) => {
    for (const [event, { fields }] of Object.entries(Event.cases)) {
      const empty = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))
      const given = { ...empty, ...detail, text: "Seen it" }
      const sentence = eventSentence({ event, detail: given }, names, speakIn(language))
      expect(sentence, event).not.toMatch(/[{}]|undefined/)
      expect(sentence, event).not.toContain(event)
    }
  })

  test.each(languages)("names only fields that its event has: %s", (language) => {
    for (const [event, { fields }] of Object.entries(Event.cases)) {
      const sentence = speakIn(language).t(`event.${event as Event["_tag"]}`)
      const named = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, field]) => field)
      expect(Object.keys(fields), event).toEqual(expect.arrayContaining(named))
    }
  })

  test("has the words of a comment without its Markdown", () => {
    const comment = { event: "TaskCommented", detail: { text: "The **printed** one is on the _wall_." } }
    expect(eventSentence(comment, names, speakIn("en"))).toBe("commented: The printed one is on the wall.")
  })

  test.each(languages)("is plain for an event that only a newer server knows: %s", (language) => {
    const speech = speakIn(language)
    for (const event of ["TaskPolished", "toString", "constructor", "__proto__"])
      expect(eventSentence({ event, detail: {} }, names, speech)).toContain(event)
  })

  test("shows a person's own words as they are", () => {
    expect(eventSentence({ event: "TaskCommented", detail }, names, speakIn("en"))).toBe(
      "commented: It costs $& and {title}"
    )
  })

  test("shows a value of a newer server unchanged", () => {
    const newer = { event: "TaskClassified", detail: { category: "wish", priority: "low" } }
    expect(eventSentence(newer, names, speakIn("en"))).toContain("wish, low")
  })
})
