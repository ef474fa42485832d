import { expect, test } from "vitest"
import { roomTroubles } from "./room.ts"

test.each([
  [0, 1000],
  [799, 1000],
  [1_000_000, -1]
])("%d bytes of %d are room enough", (bytes, limit) => expect(roomTroubles("INBOX", bytes, limit)).toEqual([]))

test.each([
  [800, 1000, "80 %"],
  [1000, 1000, "100 %"]
])("%d bytes of %d: %s", (bytes, limit, share) => {
  expect(roomTroubles("INBOX", bytes, limit)).toMatchObject([
    { code: "stream-nearly-full", message: expect.stringContaining(`INBOX has used ${share}`), stops: [] }
  ])
})
