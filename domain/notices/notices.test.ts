import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, mostMarked, notices, type State } from "./notices.ts"
import { defaultSettings, isQuiet, reaches } from "./reaches.ts"

const given = givenFor(notices)
const one = "task.task0001.assigned.ada00000"
const two = "task.task0002.commented.ada00000"
const read = (upTo: number, ...ids: readonly [string, ...Array<string>]): Event => ({
  _tag: "NoticesRead",
  notices: ids,
  upTo
})

describe("marks of notices", () => {
  test("are recorded for the notices that the command changes", () =>
    given(read(7, one))
      .when({ _tag: "ReadNotices", notices: [one, two, two], upTo: 7 })
      .records(read(7, two)))

  test("record nothing when each notice has the mark already", () =>
    given(read(7, one))
      .when({ _tag: "ReadNotices", notices: [one], upTo: 5 })
      .recordsNothing())

  test("are recorded again for a notice that was renewed since", () =>
    given(read(7, one))
      .when({ _tag: "ReadNotices", notices: [one], upTo: 9 })
      .records(read(9, one)))

  test("are taken back, and set again", () => {
    const unread: Event = { _tag: "NoticesUnread", notices: [one] }
    given(read(7, one))
      .when({ _tag: "UnreadNotices", notices: [one] })
      .records(unread)
    given(read(7, one), unread)
      .when({ _tag: "UnreadNotices", notices: [one] })
      .recordsNothing()
    given(read(7, one), unread)
      .when({ _tag: "ReadNotices", notices: [one], upTo: 7 })
      .records(read(7, one))
  })

  test("hide a notice until a moment, and show it again", () => {
    const until = "2026-11-27T09:00:00Z"
    const later: Event = { _tag: "NoticesPostponed", notices: [one], until }
    given()
      .when({ _tag: "PostponeNotices", notices: [one], until })
      .records(later)
    given(later)
      .when({ _tag: "PostponeNotices", notices: [one], until })
      .recordsNothing()
    given(later)
      .when({ _tag: "PostponeNotices", notices: [one], until: null })
      .records({ _tag: "NoticesPostponed", notices: [one], until: null })
  })

  test("are kept for a bounded number of notices", () => {
    const id = (n: number) => `task.task${String(n).padStart(4, "0")}.done.ada00000`
    const state = Array.from({ length: 6_000 }, (_, n) => n).reduce<State>(
      (now, n) => notices.evolve(now, read(n, id(n))),
      notices.initial
    )
    expect(state.marks.size).toBe(5 * mostMarked)
    expect(state.marks.has(id(5_999))).toBe(true)
  })
})

describe("settings of notices", () => {
  const settings = { ...defaultSettings, digest: "08:30" }

  test("are recorded once", () => {
    const set: Event = { _tag: "NoticeSettingsSet", settings }
    given().when({ _tag: "SetNotices", settings }).records(set)
    given(set).when({ _tag: "SetNotices", settings }).recordsNothing()
  })

  test("let a kind without an entry through", () => {
    expect(reaches(defaultSettings, "done", "telegram")).toBe(true)
    const off = { kinds: { done: { dashboard: true, telegram: false } } }
    expect([reaches(off, "done", "dashboard"), reaches(off, "done", "telegram")]).toEqual([true, false])
  })

  test.each([
    ["21:00", "07:00", "20:59", false],
    ["21:00", "07:00", "21:00", true],
    ["21:00", "07:00", "00:00", true],
    ["21:00", "07:00", "07:00", false],
    ["12:00", "13:00", "12:30", true],
    ["12:00", "13:00", "13:00", false],
    ["12:00", "12:00", "12:00", false]
  ])("are quiet from %s to %s: at %s %s", (from, to, time, quiet) =>
    expect(isQuiet({ quiet: { from, to } }, time)).toBe(quiet)
  )
})

describe("notices", () => keepsItsProperties(notices, { Command, Event }))
