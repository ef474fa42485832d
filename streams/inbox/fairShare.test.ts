import { expect, test } from "vitest"
import { fairlyLeft } from "./fairShare.ts"

/** Takes single bytes in turns until no user may take one. */
const takenBy = (users: number, room: number) => {
  const own = Array.from({ length: users }, () => 0)
  const taken = () => own.reduce((sum, each) => sum + each, 0)
  let before = -1
  while (taken() > before) {
    before = taken()
    own.forEach((bytes, user) => (own[user] = bytes + Math.min(1, Math.floor(fairlyLeft(room, taken(), bytes)))))
  }
  return own
}

test.each([
  [1, [600]],
  [2, [400, 400]],
  [3, [300, 300, 300]]
])("%i users that take all they get leave as much as each of them has", (users, taken) =>
  expect(takenBy(users, 1200)).toEqual(taken)
)

test("a user that comes later finds room", () => {
  expect(fairlyLeft(1200, 600, 0)).toBe(300)
})

test("is never negative, also after the room has shrunk", () => {
  expect(fairlyLeft(100, 600, 600)).toBe(0)
  expect(fairlyLeft(100, 600, 0)).toBe(0)
})
