import { describe, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, slot } from "./slot.ts"

const given = givenFor(slot)
const mine = "evt.person.ada00001"
const theirs = "evt.person.bo000002"
const taken: Event = { _tag: "SlotTaken", holder: mine }
const released: Event = { _tag: "SlotReleased", holder: mine }

describe("a slot", () => {
  test("is taken by the first holder that asks", () => given().when({ _tag: "TakeSlot", holder: mine }).records(taken))

  test("cannot be taken from its holder", () =>
    given(taken).when({ _tag: "TakeSlot", holder: theirs }).refuses({ because: "taken" }))

  test("taken twice by one holder records nothing the second time", () =>
    given(taken).when({ _tag: "TakeSlot", holder: mine }).recordsNothing())

  test("is released by its holder", () => given(taken).when({ _tag: "ReleaseSlot", holder: mine }).records(released))

  test("cannot be released by another holder", () =>
    given(taken).when({ _tag: "ReleaseSlot", holder: theirs }).refuses({ because: "held-by-another" }))

  test("released twice records nothing the second time", () =>
    given(taken, released).when({ _tag: "ReleaseSlot", holder: mine }).recordsNothing())

  test("that was never taken is released without an event", () =>
    given().when({ _tag: "ReleaseSlot", holder: mine }).recordsNothing())

  test("may be taken by another holder after its release", () =>
    given(taken, released).when({ _tag: "TakeSlot", holder: theirs }).records({ _tag: "SlotTaken", holder: theirs }))

  test("is passed from its holder to the next one", () =>
    given(taken).when({ _tag: "PassSlot", from: mine, to: theirs }).records({ _tag: "SlotTaken", holder: theirs }))

  test("that is free is passed from no holder", () =>
    given().when({ _tag: "PassSlot", from: null, to: mine }).records(taken))

  test("is not passed from a former holder", () =>
    given(taken).when({ _tag: "PassSlot", from: null, to: theirs }).refuses({ because: "held-by-another" }))

  test("passed twice to one holder records nothing the second time", () =>
    given(taken).when({ _tag: "PassSlot", from: null, to: mine }).recordsNothing())

  keepsItsProperties(slot, { Command, Event })
})
