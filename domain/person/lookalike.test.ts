import { expect, test } from "vitest"
import { skeletonOf } from "./lookalike.ts"

const alike = (one: string, other: string) => skeletonOf(one) === skeletonOf(other)

test.each([
  ["Owner", "owner"],
  ["Owner", "\u041ewner"],
  ["Owner", "0wner"],
  ["Owner", "Ow\u200bner"],
  ["Owner", "Ow\u00adner"],
  ["Owner", " Owner\u00a0"],
  ["Owner", "\uff2fwner"],
  ["Ada Lovelace", "Ada  Lovelace"],
  ["Ada", "\u0410d\u0430"],
  ["Ada", "\u00c1da"],
  ["Ilya", "llya"],
  ["Marna", "Mama"],
  ["Olena", "Olena\u2800".replace("\u2800", "\u2060")],
  ["\u041e\u043b\u0435\u043d\u0430", "O\u043be\u043da"]
])("%s and %s look alike", (one, other) => expect(alike(one, other)).toBe(true))

test.each([
  ["Ada", "Bo"],
  ["Olga Smith", "Olga Jones"],
  ["\u041e\u043b\u0435\u043d\u0430", "\u041e\u043b\u044c\u0433\u0430"],
  ["Ivan", "Ivanna"]
])("%s and %s do not look alike", (one, other) => expect(alike(one, other)).toBe(false))
