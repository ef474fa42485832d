import { describe, expect, test } from "vitest"
import { actOf, allKeys, type Situation } from "./keymap.ts"

const looking: Situation = {
  mode: "looking",
  on: "proposal",
  status: null,
  selected: 0,
  reasonWanted: false,
  mayAct: true
}
const verbs = (now: Situation) =>
  allKeys.flatMap((key) => {
    const act = actOf(key, now)
    if (act === null) return []
    return [act.is === "do" ? act.verb : act.is]
  })

describe("the keys", () => {
  test("of a statement approve it as done too, and for several only if all have one state", () => {
    const statement: Situation = { ...looking, status: "withdrawn" }
    expect(actOf("4", statement)).toEqual({ is: "do", verb: "done" })
    expect(actOf("4", { ...statement, selected: 2 })).toEqual({ is: "do", verb: "done" })
    expect(actOf("4", { ...statement, mayAct: false })).toBeNull()
    expect(actOf("4", looking)).toBeNull()
  })

  test("of a proposal are all ten, and no reason before there is a rejection", () => {
    expect(verbs(looking)).toEqual([
      "approve",
      "merge",
      "reject",
      "edit",
      "snooze",
      "next",
      "previous",
      "select",
      "fold",
      "undo"
    ])
  })

  test("give the reason of a rejection, while the notice waits for it", () => {
    expect(actOf("n", { ...looking, reasonWanted: true })).toEqual({ is: "reason", reason: "noise" })
    expect(actOf("1", { ...looking, reasonWanted: true })).toEqual({ is: "do", verb: "approve" })
    expect(actOf("n", looking)).toBeNull()
  })

  test("of a classification confirm or correct it", () => {
    expect(verbs({ ...looking, on: "classified" })).toEqual([
      "approve",
      "edit",
      "next",
      "previous",
      "select",
      "fold",
      "undo"
    ])
  })

  test("decide nothing on an entry that another person decided", () => {
    expect(verbs({ ...looking, on: null })).toEqual(["next", "previous", "fold", "undo"])
  })

  test("of a viewer move about, and decide nothing", () => {
    expect(verbs({ ...looking, selected: 2, mayAct: false })).toEqual(["next", "previous", "fold"])
  })

  test("approve and reject the selected entries only", () => {
    expect(verbs({ ...looking, on: null, selected: 2 })).toEqual([
      "approve",
      "reject",
      "next",
      "previous",
      "fold",
      "undo"
    ])
    expect(verbs({ ...looking, selected: 2 })).not.toContain("merge")
  })

  test("are plain letters while a draft is edited, and choose a target while merging", () => {
    expect(verbs({ ...looking, mode: "editing" })).toEqual([])
    expect(actOf("3", { ...looking, mode: "merging" })).toEqual({ is: "choose", nth: 2 })
    expect(actOf("j", { ...looking, mode: "merging" })).toEqual({ is: "do", verb: "next" })
    expect(actOf("x", { ...looking, mode: "merging" })).toBeNull()
  })
})
