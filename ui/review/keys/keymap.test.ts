import { describe, expect, test } from "vitest"
import { specOf, verbIds } from "../../verbs/verbs.ts"
import { type Act, reviewBindings, type Situation } from "./keymap.ts"

const looking: Situation = {
  mode: "looking",
  on: "proposal",
  status: null,
  selected: 0,
  reasonWanted: false,
  mayAct: true
}
const keys = verbIds
  .filter(
    (id) =>
      id in
      reviewBindings(
        () => looking,
        () => {}
      )
  )
  .flatMap((id) => specOf(id).keys)
/** The effect of a key; null for no effect. */
const actOf = (key: string, now: Situation): Act | null => {
  let done: Act | null = null
  const actions = reviewBindings(
    () => now,
    (act) => {
      expect(done, `two effects of ${key}`).toBeNull()
      done = act
    }
  )
  for (const id of verbIds) {
    const action = actions[id]
    if (typeof action === "object" && specOf(id).keys.includes(key) && action.may()) action.run(key)
  }
  return done
}
/** The verbs that any key has. */
const verbsOf = (now: Situation): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const key of keys) {
    const act = actOf(key, now)
    if (act !== null) found.add(act.is === "do" ? act.verb : act.is)
  }
  return [...found].toSorted()
}

describe("the keys", () => {
  test("of a statement approve it as done too, and for several only if all have one state", () => {
    const statement: Situation = { ...looking, status: "withdrawn" }
    expect(actOf("4", statement)).toEqual({ is: "do", verb: "done" })
    expect(actOf("4", { ...statement, selected: 2 })).toEqual({ is: "do", verb: "done" })
    expect(actOf("4", { ...statement, mayAct: false })).toBeNull()
    expect(actOf("4", looking)).toBeNull()
  })

  test("of a proposal are all nine, and no reason before there is a rejection", () => {
    expect(verbsOf(looking)).toEqual(
      ["approve", "merge", "reject", "edit", "snooze", "next", "previous", "select", "fold"].toSorted()
    )
  })

  test("give the reason of a rejection, while the message waits for it", () => {
    expect(actOf("n", { ...looking, reasonWanted: true })).toEqual({ is: "reason", reason: "noise" })
    expect(actOf("1", { ...looking, reasonWanted: true })).toEqual({ is: "do", verb: "approve" })
    expect(actOf("n", looking)).toBeNull()
  })

  test("of the card of labels confirm or change them", () => {
    expect(verbsOf({ ...looking, on: "labels" })).toEqual(["approve", "edit", "next", "previous", "fold"].toSorted())
  })

  test("decide nothing on an entry that another person decided", () => {
    expect(verbsOf({ ...looking, on: null })).toEqual(["next", "previous", "fold"].toSorted())
  })

  test("of a viewer move about, and decide nothing", () => {
    expect(verbsOf({ ...looking, selected: 2, mayAct: false })).toEqual(["next", "previous", "fold"].toSorted())
  })

  test("approve and reject the selected entries only", () => {
    expect(verbsOf({ ...looking, on: null, selected: 2 })).toEqual(
      ["approve", "reject", "next", "previous", "fold"].toSorted()
    )
    expect(verbsOf({ ...looking, selected: 2 })).not.toContain("merge")
  })

  test("are plain letters while a draft is edited, and choose a target while merging", () => {
    expect(verbsOf({ ...looking, mode: "editing" })).toEqual([])
    expect(actOf("3", { ...looking, mode: "merging" })).toEqual({ is: "choose", nth: 2 })
    expect(actOf("j", { ...looking, mode: "merging" })).toEqual({ is: "do", verb: "next" })
    expect(actOf("x", { ...looking, mode: "merging" })).toBeNull()
  })
})
