import { expect, test } from "vitest"
import { linkableOrigin } from "./linkableOrigin.ts"

test.each([
  ["https://tasks.example.org", true],
  ["http://192.168.1.4:3000", true],
  ["http://localhost:3000", false],
  ["http://[::1]:3000", false],
  [null, false]
])("messages link to %s: %s", (origin, isLinked) => expect(linkableOrigin(origin)).toBe(isLinked ? origin : null))
