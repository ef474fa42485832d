import { expect, test } from "vitest"
import { chatKey } from "./chatKey.ts"

test.each([
  [-1_004_000_000_006, "4000000006"],
  [-1_001_234_567_890, "1234567890"],
  [-1_997_852_516_352, "997852516352"],
  [-456_789, "456789"],
  [12_345, "12345"],
  [4_000_000_006, "4000000006"]
])("the chat %s is known as %s, live and in exports", (id, key) => expect(chatKey(id)).toBe(key))
